/** Settling: what became of a claimed operation, of its post, its message and its chat, in one transaction. */

import { sql, type Selectable, type Transaction, type Updateable } from 'kysely'
import type { ChatState, Instant } from '../news.ts'
import type { Base } from './base.ts'
import { idIn, isListed, listed, type Listed } from './bulk.ts'
import { changeState, moveChat } from './chat-changes.ts'
import { endEdit, endMessage, endPosts } from './post-ends.ts'
import { replacePost } from './outbox-replace.ts'
import { sent, type Sent } from './outbox-sent.ts'
import type { ChatChange, Settlement } from './ports/outbox.ts'
import type { Lease } from './ports/running.ts'
import { prepared } from './prepared.ts'
import { sealJson } from './receipts.ts'
import type { Schema } from './schema.ts'
import { absorbChange, cancelSuperseded, isFollowed } from './superseded.ts'
import { takenBack } from './taken-back.ts'

type Tx = Transaction<Schema>

export type Held = Selectable<Schema['operations']> & { post_state: string; chat_state: ChatState }

export type Settled<O extends Settlement['outcome']> = Extract<Settlement, { outcome: O }>

/** Rows that were recovered from the lease meanwhile are another's: their settlements are dropped. */
export const settle = (
  base: Base,
  settlements: Settlement[],
  lease: Lease,
  now: Instant,
): Promise<void> =>
  base.write(async (tx) => {
    const ids = settlements.map((one) => one.id)
    if (base.dialect === 'postgres') await lockPosts(base, tx, ids)
    const held = await heldRows(base, tx, ids, lease)
    const arrived: Sent[] = []
    for (const settlement of settlements) {
      const row = held.get(settlement.id)
      if (!row) continue
      if (settlement.outcome === 'sent') arrived.push({ row, settlement })
      else await settleOne(base, tx, row, settlement, now)
      await changeChat(base, tx, row.chat_id, settlement.chat, now)
    }
    await sent(base, tx, arrived)
  })

/** Posts before operations, as where plans are written: in one order, nobody waits for one who waits. */
async function lockPosts(base: Base, tx: Tx, ids: number[]): Promise<void> {
  const posts = tx
    .selectFrom('operations')
    .select('post_id')
    .where(idIn(base, 'id', ids))
  const rows = tx.selectFrom('posts').select('id').where('id', 'in', posts)
  await rows.orderBy('id').forUpdate().execute()
}

async function heldRows(
  base: Base,
  tx: Tx,
  ids: number[],
  { owner, fence }: Lease,
): Promise<Map<number, Held>> {
  const rows = await sending(base, tx, { ids: listed(base, ids), owner, fence })
  return new Map(rows.map((row) => [row.id, row]))
}

/** WARNING: SQLite prepares a statement anew each time a state is bound that a partial index asks for; as a literal it is prepared once. */
const sending = prepared<{ ids: Listed; owner: string; fence: number }>()(
  (base, { ids, owner, fence }) =>
    base.db
      .selectFrom('operations as held')
      .innerJoin('posts', 'posts.id', 'held.post_id')
      .innerJoin('chats', 'chats.id', 'held.chat_id')
      .selectAll('held')
      .select(['posts.state as post_state', 'chats.state as chat_state'])
      .where(isListed(base, 'held.id', 'bigint', ids))
      .where('held.state', '=', sql.lit('sending' as const))
      .where('held.lease_owner', '=', owner)
      .where('held.lease_fence', '=', fence)
      .$if(base.dialect === 'postgres', (query) => query.forUpdate('held')),
)

