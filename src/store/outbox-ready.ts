/** What may go now: the head of each chat's queue. Literal states, since SQLite's partial indexes ask for them. */

import { sql } from 'kysely'
import type { ChatKind, Instant, OperationKind, Platform } from '../news.ts'
import type { Base } from './base.ts'
import { isListed, listed, type Listed } from './bulk.ts'
import { frozenPriority } from './freezes.ts'
import type { ReadyOperation } from './ports/outbox.ts'
import { prepared } from './prepared.ts'

type Row = {
  id: number
  chat: number
  chat_kind: ChatKind
  kind: OperationKind
  priority: number
}

/**
 * One operation a chat at most: what is being sent, what goes first, and what waits for a retry and still holds, hold back the rest.
 * Walks `operations_ready` in order and stops at the limit; each row costs three look-ups, and one of a
 * chat that is waiting none. Two spells keep planners, which guess
 * when a table has grown quickly, from reading everything that is due: `+` hides a column from the choice of an index
 * (SQLite), and `offset` keeps a look-up from becoming a join (PostgreSQL).
 */
export async function ready(
  base: Base,
  platform: Platform,
  now: Instant,
  limit: number,
  waiting: number[] = [],
  from = 0,
): Promise<ReadyOperation[]> {
  const rows = await heads(base, base.db, {
    platform,
    now,
    limit,
    from,
    waiting: listed(base, waiting),
  })
  return rows.map(({ id, chat, chat_kind: chatKind, kind, priority }) => ({
    id,
    chat,
    chatKind,
    kind,
    priority,
  }))
}

type Asked = { platform: Platform; now: Instant; limit: number; from: number; waiting: Listed }

const heads = prepared<Asked>()(
  (base, { platform, now, limit, from, waiting }) => sql<Row>`
    select head.id, head.chat_id as chat, head.kind, head.priority,
      (select chats.kind from chats where chats.id = head.chat_id) as chat_kind
    from operations as head
    where head.platform = ${platform} and head.platform <> ''
      and head.state = 'due' and head.waits_for is null
      and head.priority >= ${from} and head.priority < ${frozenPriority}
      and +head.not_before <= ${now}
      and not ${isListed(base, 'head.chat_id', 'bigint', waiting)}
      and exists (
        select 1 from chats where chats.id = head.chat_id and chats.state = 'active'
        limit 1 offset 0)
      and not exists (
        select 1 from operations as flying
        where flying.platform = head.platform and flying.chat_id = head.chat_id
          and flying.state = 'sending'
        limit 1 offset 0)
      and not exists (
        select 1 from operations as earlier
        where earlier.chat_id = head.chat_id and earlier.state = 'due'
          and earlier.waits_for is null
          and (earlier.priority, earlier.id) < (head.priority, head.id)
          and (earlier.not_before <= ${now} or earlier.holds_until > ${now})
        limit 1 offset 0)
    order by head.priority, head.id
    limit ${limit}`,
)
