/** An operation as the platform's calls that do it. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { PictureSource, Post, Receipt, Sender } from '../../adapters/adapter.ts'
import type { Language } from '../../messages/message.ts'
import type { ChatKind } from '../news.ts'
import type { ClaimedOperation } from '../store/ports/outbox.ts'

export type CallParts = {
  sender: Sender
  picture(hash: string): Promise<PictureSource | undefined>
  /** What takes the place of a post that is due to be removed where the platform removes it no more. */
  removed(language: Language, kind: ChatKind): Post
}

/** Rejects with `DeliveryFailure`; `signal` aborts it. `paid`: it goes faster than what is free. */
export type Call = (
  operation: ClaimedOperation,
  signal: AbortSignal,
  paid: boolean,
) => Promise<Receipt>

export function createCall({ sender, picture, removed }: CallParts): Call {
  const contextOf = (operation: ClaimedOperation, signal: AbortSignal) => ({
    marker: operation.marker,
    silent: operation.silent,
    picture,
    signal,
    ...(operation.replyTo ? { replyTo: operation.replyTo } : {}),
    ...(operation.firstAttemptAt ? { firstAttemptAt: operation.firstAttemptAt } : {}),
  })

  /** Both calls may be made again: a crash between them leaves a removal that is done again. */
  async function retract(
    operation: ClaimedOperation,
    receipt: Receipt,
    signal: AbortSignal,
  ): Promise<Receipt> {
    const { address, language, chatKind } = operation
    try {
      await sender.retract(receipt, address, signal)
      return receipt
    } catch (error) {
      if (!(error instanceof DeliveryFailure) || error.facts.detail !== 'too-old') throw error
      const notice = operation.withdraws ? operation.post : removed(language, chatKind)
      return sender.revise(notice, receipt, address, {
        ...contextOf(operation, signal),
        stays: true,
      })
    }
  }

  return async (operation, signal, paid) => {
    const { kind, post, receipt, address } = operation
    if (kind === 'send') {
      const context = contextOf(operation, signal)
      return sender.send(post, address, paid ? { ...context, paid } : context)
    }
    if (!receipt) throw new DeliveryFailure(noReceipt)
    if (kind === 'retract') return retract(operation, receipt, signal)
    if (kind === 'publish') {
      if (!sender.publish) throw new DeliveryFailure(notPublishable)
      await sender.publish(receipt, address, signal)
      return receipt
    }
    return sender.revise(post, receipt, address, contextOf(operation, signal))
  }
}

const notPublishable = { kind: 'malformed', detail: 'not-publishable' } as const

const noReceipt = {
  kind: 'malformed',
  detail: 'no-receipt',
  words: 'A person said that this post arrived. Its id is not known, so that it cannot be changed.',
} as const
