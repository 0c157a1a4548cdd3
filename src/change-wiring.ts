/** Editors are told what becomes of their changes: what is told, to whom, and the loop that looks. */

import type { Adapter } from '../adapters/adapter.ts'
import { createReportMessages } from '../messages/change-report.ts'
import { createTeam } from './command-parts.ts'
import { createChangeWatch } from './desk/change-watch.ts'
import type { Engine } from './engine.ts'
import type { Platform } from './news.ts'
import type { LeaseHolder } from './running/lease-holder.ts'
import { createLoop } from './running/loop.ts'
import type { Loop } from './running/loop.ts'
import { createNotifier } from './trouble-wiring.ts'

/** Between two edits of a report; also when what another process changed is seen. */
const lookEvery = 2_000

/** Under the scheduler's lease: of several processes one tells. */
export function createChangeLoop(
  engine: Engine,
  adapters: Map<Platform, Adapter>,
  scheduler: LeaseHolder,
): Loop {
  const { store, texts, editing, events, now } = engine
  const messages = createReportMessages(texts)
  const look = createChangeWatch({
    outbox: store.outbox,
    report: editing.report,
    team: createTeam(store),
    notify: createNotifier(engine, adapters),
    say: messages.report,
    now,
  })
  const loop = createLoop(
    'reports of changes',
    async () => {
      if (await scheduler.hold()) await look()
      return now() + lookEvery
    },
    { events, now },
  )
  events.on(({ type }) => {
    if (type === 'item-revised') loop.wake()
  })
  return {
    ...loop,
    async stop() {
      await loop.stop()
      await scheduler.release()
    },
  }
}
