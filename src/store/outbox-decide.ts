/** What a person says of an operation whose outcome nobody else can know. */

import type { Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import type { Outbox } from './ports/outbox.ts'
import { cancelForGone } from './post-ends.ts'
import type { Schema } from './schema.ts'
import { cancelSuperseded, releaseWaiting } from './superseded.ts'

type Tx = Transaction<Schema>

export const dueAgain = (now: Instant) =>
  ({ state: 'due', not_before: now, holds_until: now, settled_at: null }) as const

export const decide = (base: Base, ...[id, what, { by, now }]: Parameters<Outbox['decide']>) =>
  base.write(async (tx) => {
    const change = what === 'again' ? dueAgain(now) : { state: 'sent' as const, settled_at: now }
    const row = await tx
      .updateTable('operations')
      .set(change)
      .where('id', '=', id)
      .where('state', '=', 'unknown')
      .returning('post_id')
      .executeTakeFirst()
    if (!row) return false
    if (what === 'again') await again(base, tx, row.post_id, now)
    else await arrived(tx, row.post_id)
    await base.audit(tx, { at: now, by, action: `post-${what}`, detail: String(id) })
    return true
  })

async function again(base: Base, tx: Tx, post: number, now: Instant): Promise<void> {
  await cancelForGone(base, tx, [post], now)
  await cancelSuperseded(base, tx, [post], now)
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
