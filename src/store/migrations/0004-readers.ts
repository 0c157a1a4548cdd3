/** What readers choose, what stands behind their buttons, and what they were answered. */

import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectName } from '../base.ts'

export const readers = (dialect: DialectName): Migration => ({
  async up(db: Kysely<never>) {
    const int = dialect === 'sqlite' ? 'integer' : 'bigint'
    for (const statement of statements(int)) await sql.raw(statement).execute(db)
  },
})

const statements = (int: string) => [
  `alter table people add column news_languages text`,
  `alter table people add column digits text`,
  `alter table people add column text_only ${int}`,
  `alter table people add column chat_id ${int} references chats (id) on delete set null`,
  `create index people_chat on people (chat_id) where chat_id is not null`,
  // By the chat's keyed hash: who only asks is no chat that posts go to. Nothing was ever kept in the first table.
  `drop table queries`,
  `create table queries (id text not null, chat_key text not null, sealed text not null,
    expires_at ${int} not null, primary key (chat_key, id))`,
  `create index queries_ended on queries (expires_at)`,
  `create table answers (chat_key text not null, receipt_sealed text not null,
    sent_at ${int} not null)`,
  `create index answers_chat on answers (chat_key)`,
  `create index answers_ended on answers (sent_at)`,
]
