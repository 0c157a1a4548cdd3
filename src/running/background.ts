/** What goes on in the background: planning of fan-outs, and re-reading of the archive when a topic changed. */

import type { FanoutRunner } from '../delivery/fanout.ts'
import type { Events } from '../events.ts'
import type { LeaseHolder } from './lease-holder.ts'
import { createLoop } from './loop.ts'
import type { Loop } from './loop.ts'
import type { Instant } from '../news.ts'
import type { Pipeline } from '../pipeline.ts'

type Surroundings = { events: Events; now: () => Instant }

/** What another process wrote is found within this time. */
const lookEvery = 250

/** Plans while there is something to plan, under the scheduler's lease. `planned` is told of each batch. */
export function createFanoutLoop(
  runner: FanoutRunner,
  scheduler: LeaseHolder,
  planned: () => void,
  { events, now }: Surroundings,
): Loop {
  const step = async () => {
    const due = (await scheduler.hold()) !== undefined && (await runner.pass())
    if (due) planned()
    return due ? now() : now() + lookEvery
  }
  const loop = createLoop('fan-out', step, { events, now })
  return {
    ...loop,
    async stop() {
      await loop.stop()
      await scheduler.release()
    },
  }
}

const rereadEvery = 1_000
const rereadBatch = 200

export function createRereadLoop(pipeline: Pipeline, { events, now }: Surroundings): Loop {
  const step = async () => {
    const { looked, changed, done } = await pipeline.reread(rereadBatch)
    if (looked > 0) events.emit({ type: 'archive-reread', items: looked, changed })
    return done ? now() + rereadEvery : now()
  }
  return createLoop('re-reading', step, { events, now })
}
