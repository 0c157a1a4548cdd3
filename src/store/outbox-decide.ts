/** Operations whose outcome only a person can know, and what the person says of them. */

import { sql, type Transaction } from 'kysely'
import { sharedPlace } from './chat-rows.ts'
import type { Instant, OperationKind } from '../news.ts'
import type { Base } from './base.ts'
import type { HeldOperation, Outbox } from './ports/outbox.ts'
import { cancelForGone } from './post-ends.ts'
import type { Schema } from './schema.ts'
import { absorbChange, cancelSuperseded, releaseWaiting } from './superseded.ts'

type Tx = Transaction<Schema>

export const dueAgain = (now: Instant) =>
  ({ state: 'due', not_before: now, holds_until: now, settled_at: null }) as const

/** Says literally what the index of troubled operations says: the planners ask for that. */
export async function held({ db, seal }: Base, limit: number): Promise<HeldOperation[]> {
  const rows = await db
    .selectFrom('operations as held')
    .innerJoin('chats', 'chats.id', 'held.chat_id')
    .innerJoin('posts', 'posts.id', 'held.post_id')
    .select(({ selectFrom }) => [
      ...(['held.id', 'held.kind', 'held.chat_id', 'held.platform', 'posts.part'] as const),
      ...(['chats.kind as chat_kind', 'held.claimed_at'] as const),
      ...(['chats.address_sealed', 'chats.title_sealed'] as const),
      selectFrom('post_items')
        .select(({ fn }) => fn.min('post_items.item_id').as('item'))
        .whereRef('post_items.post_id', '=', 'held.post_id')
        .as('item_id'),
    ])
    .where(sql<boolean>`held.state in ('unknown', 'rejected', 'failed')`)
    .where('held.state', '=', 'unknown')
    .where('chats.state', '<>', 'gone')
    // A notice is no item: what it says is said again when it changes.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('post_notices')
            .select('post_notices.post_id')
            .whereRef('post_notices.post_id', '=', 'held.post_id'),
        ),
      ),
    )
    .orderBy('held.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    item: row.item_id ?? 0,
    chat: row.chat_id,
    chatKind: row.chat_kind,
    platform: row.platform,
    ...sharedPlace(seal, row),
    part: row.part,
    since: row.claimed_at ?? 0,
  }))
}

export const decide = (
  base: Base,
  ...[id, what, { by, now, since }]: Parameters<Outbox['decide']>
) =>
  base.write(async (tx) => {
    const change = what === 'again' ? dueAgain(now) : { state: 'sent' as const, settled_at: now }
    const row = await tx
      .updateTable('operations')
      .set(change)
      .where('id', '=', id)
      .where('state', '=', 'unknown')
      .$if(since !== undefined, (query) => query.where('claimed_at', '=', since ?? 0))
      .returning(['post_id', 'kind'])
      .executeTakeFirst()
    if (!row) return false
    if (what === 'again') await again(base, tx, { id, ...row }, now)
    else await arrived(tx, row.post_id)
    await base.audit(tx, { at: now, by, action: `post-${what}`, detail: String(id) })
    return true
  })

/** As it should be by now: the person says that nothing stands. */
async function again(
  base: Base,
  tx: Tx,
  operation: { id: number; post_id: number; kind: OperationKind },
  now: Instant,
): Promise<void> {
  const { kind, post_id: post } = operation
  await cancelForGone(base, tx, [post], now)
  await cancelSuperseded(base, tx, [post], now)
  if (kind === 'send') await absorbChange(base, tx, operation, now)
}

async function arrived(tx: Tx, post: number): Promise<void> {
  await tx
    .updateTable('posts')
    .set({ state: 'standing' })
    .where('id', '=', post)
    .where('state', '=', 'planned')
    .execute()
  await releaseWaiting(tx, post)
}
