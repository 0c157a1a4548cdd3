/** Answers in private chats: their sealed ids, for as long as the platforms let them be deleted. */

import { addressKey } from './addresses.ts'
import type { Base } from './base.ts'
import { insertRows } from './bulk.ts'
import type { Answers } from './ports/people.ts'

/** 48 hours, in milliseconds: the Bot API deletes nothing that is older. */
export const answersKept = 48 * 60 * 60_000

export const createAnswers = (base: Base): Answers => ({
  add: (chat, receipts, now) =>
    base.write(async (tx) => {
      if (receipts.length === 0) return
      const { seal } = base
      const rows = receipts.map((receipt) => ({
        chat_key: addressKey(seal, chat),
        receipt_sealed: seal.seal(JSON.stringify(receipt)),
        sent_at: now,
      }))
      await insertRows(base, 'answers', rows).execute(tx)
    }),
})
