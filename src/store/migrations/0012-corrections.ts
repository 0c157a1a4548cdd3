/** What corrections must know of posts besides what they show. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectName } from '../base.ts'

export const corrections = (dialect: DialectName): Migration => ({
  async up(db: Kysely<never>) {
    const int = dialect === 'sqlite' ? 'integer' : 'bigint'
    for (const statement of statements(int)) await sql.raw(statement).execute(db)
  },
})

const statements = (int: string) => [
  // When people changed it, as far as the platform told.
  `alter table posts add column changed_at ${int}`,
]
