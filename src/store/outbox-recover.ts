/** What time has ended: leases, whose operations may have arrived, and operations that are too old to be sent. */

import { sql, type Transaction, type Updateable } from 'kysely'
import type { FailureFacts } from '../../adapters/adapter.ts'
import type { ChatKind, Instant, Platform } from '../news.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import type { Lock } from './lock.ts'
import { dueAgain } from './outbox-decide.ts'
import type { Outbox, Recovered } from './ports/outbox.ts'
import { cancelForGone, endMessage } from './post-ends.ts'
import { sealJson } from './receipts.ts'
import type { Schema } from './schema.ts'
import { cancelSuperseded } from './superseded.ts'

type Tx = Transaction<Schema>

/** sending → due or unknown where no living lease stands behind it. Nothing is left between the two by a crash. */
export const recover = (
  base: Base,
  lock: Lock,
  {
    platform,
    idempotent,
    inHand,
  }: { platform: Platform; idempotent: boolean; inHand: readonly number[] },
  now: Instant,
): Promise<Recovered> =>
  base.write(async (tx) => {
    // Before the leases are read: what is claimed after this is not among them.
    const sending = await sendingRows(base, tx, platform)
    const living = await livingLeases(tx, lock, now)
    const left = sending.filter(
      (row) => !inHand.includes(row.id) && !living.has(`${row.lease_owner} ${row.lease_fence}`),
    )
    const { again = [], unknown = [] } = Object.groupBy(left, (row) =>
      mayRepeat(row, idempotent) ? 'again' : 'unknown',
    )
    await release(base, tx, unknown, { state: 'unknown', settled_at: now })
    await release(base, tx, again, { ...dueAgain(now), repeated: 1 })
    const posts = again.map((row) => row.post_id)
    await cancelForGone(base, tx, posts, now)
    await cancelSuperseded(base, tx, posts, now)
    return { unknown: unknown.length, repeated: again.length, toReaders: toReaders(left) }
  })

const toReaders = (rows: { chat_kind: ChatKind | null }[]) =>
  rows.filter((row) => row.chat_kind === 'private').length

type Left = Awaited<ReturnType<typeof sendingRows>>[number]

const mayRepeat = (row: Left, idempotent: boolean): boolean =>
  row.kind !== 'send' || idempotent || (row.chat_kind === 'private' && row.repeated === 0)

async function release(
  base: Base,
  tx: Tx,
  rows: Left[],
  change: Updateable<Schema['operations']>,
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map((row) => row.id)
  await tx
    .updateTable('operations')
    .set({ ...change, lease_owner: null, lease_fence: null })
    .set({ first_attempt_at: sql`coalesce(first_attempt_at, claimed_at)` })
    .where(idIn(base, 'id', ids))
    .execute()
}

const sendingRows = (base: Base, tx: Tx, platform: Platform) =>
  tx
    .selectFrom('operations as sending')
    .innerJoin('chats', 'chats.id', 'sending.chat_id')
    .select([
      ...(['sending.id', 'sending.post_id', 'sending.kind', 'sending.repeated'] as const),
      ...(['sending.lease_owner', 'sending.lease_fence', 'chats.kind as chat_kind'] as const),
    ])
    .where('sending.platform', '=', platform)
    .where('sending.state', '=', sql.lit('sending' as const))
    .$if(base.dialect === 'postgres', (query) => query.forUpdate('sending').skipLocked())
    .execute()

async function livingLeases(tx: Tx, lock: Lock, now: Instant): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('leases')
    .select(['owner', 'fence'])
    .where('role', '=', 'sender')
    .where('until', '>', now)
    .execute()
  const living = new Set<string>()
  for (const { owner, fence } of rows) {
    if (!(await lock.isDead(owner))) living.add(`${owner} ${fence}`)
  }
  return living
}

const tooOld: FailureFacts = { kind: 'gone', detail: 'expired' }

/** due → failed for what paused chats have kept for long enough. */
export const expire = (base: Base, now: Instant): ReturnType<Outbox['expire']> =>
  base.write(async (tx) => {
    const rows = await tx
      .updateTable('operations')
      .set({
        state: 'failed',
        waits_for: null,
        settled_at: now,
        failure_sealed: sealJson(base.seal, tooOld),
      })
      .where('state', '=', sql.lit('due' as const))
      .where('expires_at', '<=', now)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('chats')
            .select('chats.id')
            .whereRef('chats.id', '=', 'operations.chat_id')
            .where('chats.state', '=', 'paused')
            // A short pause after a long outage ends nothing.
            .where(sql<boolean>`chats.state_at + expires_at - created_at <= ${now}`),
        ),
      )
      .returning(({ selectFrom }) => [
        ...(['post_id', 'kind', 'platform'] as const),
        selectFrom('chats')
          .select('chats.kind')
          .whereRef('chats.id', '=', 'operations.chat_id')
          .as('chat_kind'),
      ])
      .execute()
    for (const { post_id, kind } of rows) {
      if (kind === 'send') await endMessage(base, tx, post_id, now)
    }
    const platforms = Map.groupBy(rows, (row) => row.platform)
    return [...platforms].map(([platform, expired]) => {
      return { platform, count: expired.length, toReaders: toReaders(expired) }
    })
  })
