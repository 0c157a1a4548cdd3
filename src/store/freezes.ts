/** The freeze: one open row stops what a claim may take. */

import { sql } from 'kysely'
import type { Base } from './base.ts'
import type { Freezes } from './ports/freezes.ts'

/**
 * What goes before this goes on while everything is stopped: withdrawals, redactions, and what the team is told. See
 * `docs/decisions/a-freeze-lets-harm-be-undone.md`.
 */
const frozenFrom = 20

/** The first priority that may not go now. */
export const frozenPriority = sql<number>`(select case when exists (
  select 1 from freezes where ended_at is null) then ${sql.lit(frozenFrom)} else 2147483647 end)`

export function createFreezes({ db, write, audit }: Base): Freezes {
  return {
    async current() {
      const row = await db
        .selectFrom('freezes')
        .select(['id', 'began_at', 'began_by'])
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return row && { number: row.id, since: row.began_at, by: row.began_by }
    },

    async endedBy(number) {
      const row = await db
        .selectFrom('freezes')
        .select('ended_by')
        .where('id', '=', number)
        .executeTakeFirst()
      return row?.ended_by ?? undefined
    },

    freeze: ({ by, now }) =>
      write(async (tx) => {
        const made = await tx
          .insertInto('freezes')
          .values({ began_at: now, began_by: by })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst()
        if (!made) return false
        await audit(tx, { at: now, by, action: 'freeze', detail: String(made.id) })
        return true
      }),

    thaw: ({ by, now, number }) =>
      write(async (tx) => {
        const ended = await tx
          .updateTable('freezes')
          .set({ ended_at: now, ended_by: by })
          .where('ended_at', 'is', null)
          .$if(number !== undefined, (query) => query.where('id', '=', number ?? 0))
          .returning('id')
          .executeTakeFirst()
        if (!ended) return false
        await audit(tx, { at: now, by, action: 'thaw', detail: String(ended.id) })
        return true
      }),
  }
}
