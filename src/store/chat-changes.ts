/** What becomes of a chat and, in the same transaction, of what is due there. */

import { sql, type ExpressionBuilder, type Transaction } from 'kysely'
import type { Address, ChatState, Instant } from '../news.ts'
import { addressKey, chatAddress } from './addresses.ts'
import type { Base } from './base.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

/** A paused chat keeps what is due; one that is gone is owed nothing more. */
export async function changeState(
  tx: Tx,
  id: number,
  change: { state: ChatState; reason: string | undefined },
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('chats')
    .set({ state: change.state, reason: change.reason ?? null, state_at: now })
    .where('id', '=', id)
    .execute()
  if (change.state === 'gone') await cancelDue(tx, id, now)
}

async function cancelDue(tx: Tx, chat: number, now: Instant): Promise<void> {
  const due = tx
    .selectFrom('operations')
    .innerJoin('posts', 'posts.id', 'operations.post_id')
    .where('posts.chat_id', '=', chat)
    .where('operations.state', '=', sql.lit('due'))
  await tx
    .updateTable('posts')
    .set({ state: 'gone' })
    .where('id', 'in', due.where('operations.kind', '=', 'send').select('posts.id'))
    .execute()
  await tx
    .updateTable('operations')
    .set({ state: 'cancelled', waits_for: null, settled_at: now })
    .where('id', 'in', due.select('operations.id'))
    .execute()
}

/** Posts and their receipts are forgotten: none of them can be edited any more, and no reply is due to one. */
export async function forgetPosts(
  tx: Tx,
  chat: number,
  states: ('planned' | 'standing')[],
  now: Instant,
): Promise<void> {
  const isForgotten = ({ or, eb }: ExpressionBuilder<Schema, 'posts'>) =>
    or([eb('state', 'in', states), eb('subject', '=', 'notice')])
  const forgotten = tx
    .selectFrom('posts')
    .select('id')
    .where('chat_id', '=', chat)
    .where(isForgotten)
  await tx
    .updateTable('operations')
    .set({ state: 'cancelled', waits_for: null, settled_at: now })
    .where('state', '=', sql.lit('due'))
    .where('post_id', 'in', forgotten)
    .execute()
  await tx
    .updateTable('posts')
    .set({ state: 'gone', receipt_sealed: null })
    .where('chat_id', '=', chat)
    .where(isForgotten)
    .execute()
}

/**
 * The chat has another address. What was sent does not move with it (Telegram: the ids of a group's messages
 * mean nothing in the supergroup it became), what is yet to be sent does.
 */
export async function moveChat(
  base: Base,
  tx: Tx,
  { from, to }: { from: number; to: Address },
  now: Instant,
): Promise<void> {
  const target = await tx
    .selectFrom('chats')
    .select(['id', 'state'])
    .where('address_key', '=', addressKey(base.seal, to))
    .executeTakeFirst()
  if (target?.id === from) return
  await tx.deleteFrom('holds').where('scope', '=', String(from)).execute()
  await forgetPosts(tx, from, ['standing'], now)
  if (target) return merge(tx, from, target, now)
  await tx.updateTable('chats').set(chatAddress(base.seal, to)).where('id', '=', from).execute()
}

async function merge(
  tx: Tx,
  from: number,
  to: { id: number; state: ChatState },
  now: Instant,
): Promise<void> {
  await handOverSends(tx, from, to.id)
  const had = await tx
    .selectFrom('subscriptions')
    .select('id')
    .where('chat_id', '=', to.id)
    .executeTakeFirst()
  if (!had) {
    await tx
      .updateTable('subscriptions')
      .set({ chat_id: to.id })
      .where('chat_id', '=', from)
      .execute()
  }
  await tx.deleteFrom('subscriptions').where('chat_id', '=', from).execute()
  if (to.state === 'gone') {
    await changeState(tx, to.id, { state: 'active', reason: undefined }, now)
  }
  await changeState(tx, from, { state: 'gone', reason: 'moved' }, now)
}

/** Posts still to be sent go over, except of items that the other chat has already. */
async function handOverSends(tx: Tx, from: number, to: number): Promise<void> {
  const sends = await tx
    .selectFrom('operations')
    .innerJoin('post_items as own', 'own.post_id', 'operations.post_id')
    .select('own.post_id')
    .where('own.chat_id', '=', from)
    .where('operations.kind', '=', 'send')
    .where('operations.state', 'in', ['due', 'sending'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('post_items as theirs')
            .select('theirs.post_id')
            .where('theirs.chat_id', '=', to)
            .whereRef('theirs.item_id', '=', 'own.item_id'),
        ),
      ),
    )
    .execute()
  for (const { post_id } of sends) {
    await tx.updateTable('posts').set({ chat_id: to }).where('id', '=', post_id).execute()
    await tx.updateTable('post_items').set({ chat_id: to }).where('post_id', '=', post_id).execute()
    await tx.updateTable('operations').set({ chat_id: to }).where('post_id', '=', post_id).execute()
  }
}
