/** Updates taken once: a platform delivers the same update again after a restart or a slow answer. */

import { sql } from 'kysely'
import type { Base } from './base.ts'
import type { Inbound } from './ports/running.ts'

export function createInbound({ write }: Base): Inbound {
  return {
    take: (bot, updateId, now) =>
      write(async (tx) => {
        const taken = await tx
          .insertInto('inbound')
          .values({ bot, update_id: updateId, taken_at: now, handled_at: null, sealed: null })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        return taken.numInsertedOrUpdatedRows === 1n
      }),

    // When it was handled is not told: the row says that it was, and keeps nothing of what it said.
    handled: (bot, updateId) =>
      write(async (tx) => {
        await tx
          .updateTable('inbound')
          .set({ handled_at: sql.ref('taken_at'), sealed: null })
          .where('bot', '=', bot)
          .where('update_id', '=', updateId)
          .execute()
      }),

    sweep: (before) =>
      write(async (tx) => {
        const swept = await tx
          .deleteFrom('inbound')
          .where('taken_at', '<', before)
          .executeTakeFirst()
        return Number(swept.numDeletedRows)
      }),
  }
}
