/** Forgetting a person at their word, and with it the bot's latest messages where they wish. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { Receipt } from '../../adapters/adapter.ts'
import type { Address, Instant } from '../news.ts'
import type { People } from '../store/ports/people.ts'

export type ForgettingParts = {
  people: Pick<People, 'forget'>
  /** Deletes a message of the bot. */
  retract(receipt: Receipt, chat: Address): Promise<void>
}

export type Forget = ReturnType<typeof createForgetting>

export const createForgetting =
  ({ people, retract }: ForgettingParts) =>
  /** `messages`: those of the last 48 hours are deleted as well, as far as the platform lets them. */
  async (
    { person, chat }: { person: Address; chat: Address },
    { messages, now }: { messages: boolean; now: Instant },
  ): Promise<void> => {
    const receipts = await people.forget(person, chat, now)
    for (const receipt of messages ? receipts : []) {
      await retract(receipt, chat).catch((error: unknown) => {
        // What cannot be deleted stays, as the answer says; its id is forgotten all the same.
        if (!(error instanceof DeliveryFailure)) throw error
      })
    }
  }
