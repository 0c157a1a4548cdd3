/** What an editor is in the middle of, sealed. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectName } from '../base.ts'

export const dialogues = (dialect: DialectName): Migration => ({
  async up(db: Kysely<never>) {
    const int = dialect === 'sqlite' ? 'integer' : 'bigint'
    for (const statement of statements(int)) await sql.raw(statement).execute(db)
  },
})

const statements = (int: string) => [
  `create table dialogues (chat_key text primary key, item_id ${int} not null,
    sealed text not null, expires_at ${int} not null)`,
  // What is redacted leaves them too.
  `create index dialogues_item on dialogues (item_id)`,
  `create index dialogues_ended on dialogues (expires_at)`,
]
