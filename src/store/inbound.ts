/** Updates taken once: a platform delivers the same update again after a restart or a slow answer. */

import type { Base } from './base.ts'
import type { Inbound } from './ports/running.ts'

export function createInbound({ write }: Base): Inbound {
  /** Taken by this process and not handled yet. */
  const inHand = new Set<string>()
  const keyOf = (bot: string, updateId: string) => `${bot} ${updateId}`

  return {
    async take(bot, updateId, now) {
      const key = keyOf(bot, updateId)
      const taken = await write(async (tx) => {
        const inserted = await tx
          .insertInto('inbound')
          .values({ bot, update_id: updateId, taken_at: now, handled_at: null, sealed: null })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        if (inserted.numInsertedOrUpdatedRows === 1n) return true
        const known = await tx
          .selectFrom('inbound')
          .select('handled_at')
          .where('bot', '=', bot)
          .where('update_id', '=', updateId)
          .executeTakeFirst()
        return known?.handled_at === null && !inHand.has(key)
      })
      if (taken) inHand.add(key)
      return taken
    },

    handled: (bot, updateId, now) =>
      write(async (tx) => {
        await tx
          .updateTable('inbound')
          .set({ handled_at: now, sealed: null })
          .where('bot', '=', bot)
          .where('update_id', '=', updateId)
          .execute()
        inHand.delete(keyOf(bot, updateId))
      }),
  }
}
