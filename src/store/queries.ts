/** What stands behind a "More" button: sealed, of one chat, and gone after a while. */

import { sql } from 'kysely'
import { addressKey } from './addresses.ts'
import type { Base } from './base.ts'
import type { Queries } from './ports/people.ts'

/** 90 days, in milliseconds: buttons work for weeks. */
export const queriesKept = 90 * 24 * 60 * 60_000

export const createQueries = ({ db, seal, write }: Base): Queries => ({
  put: (chat, query, now) =>
    write(async (tx) => {
      const key = addressKey(seal, chat)
      // The same words in one chat are one row, and no randomness is needed.
      const id = seal.keyedHash(`query ${chat} ${query}`).slice(0, 16)
      await tx
        .insertInto('queries')
        .values({ id, chat_key: key, sealed: seal.seal(query), expires_at: now + queriesKept })
        .onConflict((conflict) =>
          conflict
            .columns(['chat_key', 'id'])
            .doUpdateSet({ expires_at: sql.ref('excluded.expires_at') }),
        )
        .execute()
      return id
    }),

  async get(id, chat, now) {
    const row = await db
      .selectFrom('queries')
      .select('sealed')
      .where('chat_key', '=', addressKey(seal, chat))
      .where('id', '=', id)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row && seal.open(row.sealed)
  },
})
