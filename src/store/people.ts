/** People who speak to the bot: a sealed address and a language, nothing else. */

import { sql } from 'kysely'
import { addressKey, sealedAddress } from './addresses.ts'
import type { Base } from './base.ts'
import type { People, Person } from './ports/chats.ts'

type Row = { id: number; language: string | null }

const toPerson = ({ id, language }: Row): Person => ({ id, ...(language ? { language } : {}) })

export function createPeople({ db, seal, write }: Base): People {
  return {
    async byAddress(address) {
      const row = await db
        .selectFrom('people')
        .select(['id', 'language'])
        .where('address_key', '=', addressKey(seal, address))
        .executeTakeFirst()
      return row && toPerson(row)
    },

    put: (address, { language }, now) =>
      write(async (tx) => {
        const row = await tx
          .insertInto('people')
          .values({
            ...sealedAddress(seal, address),
            language: language ?? null,
            created_at: now,
          })
          .onConflict((conflict) =>
            conflict
              .column('address_key')
              .doUpdateSet({ language: sql`coalesce(excluded.language, people.language)` }),
          )
          .returning(['id', 'language'])
          .executeTakeFirstOrThrow()
        return toPerson(row)
      }),
  }
}
