/** Tells once that everything that was set up works, or is refused and so waited for no longer. */

import type { Events } from '../events.ts'
import type { Platform } from '../news.ts'

/** @param missing what is waited for, in words */
export function tellReady(events: Events, missing: () => string[]): void {
  const connected = new Set<Platform>()
  const changes = ['started', 'platform-ready', 'platform-refused']
  const stop = events.on((event) => {
    if (event.type === 'platform-ready') connected.add(event.platform)
    if (!changes.includes(event.type) || missing().length > 0) return
    stop()
    // The console is there with any start.
    events.emit({ type: 'ready', platforms: [...connected].filter((name) => name !== 'console') })
  })
}
