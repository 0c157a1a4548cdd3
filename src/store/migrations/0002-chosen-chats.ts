/** A fan-out may be for chosen chats alone. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A JSON array of chat ids; null means every chat. */
export const chosenChats: Migration = {
  up: async (db: Kysely<never>) => {
    await sql`alter table fanouts add column chats text`.execute(db)
  },
}
