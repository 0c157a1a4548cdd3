/** Only the newest of what is due to a post is done, whatever order revisions are planned, tried and tried again in. */

import { sql, type Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import { leaveChanged } from './changed-posts.ts'
import { endNotices, followed } from './notice-ends.ts'
import { endRemoved, withdraws } from './post-ends.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

const due = sql.lit('due' as const)

/**
 * An edit that something newer follows is not done, nor its reply sent, nor one of what people changed; what is published is what
 * stands, unless it is to be removed.
 */
export async function cancelSuperseded(
  base: Base,
  tx: Tx,
  posts: number[],
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('operations')
    .set({ state: 'cancelled', waits_for: null, settled_at: now })
    .where(idIn(base, 'post_id', posts))
    .where('kind', '<>', 'send')
    .where('state', '=', due)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('operations as newer')
          .select('newer.id')
          .whereRef('newer.post_id', '=', 'operations.post_id')
          .whereRef('newer.revision', '>', 'operations.revision')
          .where(({ or, eb }) =>
            or([eb('operations.kind', '<>', 'publish'), eb('newer.kind', '=', 'retract')]),
          ),
      ),
    )
    .execute()
  await endNotices(base, tx, posts, followed, now)
  await leaveChanged(base, tx, posts, now)
}

/** Something newer is due, or was done, to the operation's post. */
export async function isFollowed(
  tx: Tx,
  row: { post_id: number; revision: number },
): Promise<boolean> {
  const newer = await tx
    .selectFrom('operations')
    .select('id')
    .where('post_id', '=', row.post_id)
    .where('revision', '>', row.revision)
    .executeTakeFirst()
  return newer !== undefined
}

/** What waited for the post to stand as it should, is due. */
export const releaseWaiting = (tx: Tx, post: number) =>
  tx.updateTable('operations').set({ waits_for: null }).where('waits_for', '=', post).execute()

/** A send that certainly did not arrive takes over the edit that waits for it, and is not made where one waits that takes it back. */
export async function absorbChange(
  base: Base,
  tx: Tx,
  send: { id: number; post_id: number },
  now: Instant,
): Promise<void> {
  const change = await tx
    .selectFrom('operations')
    .select(['id', 'kind', 'revision', 'rendering', 'part'])
    .where('post_id', '=', send.post_id)
    .where('waits_for', '=', send.post_id)
    .where('kind', '<>', 'publish')
    .where('state', '=', due)
    .orderBy('revision', 'desc')
    .executeTakeFirst()
  if (!change) return
  const made = { post_id: send.post_id, revision: change.revision }
  if (change.kind === 'retract' || (await withdraws(tx, made))) {
    return endRemoved(base, tx, made, now)
  }
  const { id, revision, rendering, part } = change
  await tx
    .updateTable('operations')
    .set({ revision, rendering, part })
    .where('id', '=', send.id)
    .execute()
  await tx
    .updateTable('operations')
    .set({ state: 'cancelled', waits_for: null, settled_at: now })
    .where('id', '=', id)
    .execute()
}
