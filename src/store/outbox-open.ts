/** How much of the outbox is open, counted through its partial indexes. */

import { sql } from 'kysely'
import type { OperationState, Platform } from '../news.ts'
import type { Base } from './base.ts'
import type { Outbox } from './ports/outbox.ts'

type Row = {
  platform: Platform
  private: number
  state: OperationState
  count: number | bigint
}

/** Each part says literally what its index says: the planners ask for that. What is due is first counted a chat, from the index alone. */
export async function open({ db }: Base): ReturnType<Outbox['open']> {
  const { rows } = await sql<Row>`
    select chats.platform, case when chats.kind = 'private' then 1 else 0 end as private,
      parts.state, sum(parts.count) as count from (
      select chat_id, 'due' as state, count(*) as count from operations
        where state = 'due' and waits_for is null group by chat_id
      union all
      select chat_id, 'due' as state, count(*) as count from operations
        where waits_for is not null and state = 'due' group by chat_id
      union all
      select chat_id, 'sending' as state, count(*) as count from operations
        where state = 'sending' group by chat_id
      union all
      select chat_id, state, count(*) as count from operations
        where state in ('unknown', 'rejected', 'failed') group by chat_id, state
    ) as parts join chats on chats.id = parts.chat_id
    group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows.map((row) => ({ ...row, private: row.private === 1, count: Number(row.count) }))
}
