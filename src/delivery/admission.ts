/** The way of an answer to the pace: it waits until the pacer lets it go, and what it is refused slows what is broadcast, too. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { Address, ChatKind, Instant, Platform } from '../news.ts'
import type { Holds } from '../store/ports/running.ts'
import type { ChatScope } from './chat-pace.ts'
import type { Pacer } from './pace.ts'

export type AdmissionParts = {
  pacer: Pick<Pacer, 'answer' | 'refused'>
  holds: Pick<Holds, 'set'>
  platform: Platform
  /** What stands for the chat's place, as for the worker, so that both keep its one budget. */
  scopeOf(chat: Address): Promise<ChatScope>
  now: () => Instant
  wait(milliseconds: number): Promise<void>
  /** No answer is waited for any longer. */
  closing(): boolean
}

/** Nobody waits longer for an answer, in milliseconds. */
const patience = 30_000

/** How soon it is noticed that Barid stops. */
const slice = 500

export function createAdmission(parts: AdmissionParts) {
  const { pacer, scopeOf, now, wait, closing } = parts

  /** Resolves when one message of an answer may be sent there; rejects with `DeliveryFailure` where that is too far off. */
  async function admit(chat: Address, kind: ChatKind): Promise<void> {
    const scope = await scopeOf(chat)
    const until = now() + patience
    for (let at = pacer.answer(scope, kind); at > 0; at = pacer.answer(scope, kind)) {
      if (at > until) throw new DeliveryFailure({ kind: 'rate-limited', detail: 'too-far-off' })
      while (now() < at) {
        if (closing()) throw new DeliveryFailure({ kind: 'rate-limited', detail: 'closing' })
        await wait(Math.min(slice, Math.max(1, at - now())))
      }
    }
  }

  /** The platform refused an answer there for so many milliseconds. Who has no chat in the store is remembered until the process ends. */
  async function limited(chat: Address, milliseconds: number): Promise<void> {
    const until = now() + milliseconds
    for (const hold of pacer.refused({ scope: await scopeOf(chat), until })) {
      const { scope } = hold
      if (typeof scope === 'number' || scope === 'bot')
        await parts.holds.set(parts.platform, scope, hold.until)
    }
  }

  return { admit, limited }
}
