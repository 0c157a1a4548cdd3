/** Claiming: due → sending under a live lease, with everything that the sender needs. */

import { sql, type Selectable, type Transaction } from 'kysely'
import type { Post } from '../../adapters/adapter.ts'
import type { ChatKind, Instant } from '../news.ts'
import type { Base } from './base.ts'
import { isListed, listed, type Listed } from './bulk.ts'
import { frozenPriority } from './freezes.ts'
import type { ClaimedOperation } from './ports/outbox.ts'
import type { Lease } from './ports/running.ts'
import { prepared } from './prepared.ts'
import { endMessage } from './post-ends.ts'
import { openReceipt } from './receipts.ts'
import { readRenderings, renderedPart } from './renderings.ts'
import type { Schema } from './schema.ts'
import { isTakenBack, isTakingBack } from './taken-back.ts'

type Tx = Transaction<Schema>

type Row = Pick<
  Selectable<Schema['operations']>,
  | 'id'
  | 'post_id'
  | 'chat_id'
  | 'kind'
  | 'priority'
  | 'revision'
  | 'rendering'
  | 'part'
  | 'silent'
  | 'attempts'
  | 'first_attempt_at'
  | 'created_at'
> & {
  item_id: number | null
  chat_kind: ChatKind
  language: string
  address_sealed: string
  receipt_sealed: string | null
  reply_sealed: string | null
  is_taken_back: number
  is_taking_back: number
}

export const claim = (
  base: Base,
  ids: number[],
  lease: Lease,
  now: Instant,
): Promise<ClaimedOperation[]> =>
  base.write(async (tx) => {
    if (ids.length === 0) return []
    if ((await live(base, tx, { ...lease, now })).length === 0) return []
    const due: Row[] = await claimable(base, tx, { ids: listed(base, ids), now })
    const late = due.filter((row) => row.is_taken_back)
    await endTakenBack(base, tx, late, now)
    const rows = due.filter((row) => !row.is_taken_back)
    if (rows.length === 0) return []
    const found = rows.map((row) => row.id)
    const renderings = await readRenderings(base, tx, new Set(rows.map((row) => row.rendering)))
    await take(base, tx, { ids: listed(base, found), owner: lease.owner, fence: lease.fence, now })
    const claimed = new Map(
      rows.map((row) => [
        row.id,
        toClaimed(base, row, renderedPart(renderings, row.rendering, row.part)),
      ]),
    )
    return ids.flatMap((id) => claimed.get(id) ?? [])
  })

/** On PostgreSQL nobody takes the lease over before this transaction has ended. */
const live = prepared<Pick<Lease, 'role' | 'bot' | 'owner' | 'fence'> & { now: Instant }>()(
  (base, { role, bot, owner, fence, now }) =>
    base.db
      .selectFrom('leases')
      .select('fence')
      .where('role', '=', role)
      .where('bot', '=', bot)
      .where('owner', '=', owner)
      .where('fence', '=', fence)
      .where('until', '>', now)
      .$if(base.dialect === 'postgres', (query) => query.forShare()),
)

const take = prepared<{ ids: Listed; owner: string; fence: number; now: Instant }>()(
  (base, { ids, owner, fence, now }) =>
    base.db
      .updateTable('operations')
      .set(({ eb }) => ({
        state: 'sending' as const,
        lease_owner: owner,
        lease_fence: fence,
        attempts: eb('attempts', '+', 1),
        claimed_at: now,
      }))
      .where(isListed(base, 'id', 'bigint', ids)),
)

/** `||` hides a column from SQLite's choice of an index: it would read every active chat. */
const claimable = prepared<{ ids: Listed; now: Instant }>()((base, { ids, now }) =>
  base.db
    .selectFrom('operations as due')
    .innerJoin('chats', 'chats.id', 'due.chat_id')
    .innerJoin('posts', 'posts.id', 'due.post_id')
    .leftJoin('posts as answered', 'answered.id', 'posts.reply_to')
    .select(({ selectFrom }) => [
      ...(['due.id', 'due.post_id', 'due.chat_id', 'due.kind', 'due.priority'] as const),
      'due.revision',
      ...(['due.rendering', 'due.part', 'due.silent', 'due.attempts'] as const),
      ...(['due.first_attempt_at', 'chats.kind as chat_kind', 'chats.address_sealed'] as const),
      'due.created_at',
      'chats.language',
      ...(['posts.receipt_sealed', 'answered.receipt_sealed as reply_sealed'] as const),
      selectFrom('post_items')
        .select(({ fn }) => fn.min('post_items.item_id').as('item'))
        .whereRef('post_items.post_id', '=', 'due.post_id')
        .as('item_id'),
      isTakenBack.as('is_taken_back'),
      isTakingBack.as('is_taking_back'),
    ])
    .where(isListed(base, 'due.id', 'bigint', ids))
    .where('due.state', '=', sql.lit('due' as const))
    .where('due.waits_for', 'is', null)
    .where('due.not_before', '<=', now)
    .where('due.priority', '<', frozenPriority)
    .where(sql<boolean>`chats.state || '' = 'active'`)
    .$if(base.dialect === 'postgres', (query) => query.forUpdate('due').skipLocked()),
)

/** An edit is not made; a send that was never tried ends with its message; of one that may have arrived a person says whether it stands. */
async function endTakenBack(base: Base, tx: Tx, late: Row[], now: Instant): Promise<void> {
  for (const one of late) {
    const tried = one.kind === 'send' && one.first_attempt_at !== null
    await tx
      .updateTable('operations')
      .set({ state: tried ? 'unknown' : 'cancelled', settled_at: now })
      .where('id', '=', one.id)
      .execute()
    if (one.kind === 'send' && !tried) await endMessage(base, tx, one.post_id, now)
  }
}

function toClaimed({ seal }: Base, row: Row, post: Post): ClaimedOperation {
  const receipt = row.kind === 'send' ? undefined : openReceipt(seal, row.receipt_sealed)
  const replyTo = row.kind === 'send' ? openReceipt(seal, row.reply_sealed) : undefined
  return {
    id: row.id,
    chat: row.chat_id,
    chatKind: row.chat_kind,
    kind: row.kind,
    priority: row.priority,
    item: row.item_id ?? 0,
    address: seal.open(row.address_sealed),
    language: row.language,
    revision: row.revision,
    part: row.part,
    post,
    marker: seal.keyedHash(`operation ${row.id}`).slice(0, 16),
    silent: row.silent === 1,
    attempts: row.attempts + 1,
    plannedAt: row.created_at,
    ...(row.is_taking_back ? { withdraws: true } : {}),
    ...(receipt ? { receipt } : {}),
    ...(replyTo ? { replyTo } : {}),
    ...(row.first_attempt_at === null ? {} : { firstAttemptAt: row.first_attempt_at }),
  }
}
