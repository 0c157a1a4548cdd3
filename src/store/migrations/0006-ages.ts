/** What is old is found without reading what is not. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const ages: Migration = {
  up: async (db: Kysely<never>) => {
    await sql`create index renderings_age on renderings (created_at)`.execute(db)
  },
}
