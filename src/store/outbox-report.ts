/** What the outbox says about itself: counts, in all and of items, and each post of an item with its newest operation. */

import { sql } from 'kysely'
import type { OperationState } from '../news.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import type { Outbox } from './ports/outbox.ts'
import { openFailure, openReceipt } from './receipts.ts'

const inPrivate = sql<number>`case when chats.kind = 'private' then 1 else 0 end`

export async function counts({ db }: Base): ReturnType<Outbox['counts']> {
  const rows = await db
    .selectFrom('operations')
    .innerJoin('chats', 'chats.id', 'operations.chat_id')
    .select(({ fn }) => [
      ...(['operations.platform', 'operations.state'] as const),
      inPrivate.as('private'),
      fn.countAll().as('count'),
    ])
    .groupBy(['operations.platform', 'operations.state', 'private'])
    .orderBy('operations.platform')
    .orderBy('private')
    .orderBy('operations.state')
    .execute()
  return rows.map((row) => ({ ...row, private: row.private === 1, count: Number(row.count) }))
}

export async function ofItems(base: Base, items: number[]): ReturnType<Outbox['ofItems']> {
  const { db } = base
  const newest = db
    .selectFrom('operations as newest')
    .select(({ fn }) => fn.max('newest.id').as('id'))
    .where('newest.post_id', '=', sql.ref<number>('posts.id'))
    .where('newest.state', '<>', 'cancelled')
    .where('newest.kind', '<>', 'publish')
  const rows = await db
    .selectFrom('post_items')
    .innerJoin('posts', 'posts.id', 'post_items.post_id')
    .innerJoin('chats', 'chats.id', 'post_items.chat_id')
    .leftJoin('operations', (join) => join.on('operations.id', '=', newest))
    .select(({ fn, eb }) => [
      ...(['post_items.item_id', 'chats.platform'] as const),
      eb.fn.coalesce('operations.state', sql.lit('sent' as const)).as('told'),
      inPrivate.as('private'),
      fn.countAll().as('count'),
    ])
    .where(idIn(base, 'post_items.item_id', items))
    .where(({ or, eb }) =>
      or([eb('operations.id', 'is not', null), eb('posts.state', '=', 'standing')]),
    )
    .groupBy(['post_items.item_id', 'chats.platform', 'told', 'private'])
    .orderBy('post_items.item_id')
    .orderBy('chats.platform')
    .orderBy('private')
    .orderBy('told')
    .execute()
  return rows.map(({ item_id: item, platform, told: state, private: readers, count }) => ({
    item,
    platform,
    private: readers === 1,
    state,
    count: Number(count),
  }))
}

export async function ofItem({ db, seal }: Base, item: number): ReturnType<Outbox['ofItem']> {
  const rows = await db
    .selectFrom('post_items')
    .innerJoin('posts', 'posts.id', 'post_items.post_id')
    .innerJoin('chats', 'chats.id', 'posts.chat_id')
    .leftJoin('operations', 'operations.post_id', 'posts.id')
    .select([
      ...(['posts.id', 'posts.chat_id', 'chats.kind as chat_kind', 'chats.platform'] as const),
      'posts.state as post_state',
      ...(['post_items.part', 'operations.kind', 'operations.state'] as const),
      ...(['operations.failure_sealed', 'posts.receipt_sealed'] as const),
    ])
    .where('post_items.item_id', '=', item)
    .orderBy('posts.chat_id')
    .orderBy('post_items.part')
    .orderBy('operations.id')
    .execute()
  const newest = new Map<number, (typeof rows)[number]>()
  const publishing = new Map<number, OperationState>()
  for (const row of rows) {
    if (row.kind === 'publish') {
      if (row.state) publishing.set(row.id, row.state)
      if (!newest.has(row.id)) newest.set(row.id, { ...row, kind: null, state: null })
      continue
    }
    // Cancelled without a failure: something newer took its place.
    const replaced = row.state === 'cancelled' && row.failure_sealed === null
    if (!replaced || !newest.has(row.id)) newest.set(row.id, row)
  }
  // Of what stands, how it was sent is told for 90 days; that it was sent, as long as it stands.
  const known = [...newest.values()].filter((row) => row.state ?? row.post_state === 'standing')
  return known.map((row) => {
    const failure = openFailure(seal, row.failure_sealed)
    const receipt = openReceipt(seal, row.receipt_sealed)
    const published = publishing.get(row.id)
    return {
      chat: row.chat_id,
      chatKind: row.chat_kind,
      platform: row.platform,
      part: row.part,
      kind: row.kind ?? 'send',
      state: row.state ?? 'sent',
      ...(published ? { publishing: published } : {}),
      ...(failure ? { failure } : {}),
      ...(receipt ? { receipt } : {}),
    }
  })
}
