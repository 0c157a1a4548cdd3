/** What becomes of a story in none of the wanted languages, as chosen for a chat or by a reader. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Null means the default. */
export const otherLanguage: Migration = {
  async up(db: Kysely<never>) {
    await sql`alter table chats add column other_language text`.execute(db)
    await sql`alter table people add column other_language text`.execute(db)
  },
}
