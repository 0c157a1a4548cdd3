/** What needs a person is counted without reading what was sent. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const openOperations: Migration = {
  up: async (db: Kysely<never>) => {
    await sql`create index operations_troubled on operations (platform, state)
      where state in ('unknown', 'rejected', 'failed')`.execute(db)
  },
}
