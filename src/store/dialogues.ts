/** What an editor is in the middle of: one a private chat, sealed, and over after an hour without a word. */

import { addressKey } from './addresses.ts'
import type { Base } from './base.ts'
import type { Dialogues } from './ports/people.ts'

/** One hour, in milliseconds. */
export const dialogueKept = 60 * 60_000

export const createDialogues = ({ db, seal, write }: Base): Dialogues => ({
  put: (chat, { item, state }, now) =>
    write(async (tx) => {
      const said = { item_id: item, sealed: seal.seal(state), expires_at: now + dialogueKept }
      await tx
        .insertInto('dialogues')
        .values({ chat_key: addressKey(seal, chat), ...said })
        .onConflict((conflict) => conflict.column('chat_key').doUpdateSet(said))
        .execute()
    }),

  async get(chat, now) {
    const row = await db
      .selectFrom('dialogues')
      .select('sealed')
      .where('chat_key', '=', addressKey(seal, chat))
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row && seal.open(row.sealed)
  },

  end: (chat) =>
    write(async (tx) => {
      const chatKey = addressKey(seal, chat)
      await tx.deleteFrom('dialogues').where('chat_key', '=', chatKey).execute()
    }),
})
