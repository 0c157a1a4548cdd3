/** A loop: runs a step again and again, waits as long as the step says or until woken, and stops cleanly. */

import type { Events } from '../events.ts'
import type { Instant } from '../news.ts'

export type Loop = {
  start(): void
  /** Something may be due: the wait ends now. */
  wake(): void
  /** Resolves when the step in hand is done. */
  stop(): Promise<void>
}

/** After a step that failed. */
const faultDelay = 1_000

/** @param step resolves to when it wants to run again */
export function createLoop(
  name: string,
  step: () => Promise<Instant>,
  { events, now }: { events: Events; now: () => Instant },
): Loop {
  let running: Promise<void> | undefined
  let stopped = false
  let woken = false
  let endWait = () => {}

  function waitUntil(at: Instant): Promise<void> {
    return new Promise((resolve) => {
      if (woken || stopped) return resolve()
      const timer = setTimeout(resolve, Math.max(0, at - now()))
      endWait = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      let next = now() + faultDelay
      try {
        next = await step()
      } catch (error) {
        events.emit({ type: 'fault', where: name, detail: String(error) })
      }
      await waitUntil(next)
    }
  }

  return {
    start() {
      running ??= run()
    },
    wake() {
      woken = true
      endWait()
    },
    async stop() {
      stopped = true
      endWait()
      await running
    },
  }
}
