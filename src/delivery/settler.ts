/** Settles what became of calls, many in one transaction: it is kept until the store has taken it. */

import type { Instant } from '../news.ts'
import type { Outbox, Settlement } from '../store/ports/outbox.ts'
import type { Lease } from '../store/ports/running.ts'

export type Settler = {
  /** Resolves when it was tried. */
  settle(settlement: Settlement, under: Lease): Promise<void>
  /** What waits goes now, along with what else is being written. */
  haste(): void
  /** Tries again what the store did not take. */
  flush(): Promise<void>
  /** How many are not in the store yet, for all that they were tried. */
  left(): number
}

/**
 * Answers of the platform that come within so many milliseconds share a transaction: as long as others are awaited that may share
 * it, and few; else for a short time.
 */
const together = { long: 200, short: 30, few: 30 }

/** Operations of one transaction at most. */
const most = 200

type Entry = { settlement: Settlement; under: Lease; tried: () => void }

/** A locked or full database delays a settlement and loses nothing. */
export function createSettler(
  outbox: Pick<Outbox, 'settle'>,
  onFault: (error: unknown) => void,
  now: () => Instant,
  /** True where nobody is served by waiting, with so many that wait. */
  hurries: (waiting: number) => boolean,
): Settler {
  let waiting: Entry[] = []
  let failed: Entry[] = []
  let draining: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let hastened = false

  async function take(batch: Entry[]): Promise<void> {
    for (const [lease, entries] of Map.groupBy(batch, (entry) => entry.under)) {
      const settlements = entries.map((entry) => entry.settlement)
      try {
        await outbox.settle(settlements, lease, now())
      } catch (error) {
        failed.push(...entries)
        onFault(error)
      }
    }
    for (const { tried } of batch) tried()
  }

  async function takeAll(): Promise<void> {
    while (waiting.length > 0) await take(waiting.splice(0, most))
    draining = undefined
  }

  function drain(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    hastened = false
    return (draining ??= takeAll())
  }

  function linger(): void {
    const isUrgent = waiting.length >= together.few || hurries(waiting.length)
    if (draining || (timer && (hastened || !isUrgent))) return
    clearTimeout(timer)
    hastened = isUrgent
    timer = setTimeout(() => void drain(), isUrgent ? together.short : together.long)
  }

  return {
    settle: (settlement, under) =>
      new Promise((tried) => {
        waiting.push({ settlement, under, tried })
        linger()
      }),
    haste() {
      if (waiting.length > 0) void drain()
    },
    async flush() {
      waiting.push(...failed)
      failed = []
      await drain()
    },
    left: () => failed.length,
  }
}
