/** People who speak to the bot: a sealed address and what they chose, nothing else. */

import type { Transaction } from 'kysely'
import { addressKey, sealedAddress } from './addresses.ts'
import type { Base } from './base.ts'
import { forget } from './forgetting.ts'
import { kept, readers } from './kept.ts'
import { preferenceColumns, preferenceRow, toPreferences } from './people-rows.ts'
import type { People, Person, Preferences } from './ports/people.ts'
import type { Schema } from './schema.ts'

export function createPeople(base: Base): People {
  const { db, seal, write } = base
  return {
    async byAddress(address) {
      const row = await db
        .selectFrom('people')
        .select(['id', ...preferenceColumns])
        .where('address_key', '=', addressKey(seal, address))
        .executeTakeFirst()
      return row && { id: row.id, ...toPreferences(row) }
    },

    put: (address, change, now) =>
      write(async (tx): Promise<Person> => {
        const own = sealedAddress(seal, address)
        const changed = preferenceRow(change)
        const row = await tx
          .insertInto('people')
          .values({ ...own, ...changed, created_at: now })
          .onConflict((conflict) =>
            // The key is set to itself, so that the row comes back where nothing changes.
            conflict
              .column('address_key')
              .doUpdateSet({ address_key: own.address_key, ...changed }),
          )
          .returning(['id', 'chat_id', ...preferenceColumns])
          .executeTakeFirstOrThrow()
        if (row.chat_id !== null) await setChat(tx, row.chat_id, change)
        return { id: row.id, ...toPreferences(row) }
      }),

    kept: (person, chat) => kept(base, person, chat),
    forget: (person, chat, now) => forget(base, person, chat, now),
    readers: () => readers(base),
  }
}

/** What is planned for the private chat follows the person's choice from now on. */
async function setChat(
  tx: Transaction<Schema>,
  chat: number,
  { language, newsLanguages }: Preferences,
): Promise<void> {
  if (language !== undefined) {
    await tx.updateTable('chats').set({ language }).where('id', '=', chat).execute()
  }
  if (newsLanguages !== undefined) {
    const languages = JSON.stringify(newsLanguages)
    await tx.updateTable('subscriptions').set({ languages }).where('chat_id', '=', chat).execute()
  }
}
