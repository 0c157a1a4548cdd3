/** Posts that people changed where they stand: these are left as they are, and only what takes them back reaches them. */

import { sql, type Transaction } from 'kysely'
import type { FailureFacts } from '../../adapters/adapter.ts'
import type { Address, Instant } from '../news.ts'
import { addressKey } from './addresses.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import type { ChangedThere } from './ports/outbox.ts'
import { endEdit } from './post-ends.ts'
import { openReceipt, sealJson } from './receipts.ts'
import { readRenderings } from './renderings.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

/** Receipts are sealed, and opened one by one: so many at a time, and of no posts older than this when the message was sent. */
const page = 200
const longestWay = 90 * 24 * 60 * 60_000

/** Two clocks. */
const skew = 5 * 60_000

const changedByPeople: FailureFacts = {
  kind: 'gone',
  detail: 'changed-by-people',
  covers: 'message',
}

/**
 * What the bot sent last, or is about to, is no change by people; what they changed back to that is ours again.
 */
export async function changedThere(
  base: Base,
  chat: Address,
  found: ChangedThere,
  now: Instant,
): Promise<boolean> {
  const post = await postOf(base, chat, found)
  if (post === undefined) return false
  return base.write(async (tx) => {
    const standing = await tx
      .selectFrom('posts')
      .select(['rendering', 'part'])
      .where('id', '=', post)
      .where('state', '=', 'standing')
      .$if(base.dialect === 'postgres', (query) => query.forUpdate())
      .executeTakeFirst()
    if (!standing) return false
    const underWay = await tx
      .selectFrom('operations')
      .select(['rendering', 'part'])
      .where('post_id', '=', post)
      .where('state', 'in', ['due', 'sending'])
      .execute()
    const keys = new Set([standing, ...underWay].map(({ rendering }) => rendering))
    const renderings = await readRenderings(base, tx, keys)
    const isShown = ({ rendering, part }: typeof standing) => {
      const sent = renderings.get(rendering)?.[part]
      return sent !== undefined && found.shows(sent)
    }
    if (underWay.some(isShown)) return false
    const isOurs = isShown(standing)
    const change = { changed_at: isOurs ? null : now }
    await tx.updateTable('posts').set(change).where('id', '=', post).execute()
    await leaveChanged(base, tx, [post], now)
    return !isOurs
  })
}

async function postOf(
  { db, seal }: Base,
  chat: Address,
  { post, sentAt }: ChangedThere,
): Promise<number | undefined> {
  for (let before: number | undefined; ;) {
    const rows = await db
      .selectFrom('posts')
      .innerJoin('chats', 'chats.id', 'posts.chat_id')
      .select(['posts.id', 'posts.receipt_sealed'])
      .where('chats.address_key', '=', addressKey(seal, chat))
      .where('posts.state', '=', 'standing')
      .$if(sentAt !== undefined, (query) => query.where(sentAround(sentAt ?? 0)))
      .$if(before !== undefined, (query) => query.where('posts.id', '<', before ?? 0))
      .orderBy('posts.id', 'desc')
      .limit(page)
      .execute()
    const own = rows.find((row) => openReceipt(seal, row.receipt_sealed)?.id === post)
    if (own || rows.length < page) return own?.id
    before = rows.at(-1)?.id
  }
}

const sentAround = (at: Instant) =>
  sql<boolean>`posts.created_at <= ${at + skew} and posts.created_at > ${at - longestWay}`

/** What is due to them and takes nothing back is not done, and told as such. */
export async function leaveChanged(
  base: Base,
  tx: Tx,
  posts: number[],
  now: Instant,
): Promise<void> {
  const left = await tx
    .selectFrom('operations')
    .innerJoin('posts', 'posts.id', 'operations.post_id')
    .select(['operations.id', 'operations.post_id', 'operations.revision'])
    .where(idIn(base, 'operations.post_id', posts))
    .where('operations.state', '=', sql.lit('due' as const))
    .where('operations.kind', 'in', ['revise', 'retract'])
    .where('posts.changed_at', 'is not', null)
    .where(takesNothingBack)
    .execute()
  for (const { id, ...edit } of left) {
    await tx
      .updateTable('operations')
      .set({
        state: 'cancelled',
        waits_for: null,
        settled_at: now,
        failure_sealed: sealJson(base.seal, changedByPeople),
      })
      .where('id', '=', id)
      .execute()
    await endEdit(base, tx, edit, now)
  }
}

/** A withdrawal takes back what the post itself shows; a redaction also its mention in other posts. */
const takesNothingBack = sql<boolean>`not exists (select 1 from fanouts
  where fanouts.id = operations.revision and (fanouts.verb = 'redact' or (fanouts.verb = 'withdraw'
    and not exists (select 1 from post_items
      where post_items.post_id = operations.post_id and post_items.item_id <> fanouts.item_id))))`
