/** What Barid says to a person in private by itself: which posts show which notice. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectName } from '../base.ts'

export const notices = (dialect: DialectName): Migration => ({
  async up(db: Kysely<never>) {
    const int = dialect === 'sqlite' ? 'integer' : 'bigint'
    for (const statement of statements(int)) await sql.raw(statement).execute(db)
  },
})

const statements = (int: string) => [
  // `rendering` is what the post should show, which may not be there yet.
  `create table post_notices (post_id ${int} not null references posts (id) on delete cascade,
    chat_id ${int} not null, key text not null, part ${int} not null, rendering text not null,
    unique (chat_id, key, part))`,
  `create index post_notices_post on post_notices (post_id)`,
  `create index post_notices_key on post_notices (key)`,
]
