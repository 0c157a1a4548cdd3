/** Replies that tell of a change end with it: where it was not made, or something newer follows, they are not sent. */

import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import type { Schema } from './schema.ts'

/** Something newer is due, or was done, to the post that they answer, which takes it back or tells of itself. A silent fix leaves them. */
export const followed = sql<boolean>`exists (select 1 from operations as newer
  join fanouts on fanouts.id = newer.revision
  where newer.post_id = posts.reply_to and newer.revision > posts.revision
    and (fanouts.tells = 1 or fanouts.verb in ('withdraw', 'redact')))`

/** They tell of this change or an older one. */
export const upTo = (revision: number) => sql<boolean>`posts.revision <= ${revision}`

export const whichever = sql<boolean>`1 = 1`

/** Those that answer the posts and certainly have not arrived; what has arrived is published no more. */
export async function endNotices(
  base: Base,
  tx: Transaction<Schema>,
  answered: number[],
  which: RawBuilder<boolean>,
  now: Instant,
): Promise<void> {
  const found = await tx
    .selectFrom('posts')
    .select('id')
    .where('subject', '=', sql.lit('notice' as const))
    .where(idIn(base, 'reply_to', answered))
    .where('state', 'in', ['planned', 'standing'])
    .where(which)
    .execute()
  if (found.length === 0) return
  const notices = found.map((row) => row.id)
  const cancel = (posts: number[]) =>
    tx
      .updateTable('operations')
      .set({ state: 'cancelled', waits_for: null, settled_at: now })
      .where(idIn(base, 'post_id', posts))
      .where('state', '=', sql.lit('due' as const))
  await cancel(notices).where('kind', '=', 'publish').execute()
  const ended = await tx
    .updateTable('posts')
    .set({ state: 'gone' })
    .where(idIn(base, 'id', notices))
    .where('state', '=', 'planned')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('operations')
          .select('operations.id')
          .whereRef('operations.post_id', '=', 'posts.id')
          .where('operations.kind', '=', 'send')
          .where('operations.state', '=', 'due')
          .where('operations.first_attempt_at', 'is', null),
      ),
    )
    .returning('id')
    .execute()
  if (ended.length > 0) await cancel(ended.map((row) => row.id)).execute()
}
