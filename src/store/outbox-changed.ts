/** What an editor's change reaches, and what became of it in each chat. */

import { sql } from 'kysely'
import type { ChatKind, OperationKind, OperationState } from '../news.ts'
import type { Base } from './base.ts'
import type { ChangedPosts, Outbox } from './ports/outbox.ts'
import { openFailure } from './receipts.ts'

type Row = {
  kind: OperationKind
  state: OperationState
  chat_id: number | null
  platform: string | null
  chat_kind: ChatKind | null
  address_sealed: string | null
  title_sealed: string | null
  failure_sealed: string | null
  paused: string | null
  count: number | bigint
}

export async function ofChange(base: Base, change: number): ReturnType<Outbox['ofChange']> {
  const { db, seal } = base
  const fanout = await db
    .selectFrom('fanouts')
    .select(['item_id', 'story_id', 'verb', 'created_at', 'done_at'])
    .where('id', '=', change)
    .executeTakeFirst()
  if (!fanout?.verb) return undefined
  const rows = await changedRows(base, change, fanout.story_id)
  return {
    item: fanout.item_id,
    verb: fanout.verb,
    at: fanout.created_at,
    planning: fanout.done_at === null,
    operations: rows.map((row): ChangedPosts['operations'][number] => {
      const failure = openFailure(seal, row.failure_sealed)
      return {
        ...placeOf(base, row),
        kind: row.kind,
        state: row.state,
        ...(failure ? { failure } : {}),
        ...(row.paused === null ? {} : { paused: row.paused }),
        count: Number(row.count),
      }
    }),
  }
}

function placeOf({ seal }: Base, row: Row): Pick<ChangedPosts['operations'][number], 'place'> {
  const { chat_id: chat, platform, chat_kind: kind, address_sealed: sealed } = row
  if (chat === null || platform === null || kind === null || sealed === null) return {}
  const title = row.title_sealed === null ? {} : { title: seal.open(row.title_sealed) }
  return { place: { chat, platform, kind, address: seal.open(sealed), ...title } }
}

/** Grouped by what is told of them: each place alone, private chats together but for each failure. */
async function changedRows({ db }: Base, change: number, story: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select kind, state, chat_id, platform, chat_kind, address_sealed, title_sealed, failure_sealed, paused,
      count(*) as count
    from (
      select operations.kind, operations.state, operations.failure_sealed,
        case when chats.kind <> 'private' then chats.id end as chat_id,
        case when chats.kind <> 'private' then chats.platform end as platform,
        case when chats.kind <> 'private' then chats.kind end as chat_kind,
        case when chats.kind <> 'private' then chats.address_sealed end as address_sealed,
        case when chats.kind <> 'private' then chats.title_sealed end as title_sealed,
        case when chats.state = 'paused' then coalesce(chats.reason, 'paused') end as paused
      from operations join chats on chats.id = operations.chat_id
      where operations.revision = ${change}
        and operations.post_id in (
          select post_items.post_id from post_items join items on items.id = post_items.item_id
          where items.story_id = ${story}
          union select posts.id from posts
          where posts.subject = 'notice' and posts.revision = ${change}
          union select removals.post_id from operations as removals
          where removals.kind = 'retract' and removals.revision = ${change})
    ) as changed
    where not (state = 'cancelled' and failure_sealed is null)
    group by kind, state, chat_id, platform, chat_kind, address_sealed, title_sealed, failure_sealed, paused
    order by chat_id, kind, state`.execute(db)
  return rows
}

export async function reach({ db }: Base, item: number): ReturnType<Outbox['reach']> {
  const { rows } = await sql<{ private: number; count: number | bigint }>`
    select private, count(*) as count
    from (
      select distinct chats.id, case when chats.kind = 'private' then 1 else 0 end as private
      from post_items join posts on posts.id = post_items.post_id
        join chats on chats.id = post_items.chat_id
      where post_items.item_id = ${item} and posts.state <> 'gone' and chats.state <> 'gone'
    ) as reached
    group by private`.execute(db)
  const of = (kind: number) => Number(rows.find((row) => row.private === kind)?.count ?? 0)
  return { shared: of(0), private: of(1) }
}
