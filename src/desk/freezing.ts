/** Stopping everything and letting it go again: the one use case behind chat, CLI and console. */

import type { Events } from '../events.ts'
import type { Freezes } from '../store/ports/freezes.ts'

/** As the port; what changes is also told to this process at once. */
export type Freezing = Freezes

export const createFreezing = (freezes: Freezes, events: Pick<Events, 'emit'>): Freezing => ({
  current: freezes.current,
  endedBy: freezes.endedBy,

  async freeze(options) {
    const changed = await freezes.freeze(options)
    if (changed) events.emit({ type: 'freeze-changed', frozen: true })
    return changed
  },

  async thaw(options) {
    const changed = await freezes.thaw(options)
    if (changed) events.emit({ type: 'freeze-changed', frozen: false })
    return changed
  },
})
