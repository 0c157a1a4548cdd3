/** The way of one item: how it was planned, and what became of its posts in one chat. */

import type { Base } from './base.ts'
import type { Fanouts, ItemFanout, PostFacts } from './ports/fanouts.ts'
import type { Outbox } from './ports/outbox.ts'
import { openFailure, openReceipt } from './receipts.ts'

export async function itemFanouts({ db }: Base, item: number): ReturnType<Fanouts['ofItem']> {
  const rows = await db
    .selectFrom('fanouts')
    .select(['kind', 'cursor', 'not_before', 'chats', 'done_at'])
    .where('item_id', '=', item)
    .orderBy('id')
    .execute()
  return rows.map((row): ItemFanout => ({
    kind: row.kind,
    cursor: row.cursor,
    notBefore: row.not_before,
    ...(row.chats === null ? {} : { chats: JSON.parse(row.chats) as number[] }),
    ...(row.done_at === null ? {} : { doneAt: row.done_at }),
  }))
}

/** By part, each with its newest operation; cancelled ones only where there is no other. */
export async function postsIn(
  { db, seal }: Base,
  item: number,
  chat: number,
): ReturnType<Outbox['postsIn']> {
  const rows = await db
    .selectFrom('post_items')
    .innerJoin('posts', 'posts.id', 'post_items.post_id')
    // That a post is published to followers later changes nothing of it.
    .leftJoin('operations', (join) =>
      join.onRef('operations.post_id', '=', 'posts.id').on('operations.kind', '<>', 'publish'),
    )
    .select([
      ...(['post_items.part', 'posts.state as post_state', 'posts.receipt_sealed'] as const),
      ...(['operations.state', 'operations.waits_for', 'operations.not_before'] as const),
      ...(['operations.attempts', 'operations.settled_at', 'operations.failure_sealed'] as const),
    ])
    .where('post_items.item_id', '=', item)
    .where('post_items.chat_id', '=', chat)
    .orderBy('post_items.part')
    .orderBy('operations.id')
    .execute()
  const newest = new Map<number, (typeof rows)[number]>()
  for (const row of rows) {
    const known = newest.get(row.part)
    if (row.state !== 'cancelled' || !known || known.state === 'cancelled')
      newest.set(row.part, row)
  }
  return [...newest.values()].map((row): PostFacts => {
    const failure = openFailure(seal, row.failure_sealed)
    const receipt = openReceipt(seal, row.receipt_sealed)
    return {
      part: row.part,
      standing: row.post_state === 'standing',
      state: row.state ?? 'sent',
      waits: row.waits_for !== null,
      notBefore: row.not_before ?? 0,
      attempts: row.attempts ?? 0,
      ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
      ...(failure ? { failure } : {}),
      ...(receipt ? { receipt } : {}),
    }
  })
}
