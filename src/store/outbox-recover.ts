/** What time has ended: leases, whose operations may have arrived, and operations that are too old to be sent. */

import { sql, type Transaction } from 'kysely'
import type { FailureFacts } from '../../adapters/adapter.ts'
import type { ChatKind, Instant, Platform } from '../news.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import type { Lock } from './lock.ts'
import { endMessage } from './post-ends.ts'
import { sealJson } from './receipts.ts'
import type { Schema } from './schema.ts'
import { cancelSuperseded } from './superseded.ts'

type Tx = Transaction<Schema>

export type Recovered = { id: number; chatKind: ChatKind; attempts: number; repeated: boolean }

/** sending → unknown where no living lease stands behind it. */
export const recover = (
  base: Base,
  lock: Lock,
  platform: Platform,
  now: Instant,
): Promise<Recovered[]> =>
  base.write(async (tx) => {
    // Before the leases are read: what is claimed after this is not among them.
    const sending = await sendingRows(base, tx, platform)
    const living = await livingLeases(tx, lock, now)
    const left = sending.filter((row) => !living.has(`${row.lease_owner} ${row.lease_fence}`))
    if (left.length === 0) return []
    await tx
      .updateTable('operations')
      .set({
        state: 'unknown',
        settled_at: now,
        first_attempt_at: sql`coalesce(first_attempt_at, claimed_at)`,
        lease_owner: null,
        lease_fence: null,
      })
      .where(
        idIn(
          base,
          'id',
          left.map((row) => row.id),
        ),
      )
      .execute()
    return left.map(({ id, chat_kind, attempts, repeated }) => ({
      id,
      chatKind: chat_kind,
      attempts,
      repeated: repeated === 1,
    }))
  })

const sendingRows = (base: Base, tx: Tx, platform: Platform) =>
  tx
    .selectFrom('operations as sending')
    .innerJoin('chats', 'chats.id', 'sending.chat_id')
    .select([
      ...(['sending.id', 'sending.attempts', 'sending.repeated'] as const),
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

/** unknown → due, once an operation, where its post and chat are not gone. */
export const repeat = (base: Base, ids: number[], now: Instant): Promise<void> =>
  base.write(async (tx) => {
    if (ids.length === 0) return
    const rows = await tx
      .updateTable('operations')
      .set({ state: 'due', repeated: 1, not_before: now, holds_until: now, settled_at: null })
      .where(idIn(base, 'id', ids))
      .where('state', '=', 'unknown')
      .where('repeated', '=', 0)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('posts')
            .innerJoin('chats', 'chats.id', 'posts.chat_id')
            .select('posts.id')
            .whereRef('posts.id', '=', 'operations.post_id')
            .where('posts.state', '<>', 'gone')
            .where('chats.state', '<>', 'gone'),
        ),
      )
      .returning('post_id')
      .execute()
    const posts = rows.map((row) => row.post_id)
    await cancelSuperseded(base, tx, posts, now)
  })

const tooOld: FailureFacts = { kind: 'gone', detail: 'expired' }

/** due → failed for what is past its time; returns how many. */
export const expire = (base: Base, now: Instant): Promise<number> =>
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
      .returning(['post_id', 'kind'])
      .execute()
    for (const { post_id, kind } of rows) {
      if (kind === 'send') await endMessage(base, tx, post_id, now)
    }
    return rows.length
  })
