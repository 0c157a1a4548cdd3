/** How much of the outbox is open, counted through its partial indexes. */

import { sql } from 'kysely'
import type { OperationState, Platform } from '../news.ts'
import type { Base } from './base.ts'
import type { Outbox } from './ports/outbox.ts'

type Row = { platform: Platform; state: OperationState; count: number | bigint }

/** Each part says literally what its index says: the planners ask for that. */
export async function open({ db }: Base): ReturnType<Outbox['open']> {
  const { rows } = await sql<Row>`
    select platform, state, sum(count) as count from (
      select platform, 'due' as state, count(*) as count from operations
        where state = 'due' and waits_for is null and platform <> '' group by platform
      union all
      select platform, 'due' as state, count(*) as count from operations
        where waits_for is not null and state = 'due' group by platform
      union all
      select platform, 'sending' as state, count(*) as count from operations
        where state = 'sending' group by platform
      union all
      select platform, state, count(*) as count from operations
        where state in ('unknown', 'rejected', 'failed') group by platform, state
    ) as parts
    group by platform, state order by platform, state`.execute(db)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
