/** Dead letters: what the platform refuses, or what was given up, with its payload and the platform's words. */

import { sql, type Selectable, type Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import { sharedPlace } from './chat-rows.ts'
import { laterParts } from './later-parts.ts'
import type { DeadLetter } from './ports/dead.ts'
import type { Outbox } from './ports/outbox.ts'
import { openFailure } from './receipts.ts'
import { readRenderings } from './renderings.ts'
import type { Schema } from './schema.ts'
import { isTakenBack } from './taken-back.ts'

type Tx = Transaction<Schema>
type Operation = Selectable<Schema['operations']>

/** Says literally what the index of troubled operations says: the planners ask for that. */
const isTroubled = sql<boolean>`dead.state in ('unknown', 'rejected', 'failed')`

const selectDead = ({ db }: Base) =>
  db
    .selectFrom('operations as dead')
    .innerJoin('chats', 'chats.id', 'dead.chat_id')
    .select(({ selectFrom }) => [
      ...(['dead.id', 'dead.kind', 'dead.chat_id', 'dead.platform', 'dead.part'] as const),
      ...(['dead.state', 'dead.attempts', 'dead.settled_at', 'dead.failure_sealed'] as const),
      ...(['dead.rendering', 'chats.kind as chat_kind', 'chats.address_sealed'] as const),
      'chats.title_sealed',
      selectFrom('post_items')
        .select(({ fn }) => fn.min('post_items.item_id').as('item'))
        .whereRef('post_items.post_id', '=', 'dead.post_id')
        .as('item_id'),
    ])
    .where(isTroubled)
    .where('dead.state', 'in', ['rejected', 'failed'])

type Row = Awaited<ReturnType<ReturnType<typeof selectDead>['execute']>>[number]

export async function dead(base: Base, limit: number): Promise<DeadLetter[]> {
  const rows = await selectDead(base).orderBy('dead.id', 'desc').limit(limit).execute()
  return rows.map((row) => letterOf(base, row))
}

export async function deadLetter(base: Base, id: number): ReturnType<Outbox['deadLetter']> {
  const row = await selectDead(base).where('dead.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const renderings = await readRenderings(base, base.db, new Set([row.rendering]))
  const post = renderings.get(row.rendering)?.[row.part]
  return { ...letterOf(base, row), ...(post ? { post } : {}) }
}

function letterOf({ seal }: Base, row: Row): DeadLetter {
  const failure = openFailure(seal, row.failure_sealed)
  return {
    id: row.id,
    kind: row.kind,
    state: row.state === 'failed' ? 'failed' : 'rejected',
    item: row.item_id ?? 0,
    chat: row.chat_id,
    chatKind: row.chat_kind,
    platform: row.platform,
    ...sharedPlace(seal, row),
    part: row.part,
    attempts: row.attempts,
    at: row.settled_at ?? 0,
    ...(failure ? { failure } : {}),
  }
}

/** What ended it is kept beside the audit of who took it away. */
export const drop = (base: Base, ...[id, { by, now }]: Parameters<Outbox['drop']>) =>
  base.write(async (tx) => {
    if (!(await take(base, tx, id))) return false
    const change = { state: 'cancelled' as const, settled_at: now }
    await tx.updateTable('operations').set(change).where('id', '=', id).execute()
    await base.audit(tx, { at: now, by, action: 'dead-drop', detail: String(id) })
    return true
  })

export const resend = (base: Base, ...[id, { by, now }]: Parameters<Outbox['resend']>) =>
  base.write(async (tx) => {
    const row = await take(base, tx, id)
    if (!row || !(await mayGo(tx, row))) return false
    await revive(tx, row, now)
    if (row.kind === 'send') await reviveMessage(base, tx, row, now)
    await base.audit(tx, { at: now, by, action: 'dead-resend', detail: String(id) })
    return true
  })

const take = ({ dialect }: Base, tx: Tx, id: number): Promise<Operation | undefined> =>
  tx
    .selectFrom('operations')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['rejected', 'failed'])
    .$if(dialect === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()

/** The chat is there, nothing newer is due, or was done, to the post, and its item is not taken back. An edit needs its post. */
async function mayGo(tx: Tx, row: Operation): Promise<boolean> {
  const found = await tx
    .selectFrom('posts')
    .innerJoin('chats', 'chats.id', 'posts.chat_id')
    .innerJoin('operations as due', (join) => join.on('due.id', '=', row.id))
    .select(({ exists, selectFrom }) => [
      ...(['posts.state', isTakenBack.as('is_taken_back')] as const),
      exists(
        selectFrom('operations as newer')
          .select('newer.id')
          .whereRef('newer.post_id', '=', 'posts.id')
          .where('newer.revision', '>', row.revision)
          .where('newer.state', '<>', 'cancelled'),
      ).as('followed'),
    ])
    .where('posts.id', '=', row.post_id)
    .where('chats.state', '<>', 'gone')
    .executeTakeFirst()
  if (!found || found.followed || found.is_taken_back) return false
  return row.kind === 'send' ? found.state !== 'standing' : found.state === 'standing'
}

/** With all its tries before it, and kept as long as any other. */
async function revive(tx: Tx, row: Operation, now: Instant, waitsFor: number | null = null) {
  const kept = row.expires_at === null ? null : now + row.expires_at - row.created_at
  await tx
    .updateTable('operations')
    .set({ state: 'due', attempts: 0, not_before: now, holds_until: now, settled_at: null })
    .set({ waits_for: waitsFor, expires_at: kept, created_at: now })
    .where('id', '=', row.id)
    .execute()
  if (row.kind !== 'send') return
  const post = tx.updateTable('posts').set({ state: 'planned', receipt_sealed: null })
  await post.where('id', '=', row.post_id).execute()
}

/** The later parts of its message were cancelled with it: they go after it. */
async function reviveMessage(base: Base, tx: Tx, row: Operation, now: Instant): Promise<void> {
  const later = await laterParts(tx, row.post_id)
    .innerJoin('operations', 'operations.post_id', 'posts.id')
    .selectAll('operations')
    .where('operations.kind', '=', 'send')
    .where('operations.state', '=', 'cancelled')
    .where('operations.revision', '=', row.revision)
    .orderBy('operations.part')
    .execute()
  let before = row.post_id
  for (const one of later) {
    await revive(tx, one, now, before)
    before = one.post_id
  }
}

/** Due since before `before`, in a chat that posts go to, while the newest that was sent is older too. Reads what is due. */
export async function stalled({ db }: Base, before: Instant): Promise<boolean> {
  const { rows } = await sql<{ waits: unknown; sent: Instant | null }>`
    select
      exists (select 1 from operations as due
        join chats on chats.id = due.chat_id and chats.state = 'active'
        where due.state = 'due' and due.waits_for is null and due.platform <> ''
          and due.created_at <= ${before} and due.not_before > 0) as waits,
      (select max(settled_at) from (select settled_at from operations
        where state = 'sent' order by id desc limit 1000) as newest) as sent`.execute(db)
  const [row] = rows
  return Boolean(Number(row?.waits)) && (row?.sent ?? 0) <= before
}
