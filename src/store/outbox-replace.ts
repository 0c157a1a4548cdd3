/** A post in the place of one that cannot be edited into what it should be. */

import { sql, type Selectable, type Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import { insertRows } from './bulk.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

/**
 * The new post takes over what the old one shows, so that later corrections go to it. `reply`: it answers the old one, which stays
 * as it is. `post`: it answers what the old one answered, and the old one is retracted once it stands. Everything is planned in
 * one transaction, so that a crash at any time leaves each of the two operations due, in flight or done, as any other.
 */
export async function replacePost(
  base: Base,
  tx: Tx,
  edit: Selectable<Schema['operations']>,
  by: 'reply' | 'post',
  now: Instant,
): Promise<void> {
  const old = await tx
    .selectFrom('posts')
    .select(['part', 'reply_to'])
    .where('id', '=', edit.post_id)
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('posts')
    .values({
      chat_id: edit.chat_id,
      part: old.part,
      state: 'planned',
      kind: 'text',
      has_keyboard: 0,
      revision: edit.revision,
      rendering: edit.rendering,
      reply_to: by === 'reply' ? edit.post_id : old.reply_to,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('post_items')
    .set({ post_id: id })
    .where('post_id', '=', edit.post_id)
    .execute()
  await tx
    .updateTable('post_notices')
    .set({ post_id: id })
    .where('post_id', '=', edit.post_id)
    .execute()
  // What waits for the edit waits for what is sent instead.
  const waiting = tx.updateTable('operations').set({ waits_for: id })
  await waiting.where('waits_for', '=', edit.post_id).execute()
  const answers = tx.updateTable('posts').set({ reply_to: id }).where('reply_to', '=', edit.post_id)
  await answers
    .where('subject', '=', sql.lit('notice' as const))
    .where('state', '=', 'planned')
    .execute()
  const send = { ...rowOf(edit, now), post_id: id, kind: 'send' as const, waits_for: null }
  const retract = { ...rowOf(edit, now), kind: 'retract' as const, waits_for: id }
  const publish = { ...rowOf(edit, now), post_id: id, kind: 'publish' as const, waits_for: id }
  const isAnnounced = await tx
    .selectFrom('operations')
    .select('id')
    .where('post_id', '=', edit.post_id)
    .where('kind', '=', 'publish')
    .executeTakeFirst()
  const rows = [send, ...(by === 'post' ? [retract] : []), ...(isAnnounced ? [publish] : [])]
  await insertRows(base, 'operations', rows).execute(tx)
}

const rowOf = (edit: Selectable<Schema['operations']>, now: Instant) => ({
  post_id: edit.post_id,
  chat_id: edit.chat_id,
  platform: edit.platform,
  revision: edit.revision,
  rendering: edit.rendering,
  part: edit.part,
  state: 'due' as const,
  priority: edit.priority,
  silent: edit.silent,
  not_before: now,
  holds_until: now,
  attempts: 0,
  repeated: 0,
  created_at: now,
})

/** The new post could not be sent: the old one stays, and shows what it showed. */
export async function keepReplaced(tx: Tx, fresh: number, now: Instant): Promise<void> {
  const kept = await tx
    .updateTable('operations')
    .set({ state: 'cancelled', waits_for: null, settled_at: now })
    .where('waits_for', '=', fresh)
    .where('kind', '=', 'retract')
    .where('post_id', '<>', fresh)
    .where('state', '=', 'due')
    .returning('post_id')
    .execute()
  for (const { post_id } of kept) {
    await tx
      .updateTable('post_items')
      .set({ post_id })
      .where('post_id', '=', fresh)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('post_items as own')
              .select('own.post_id')
              .where('own.post_id', '=', post_id),
          ),
        ),
      )
      .execute()
  }
}
