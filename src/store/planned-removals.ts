/** Plans of removals that no post of the item stands for: what was answered since it took no edit goes when the item is taken back. */

import { sql, type Transaction } from 'kysely'
import type { Instant, Platform } from '../news.ts'
import type { Base } from './base.ts'
import { idIn, insertRows } from './bulk.ts'
import { operationRow } from './planned-sends.ts'
import type { PlannedOperation } from './ports/fanouts.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>
type Change = PlannedOperation & { post: number }

/** `changes` are those of the item that is taken back. */
export async function removeAnswered(
  base: Base,
  tx: Tx,
  changes: Change[],
  now: Instant,
): Promise<void> {
  const [first] = changes
  if (!first) return
  const byPost = new Map(changes.map((one) => [one.post, one]))
  const found = await answered(base, tx, [...byPost.keys()], first.item)
  const removals = found.map(({ by, id, platform }) => {
    const removal = { ...first, ...byPost.get(by), kind: 'retract' as const, post: id, part: 0 }
    return { removal, row: operationRow(removal, { post: id, platform, waitsFor: null }, now) }
  })
  if (removals.length === 0) return
  const rows = removals.map(({ row }) => row)
  await insertRows(base, 'operations', rows, sql`on conflict do nothing`).execute(tx)
  // What answered may have been answered itself.
  const further = removals.map(({ removal }) => removal)
  await removeAnswered(base, tx, further, now)
}

/** Posts that show words of the item and that another post took the place of, with that one. */
const answered = (
  base: Base,
  tx: Tx,
  posts: number[],
  item: number,
): Promise<{ by: number; id: number; platform: Platform }[]> =>
  tx
    .selectFrom('posts as fresh')
    .innerJoin('posts as old', 'old.id', 'fresh.reply_to')
    .innerJoin('chats', 'chats.id', 'old.chat_id')
    .innerJoin('renderings', 'renderings.key', 'old.rendering')
    .select(['fresh.id as by', 'old.id', 'chats.platform'])
    .where(idIn(base, 'fresh.id', posts))
    .where('old.state', '=', 'standing')
    .where('renderings.item_id', '=', item)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('post_items')
            .select('post_items.post_id')
            .whereRef('post_items.post_id', '=', 'old.id'),
        ),
      ),
    )
    .execute()
