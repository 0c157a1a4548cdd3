/** What was withdrawn is sent to nobody, whatever is due. */

import { sql, type Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** The item that the change takes back, if it does. The revision of an operation is the fan-out that asked for it. */
export async function takenBack(
  tx: Transaction<Schema>,
  revision: number,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('fanouts')
    .select('item_id')
    .where('id', '=', revision)
    .where('verb', 'in', ['withdraw', 'redact'])
    .executeTakeFirst()
  return row?.item_id
}

/** Of an operation `due`: it was to show an item that has been taken back since. */
export const isTakenBack = sql<number>`case when due.kind <> 'retract' and exists (
  select 1 from post_items join fanouts on fanouts.item_id = post_items.item_id
  where post_items.post_id = due.post_id and fanouts.id > due.revision
    and fanouts.verb in ('withdraw', 'redact')) then 1 else 0 end`

/** Of an operation `due`: it takes an item back. */
export const isTakingBack = sql<number>`case when exists (select 1 from fanouts
  where fanouts.id = due.revision and fanouts.verb in ('withdraw', 'redact')) then 1 else 0 end`
