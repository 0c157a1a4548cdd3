/** The way of an answer to the pace: it waits until the pacer lets it go, so that nobody's answers slow what is broadcast. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { Address, ChatKind, Instant } from '../news.ts'
import type { ChatScope } from './chat-pace.ts'
import type { Pacer } from './pace.ts'

export type AdmissionParts = {
  pacer: Pick<Pacer, 'answer'>
  /** The chat as the worker knows it, so that both keep its one budget. */
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

/** Resolves when one message of an answer may be sent there; rejects with `DeliveryFailure` where that is too far off. */
export function createAdmission({ pacer, scopeOf, now, wait, closing }: AdmissionParts) {
  return async (chat: Address, kind: ChatKind): Promise<void> => {
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
}
