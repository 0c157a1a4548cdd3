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
  // Whose words it holds; null for words of our own.
  `alter table renderings add column item_id ${int}`,
  `update renderings set item_id = named.item_id
    from (select rendering, min(item_id) as item_id
      from (select posts.rendering, post_items.item_id
          from posts join post_items on post_items.post_id = posts.id
        union all select operations.rendering, post_items.item_id
          from operations join post_items on post_items.post_id = operations.post_id) as shown
      group by rendering) as named
    where named.rendering = renderings.key`,
  // What nothing names any more could be found by no redaction.
  `delete from renderings where item_id is null
    and not exists (select 1 from posts where posts.rendering = renderings.key)
    and key not in (select rendering from operations)`,
  `create index renderings_item on renderings (item_id) where item_id is not null`,
  `alter table posts add column subject text not null default 'item'`,
  // No plan that is made twice doubles a reply.
  `create unique index posts_notice on posts (revision, chat_id) where subject = 'notice'`,
  // What a change removed is found also where another post took its place.
  `create index operations_removals on operations (revision) where kind = 'retract'`,
  `create index posts_answering on posts (reply_to) where subject = 'notice'`,
]
