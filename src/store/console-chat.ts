/** What is said in the console's chat: sealed, and no more than its newest part. */

import { addressKey } from './addresses.ts'
import type { Base } from './base.ts'
import type { ConsoleChat } from './ports/console-chat.ts'

/** 90 days, in milliseconds: buttons work for weeks. */
export const saidKept = 90 * 24 * 60 * 60_000

/** Entries of a chat. */
const longest = 200

export const createConsoleChat = ({ db, seal, write }: Base): ConsoleChat => ({
  async all(chat) {
    const rows = await db
      .selectFrom('console_chat')
      .select(['entry', 'sealed'])
      .where('chat_key', '=', addressKey(seal, chat))
      .orderBy('id')
      .execute()
    return rows.map(({ entry: id, sealed }) =>
      sealed === null ? { id } : { id, content: seal.open(sealed) },
    )
  },

  async erased(chat) {
    const rows = await db
      .selectFrom('console_chat')
      .select('entry')
      .where('chat_key', '=', addressKey(seal, chat))
      .where('sealed', 'is', null)
      .execute()
    return rows.map((row) => row.entry)
  },

  put: (chat, { id, content }, now) =>
    write(async (tx) => {
      const chatKey = addressKey(seal, chat)
      const said = { sealed: seal.seal(content), said_at: now }
      await tx
        .insertInto('console_chat')
        .values({ chat_key: chatKey, entry: id, ...said })
        .onConflict((conflict) => conflict.columns(['chat_key', 'entry']).doUpdateSet(said))
        .execute()
      const tooOld = tx
        .selectFrom('console_chat')
        .select('id')
        .where('chat_key', '=', chatKey)
        .orderBy('id', 'desc')
        .offset(longest)
        .limit(1)
      await tx
        .deleteFrom('console_chat')
        .where('chat_key', '=', chatKey)
        .where('id', '<=', tooOld)
        .execute()
    }),

  remove: (chat, id) =>
    write(async (tx) => {
      await tx
        .deleteFrom('console_chat')
        .where('chat_key', '=', addressKey(seal, chat))
        .where('entry', '=', id)
        .execute()
    }),
})
