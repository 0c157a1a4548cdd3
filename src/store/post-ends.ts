/** Posts that will never stand, or stand no more: nothing more is due to them. */

import { sql, type Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import { endNotices, upTo, whichever } from './notice-ends.ts'
import { laterParts } from './later-parts.ts'
import { keepReplaced } from './outbox-replace.ts'
import type { Schema } from './schema.ts'
import { takenBack } from './taken-back.ts'

type Tx = Transaction<Schema>

export async function endPosts(base: Base, tx: Tx, posts: number[], now: Instant): Promise<void> {
  if (posts.length === 0) return
  await tx
    .updateTable('posts')
    .set({ state: 'gone', receipt_sealed: null })
    .where(idIn(base, 'id', posts))
    .execute()
  await tx
    .updateTable('operations')
    .set({ state: 'cancelled', waits_for: null, settled_at: now })
    .where(idIn(base, 'post_id', posts))
    .where('state', '=', sql.lit('due' as const))
    .execute()
  // What was to be removed after them is removed all the same.
  await tx
    .updateTable('operations')
    .set({ waits_for: null })
    .where(idIn(base, 'waits_for', posts))
    .where('kind', '=', 'retract')
    .execute()
  await endNotices(base, tx, posts, whichever, now)
}

/** The post could not be sent: the later parts of its message, which wait for it, are not sent either. */
export async function endMessage(base: Base, tx: Tx, post: number, now: Instant): Promise<void> {
  const later = await laterParts(tx, post)
    .select('posts.id')
    .where('posts.state', '=', 'planned')
    .execute()
  await keepReplaced(tx, post, now)
  await endPosts(base, tx, [post, ...later.map((row) => row.id)], now)
}

/** The post could not be edited: what the same edit means for the later parts of its message is not done either. */
export async function endEdit(
  base: Base,
  tx: Tx,
  edit: { post_id: number; revision: number },
  now: Instant,
): Promise<void> {
  await endNotices(base, tx, [edit.post_id], upTo(edit.revision), now)
  if (await withdraws(tx, edit)) return
  const later = await laterParts(tx, edit.post_id).select('posts.id').execute()
  const ids = later.map((row) => row.id)
  const cancelled = await tx
    .updateTable('operations')
    .set({ state: 'cancelled', waits_for: null, settled_at: now })
    .where(idIn(base, 'post_id', ids))
    .where('revision', '=', edit.revision)
    .where('state', '=', sql.lit('due' as const))
    .returning(['post_id', 'kind'])
    .execute()
  const unsent = cancelled.flatMap((row) => (row.kind === 'send' ? [row.post_id] : []))
  await endUnsent(base, tx, unsent, now)
}

/** Parts that a change of the text took back before they were sent: a later one may plan them anew. */
export async function endUnsent(base: Base, tx: Tx, posts: number[], now: Instant): Promise<void> {
  await endPosts(base, tx, posts, now)
  await tx
    .deleteFrom('post_items')
    .where(idIn(base, 'post_id', posts))
    .execute()
}

/** A part that was to be removed once it stood, and did not arrive. */
export async function endRemoved(
  base: Base,
  tx: Tx,
  removal: { post_id: number; revision: number },
  now: Instant,
): Promise<void> {
  const end = (await withdraws(tx, removal)) ? endPosts : endUnsent
  await end(base, tx, [removal.post_id], now)
}

/** Of what is withdrawn, each part goes by itself. */
export async function withdraws(
  tx: Tx,
  edit: { post_id: number; revision: number },
): Promise<boolean> {
  const item = await takenBack(tx, edit.revision)
  if (item === undefined) return false
  const shown = tx.selectFrom('post_items').select('item_id').where('post_id', '=', edit.post_id)
  return (await shown.where('item_id', '=', item).executeTakeFirst()) !== undefined
}

/** What is due to posts of which the chat or the post itself is gone by now is not done. */
export async function cancelForGone(
  base: Base,
  tx: Tx,
  posts: number[],
  now: Instant,
): Promise<void> {
  const gone = await tx
    .selectFrom('posts')
    .innerJoin('chats', 'chats.id', 'posts.chat_id')
    .select('posts.id')
    .where(idIn(base, 'posts.id', posts))
    .where(({ or, eb }) => or([eb('posts.state', '=', 'gone'), eb('chats.state', '=', 'gone')]))
    .execute()
  await endPosts(
    base,
    tx,
    gone.map((row) => row.id),
    now,
  )
}
