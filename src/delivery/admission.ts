/** The way of an answer to the pace: it waits until the pacer lets it go, so that nobody's answers slow what is broadcast. */

import type { Address, ChatKind, Instant } from '../news.ts'
import type { ChatScope } from './chat-pace.ts'
import type { Pacer } from './pace.ts'

export type AdmissionParts = {
  pacer: Pick<Pacer, 'answer'>
  /** The chat as the worker knows it, so that both keep its one budget. */
  scopeOf(chat: Address): Promise<ChatScope>
  now: () => Instant
  wait(milliseconds: number): Promise<void>
}

/** Resolves when one message of an answer may be sent there. */
export function createAdmission({ pacer, scopeOf, now, wait }: AdmissionParts) {
  return async (chat: Address, kind: ChatKind): Promise<void> => {
    const scope = await scopeOf(chat)
    for (let at = pacer.answer(scope, kind); at > 0; at = pacer.answer(scope, kind)) {
      await wait(Math.max(1, at - now()))
    }
  }
}
