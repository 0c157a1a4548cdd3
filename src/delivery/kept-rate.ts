/** What refusals have taught of the bot's rate, kept so that a process that takes over does not learn it by refusals of its own. */

import type { Platform } from '../news.ts'
import type { Rates } from '../store/ports/running.ts'
import type { Pacer } from './pace.ts'

export type KeptRateParts = {
  platform: Platform
  pacer: Pick<Pacer, 'learned' | 'goOn'>
  rates: Rates
}

export function createKeptRate({ platform, pacer, rates }: KeptRateParts) {
  let kept: string | undefined

  return {
    /** When the sender's lease was taken. */
    async restore(): Promise<void> {
      const learned = await rates.get(platform)
      if (learned) pacer.goOn(learned)
      kept = JSON.stringify(learned)
    },
    /** Writes where something was learned since, however often it is asked to. */
    async keep(): Promise<void> {
      const learned = pacer.learned()
      const written = JSON.stringify(learned)
      if (written === kept) return
      await rates.set(platform, learned)
      kept = written
    },
  }
}