async function settleOne(
  base: Base,
  tx: Tx,
  row: Held,
  settlement: Exclude<Settlement, { outcome: 'sent' }>,
  now: Instant,
): Promise<void> {
  switch (settlement.outcome) {
    case 'again':
    case 'repeat':
      return again(base, tx, row, settlement, now)
    case 'unknown':
      return finish(base, tx, row, settlement, now)
    case 'failed':
    case 'rejected':
      await finish(base, tx, row, settlement, now)
      if (row.kind === 'send') await endMessage(base, tx, row.post_id, now)
      if (row.kind === 'revise') await endEdit(base, tx, row, now)
      return
    case 'replaced':
      return replaced(base, tx, row, settlement, now)
    case 'cancelled':
      await finish(base, tx, row, settlement, now)
      if (row.kind === 'send') return endMessage(base, tx, row.post_id, now)
      if (settlement.postGone) await endPosts(base, tx, [row.post_id], now)
      return
    default:
      settlement satisfies never
  }
}

const release = { lease_owner: null, lease_fence: null } as const

const setRow = (tx: Tx, row: Held, change: Updateable<Schema['operations']>) =>
  tx
    .updateTable('operations')
    .set({ ...release, ...change })
    .where('id', '=', row.id)
    .execute()

/** `repeat` remembers when the first attempt began that may have arrived. */
async function again(
  base: Base,
  tx: Tx,
  row: Held,
  settlement: Settled<'again' | 'repeat'>,
  now: Instant,
): Promise<void> {
  const { failure, notBefore, holdsUntil } = settlement
  if (row.post_state === 'gone' || row.chat_state === 'gone') {
    // It went while this was on its way: nothing more is due there.
    return finish(base, tx, row, { id: row.id, outcome: 'cancelled', failure }, now)
  }
  const mayStand = settlement.outcome === 'repeat' || row.first_attempt_at !== null
  await setRow(tx, row, {
    state: 'due',
    not_before: notBefore,
    holds_until: holdsUntil,
    failure_sealed: sealJson(base.seal, failure),
    ...(settlement.outcome === 'repeat'
      ? { repeated: 1, first_attempt_at: firstAttempt(row) }
      : {}),
  })
  if (failure.scope === 'kind') await waitAlike(tx, row, notBefore)
  if (row.kind !== 'send') await cancelSuperseded(base, tx, [row.post_id], now)
  else if (!mayStand) await absorbChange(base, tx, row, now)
}

/** What is limited in the chat is tried by nobody before then, and by the most urgent first. */
const waitAlike = (tx: Tx, { chat_id, kind }: Held, until: Instant) =>
  tx
    .updateTable('operations')
    .set({ not_before: until })
    .where('chat_id', '=', chat_id)
    .where('kind', '=', kind)
    .where('state', '=', sql.lit('due' as const))
    .where('waits_for', 'is', null)
    .where('not_before', '<', until)
    .execute()

/** Unless something newer is due to the post, which may be an edit that the platform takes. */
async function replaced(
  base: Base,
  tx: Tx,
  row: Held,
  { by, failure }: Settled<'replaced'>,
  now: Instant,
): Promise<void> {
  await finish(base, tx, row, { id: row.id, outcome: 'cancelled', failure }, now)
  const alive = row.post_state !== 'gone' && row.chat_state !== 'gone'
  if (!alive || (await isFollowed(tx, row))) return
  // What is taken back must not stay above its notice.
  const place = (await takenBack(tx, row.revision)) === undefined ? by : 'post'
  await replacePost(base, tx, row, place, now)
}

async function finish(
  base: Base,
  tx: Tx,
  row: Held,
  { outcome, failure }: Settled<'unknown' | 'failed' | 'rejected' | 'cancelled'>,
  now: Instant,
): Promise<void> {
  await setRow(tx, row, {
    state: outcome,
    settled_at: now,
    failure_sealed: sealJson(base.seal, failure),
    ...(outcome === 'unknown' ? { first_attempt_at: firstAttempt(row) } : {}),
  })
}

const firstAttempt = (row: Held) => row.first_attempt_at ?? row.claimed_at

async function changeChat(
  base: Base,
  tx: Tx,
  chat: number,
  change: ChatChange | undefined,
  now: Instant,
): Promise<void> {
  if (change?.movedTo) await moveChat(base, tx, { from: chat, to: change.movedTo }, now)
  if (change?.state) {
    await changeState(tx, chat, { state: change.state, reason: change.reason }, now)
  }
}
