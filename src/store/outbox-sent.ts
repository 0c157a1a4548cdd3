/** What was sent, many at a time: a few statements for all, since each message costs one of each otherwise. */

import { sql, type Transaction } from 'kysely'
import type { Base } from './base.ts'
import { asRows, isListed, listed, rowsFrom, type Listed } from './bulk.ts'
import { endPosts } from './post-ends.ts'
import type { Held, Settled } from './outbox-settle.ts'
import { prepared } from './prepared.ts'
import { sealJson } from './receipts.ts'
import { readRenderings, renderedPart } from './renderings.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

export type Sent = { row: Held; settlement: Settled<'sent'> }

export async function sent(base: Base, tx: Tx, all: Sent[]): Promise<void> {
  if (all.length === 0) return
  await settleRows(base, tx, all)
  for (const { row, settlement } of all) {
    if (row.kind === 'retract') await endPosts(base, tx, [row.post_id], settlement.at)
  }
  // To publish changes nothing of what stands.
  const standing = all.filter(({ row: { kind } }) => kind === 'send' || kind === 'revise')
  if (standing.length > 0) await stand(base, tx, standing)
}

async function settleRows(base: Base, tx: Tx, all: Sent[]): Promise<void> {
  const rows = all.map(({ row, settlement }) => ({ id: row.id, at: settlement.at }))
  await endOperations(base, tx, { rows: asRows(base, settled, rows) })
}

const settled = { id: 'bigint', at: 'bigint' } as const

const endOperations = prepared<{ rows: string }>()(
  (
    base,
    { rows },
  ) => sql`update operations set state = 'sent', settled_at = done.at, failure_sealed = null,
      lease_owner = null, lease_fence = null
    from ${rowsFrom(base, settled, rows)} as done
    where operations.id = done.id`,
)

const shown = {
  id: 'bigint',
  kind: 'text',
  receipt: 'text',
  revision: 'bigint',
  rendering: 'text',
  keyboard: 'bigint',
} as const

async function stand(base: Base, tx: Tx, all: Sent[]): Promise<void> {
  const renderings = await readRenderings(base, tx, new Set(all.map(({ row }) => row.rendering)))
  const rows = all.map(({ row, settlement: { receipt } }) => ({
    id: row.post_id,
    kind: receipt.kind,
    receipt: sealJson(base.seal, receipt),
    revision: row.revision,
    rendering: row.rendering,
    keyboard: renderedPart(renderings, row.rendering, row.part).hasKeyboard ? 1 : 0,
  }))
  await standPosts(base, tx, { rows: asRows(base, shown, rows) })
  const posts = rows.map(({ id }) => id)
  await letFollow(base, tx, { posts: listed(base, posts) })
}

/** A post that was forgotten while it was on its way stays forgotten. */
const standPosts = prepared<{ rows: string }>()(
  (
    base,
    { rows },
  ) => sql`update posts set state = 'standing', kind = done.kind, receipt_sealed = done.receipt,
      revision = done.revision, rendering = done.rendering, has_keyboard = done.keyboard
    from ${rowsFrom(base, shown, rows)} as done
    where posts.id = done.id and posts.state <> 'gone'`,
)

const letFollow = prepared<{ posts: Listed }>()((base, { posts }) =>
  base.db
    .updateTable('operations')
    .set({ waits_for: null })
    .where(isListed(base, 'waits_for', 'bigint', posts)),
)
