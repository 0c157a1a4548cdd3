/** The place that a chat stands in, so that what befalls a group reaches its threads too. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const places: Migration = {
  async up(db: Kysely<never>) {
    await sql`alter table chats add column place_key text`.execute(db)
    await sql`create index chats_place on chats (place_key) where place_key is not null`.execute(db)
  },
}
