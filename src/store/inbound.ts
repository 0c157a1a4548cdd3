/** Updates taken once: a platform delivers the same update again after a restart or a slow answer. */

import type { Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import { grouped } from './grouped.ts'
import type { Inbound } from './ports/running.ts'
import type { Schema } from './schema.ts'

type Update = { bot: string; updateId: string; now: Instant; kept?: string | undefined }
type Tx = Transaction<Schema>

export function createInbound({ db, seal, write }: Base): Inbound {
  /** Taken by this process and not handled yet. */
  const inHand = new Set<string>()
  const keyOf = ({ bot, updateId }: Pick<Update, 'bot' | 'updateId'>) => `${bot} ${updateId}`

  async function takeOne(
    tx: Tx,
    { bot, updateId, now, kept }: Update,
  ): Promise<'new' | 'open' | 'done'> {
    const inserted = await tx
      .insertInto('inbound')
      .values({
        bot,
        update_id: updateId,
        taken_at: now,
        handled_at: null,
        sealed: kept === undefined ? null : seal.seal(kept),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 1n) return 'new'
    const known = await tx
      .selectFrom('inbound')
      .select('handled_at')
      .where('bot', '=', bot)
      .where('update_id', '=', updateId)
      .executeTakeFirst()
    return known?.handled_at === null ? 'open' : 'done'
  }

  const take = grouped((updates: Update[]) =>
    write(async (tx) => {
      const found = []
      for (const update of updates) found.push(await takeOne(tx, update))
      return found
    }),
  )

  const handle = grouped((updates: Update[]) =>
    write(async (tx) => {
      for (const { bot, updateId, now } of updates) {
        await tx
          .updateTable('inbound')
          .set({ handled_at: now, sealed: null })
          .where('bot', '=', bot)
          .where('update_id', '=', updateId)
          .execute()
      }
      return updates.map(() => {})
    }),
  )

  return {
    async take(bot, updateId, now, kept) {
      const update = { bot, updateId, now, kept }
      const found = await take(update)
      // One that is open and not in hand was left by a process that ended.
      if (found === 'done' || (found === 'open' && inHand.has(keyOf(update)))) return false
      inHand.add(keyOf(update))
      return true
    },

    async left(bot) {
      const rows = await db
        .selectFrom('inbound')
        .select(['update_id', 'sealed'])
        .where('bot', '=', bot)
        .where('handled_at', 'is', null)
        .where('sealed', 'is not', null)
        .orderBy('taken_at')
        .orderBy('update_id')
        .execute()
      return rows.flatMap(({ update_id: updateId, sealed }) =>
        sealed === null || inHand.has(keyOf({ bot, updateId })) ? [] : [seal.open(sealed)],
      )
    },

    async handled(bot, updateId, now) {
      const update = { bot, updateId, now }
      await handle(update)
      inHand.delete(keyOf(update))
    },
  }
}
