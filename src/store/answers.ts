/** Answers in private chats: their sealed ids, for as long as the platforms let them be deleted. */

import type { Receipt } from '../../adapters/adapter.ts'
import type { Address, Instant } from '../news.ts'
import { addressKey } from './addresses.ts'
import type { Base } from './base.ts'
import { insertRows } from './bulk.ts'
import { grouped } from './grouped.ts'
import type { Answers } from './ports/people.ts'

/** 48 hours, in milliseconds: the Bot API deletes nothing that is older. */
export const answersKept = 48 * 60 * 60_000

type Answer = { chat: Address; receipts: Receipt[]; now: Instant }

export function createAnswers(base: Base): Answers {
  const { seal } = base
  const add = grouped((answers: Answer[]) =>
    base.write(async (tx) => {
      const rows = answers.flatMap(({ chat, receipts, now }) =>
        receipts.map((receipt) => ({
          chat_key: addressKey(seal, chat),
          receipt_sealed: seal.seal(JSON.stringify(receipt)),
          sent_at: now,
        })),
      )
      await insertRows(base, 'answers', rows).execute(tx)
      return answers.map(() => {})
    }),
  )
  return {
    async add(chat, receipts, now) {
      if (receipts.length > 0) await add({ chat, receipts, now })
    },
  }
}
