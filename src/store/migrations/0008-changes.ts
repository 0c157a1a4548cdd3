/** What an editor's change is, and the short reply that tells of it. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectName } from '../base.ts'

export const changes = (dialect: DialectName): Migration => ({
  async up(db: Kysely<never>) {
    const int = dialect === 'sqlite' ? 'integer' : 'bigint'
    for (const statement of statements(int)) await sql.raw(statement).execute(db)
  },
})

const statements = (int: string) => [
  `alter table item_revisions add column verb text`,
  `alter table fanouts add column verb text`,
  `alter table fanouts add column tells ${int} not null default 0`,
  `alter table fanouts add column deletes ${int} not null default 0`,
  `alter table posts add column subject text not null default 'item'`,
  // No plan that is made twice doubles a reply.
  `create unique index posts_notice on posts (revision, chat_id) where subject = 'notice'`,
  `create index posts_answering on posts (reply_to) where subject = 'notice'`,
]
