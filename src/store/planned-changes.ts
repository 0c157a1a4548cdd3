/** Plans of edits and deletions: only the newest is ever pending, and what is not sent yet is changed before it is. */

import { sql, type Transaction } from 'kysely'
import type { Instant, Platform } from '../news.ts'
import type { Base } from './base.ts'
import { idIn, insertRows } from './bulk.ts'
import { removeAnswered } from './planned-removals.ts'
import { operationRow } from './planned-sends.ts'
import type { PlannedOperation } from './ports/fanouts.ts'
import { endPosts, endUnsent } from './post-ends.ts'
import type { Schema } from './schema.ts'
import { cancelSuperseded } from './superseded.ts'
import { takenBack } from './taken-back.ts'

type Tx = Transaction<Schema>
type Change = PlannedOperation & { post: number }
type Living = { state: string; platform: Platform; part: number; rendering: string; open: boolean }

export async function writeChanges(
  base: Base,
  tx: Tx,
  operations: PlannedOperation[],
  now: Instant,
): Promise<void> {
  const changes = operations.flatMap((one) =>
    one.post === undefined ? [] : [{ ...one, post: one.post }],
  )
  if (changes.length === 0) return
  const posts = await livingPosts(base, tx, changes)
  const living = changes.filter((one) => {
    const post = posts.get(one.post)
    return post !== undefined && !(one.kind === 'revise' && shows(post, one))
  })
  const withdrawn = await takenBack(tx, changes[0]?.revision ?? 0)
  const unsent = await changeUnsent(base, tx, living, { withdrawn, now })
  if (withdrawn !== undefined) {
    const own = changes.filter((one) => one.item === withdrawn)
    await removeAnswered(base, tx, own, now)
  }
  const edits = lastEdits(living.filter((one) => !unsent.has(one.post)))
  const rows = living.flatMap((one) => {
    const post = posts.get(one.post)
    if (!post || unsent.has(one.post)) return []
    const waits = one.kind === 'retract' && one.item !== withdrawn
    const edit = waits ? edits.get(messageOf(one)) : undefined
    const waitsFor = post.state === 'planned' ? one.post : (edit?.post ?? null)
    const kind = one.noticed ? 'revise' : one.kind
    const place = { post: one.post, platform: post.platform, waitsFor }
    return [operationRow({ ...one, kind }, place, now)]
  })
  if (rows.length === 0) return
  await insertRows(base, 'operations', rows, sql`on conflict do nothing`).execute(tx)
  await cancelSuperseded(base, tx, [...posts.keys()], now)
}

const messageOf = ({ chat, item }: Change) => `${chat}:${item}`

/** The last part of each message that is edited: what is cut off is removed after it, lest words vanish that nothing else says. */
function lastEdits(changes: Change[]): Map<string, Change> {
  const edits = changes.filter((one) => one.kind === 'revise').sort((a, b) => a.part - b.part)
  return new Map(edits.map((one) => [messageOf(one), one]))
}

/** An edit to what stands already costs no call. */
const shows = (post: Living, { rendering, part }: Change) =>
  post.state === 'standing' && !post.open && post.rendering === rendering && post.part === part

/** Locked, so that none begins to stand before what waits for it is written. */
async function livingPosts(base: Base, tx: Tx, changes: Change[]): Promise<Map<number, Living>> {
  const ids = changes.map((one) => one.post)
  const rows = await tx
    .selectFrom('posts')
    .innerJoin('chats', 'chats.id', 'posts.chat_id')
    .select(({ exists, selectFrom }) => [
      ...(['posts.id', 'posts.state', 'posts.part', 'posts.rendering', 'chats.platform'] as const),
      exists(
        selectFrom('operations')
          .select('operations.id')
          .whereRef('operations.post_id', '=', 'posts.id')
          .where('operations.state', 'in', ['due', 'sending', 'unknown']),
      ).as('open'),
    ])
    .where(idIn(base, 'posts.id', ids))
    .where('posts.state', '<>', 'gone')
    .where('chats.state', '<>', 'gone')
    .orderBy('posts.id')
    .$if(base.dialect === 'postgres', (query) => query.forUpdate('posts'))
    .execute()
  return new Map(rows.map(({ id, open, ...post }) => [id, { ...post, open: Boolean(open) }]))
}

/** Posts whose sending has not been tried, or certainly failed, are sent as they should be or not at all. */
async function changeUnsent(
  base: Base,
  tx: Tx,
  changes: Change[],
  { withdrawn, now }: { withdrawn: number | undefined; now: Instant },
): Promise<Set<number>> {
  const changed = new Set<number>()
  const groups = Map.groupBy(
    changes,
    (one) => `${one.kind} ${one.item} ${one.revision} ${one.rendering}`,
  )
  for (const group of groups.values()) {
    const [first] = group
    if (!first) continue
    const { kind, item, revision, rendering } = first
    const ids = group.map((one) => one.post)
    const rows = await tx
      .updateTable('operations')
      .set(kind === 'retract' ? { state: 'cancelled', settled_at: now } : { revision, rendering })
      .where(idIn(base, 'post_id', ids))
      .where('kind', '=', 'send')
      .where('state', '=', sql.lit('due' as const))
      .where('first_attempt_at', 'is', null)
      .where('revision', '<', revision)
      .returning('post_id')
      .execute()
    const found = rows.map((row) => row.post_id)
    if (kind === 'retract') {
      await (item === withdrawn ? endPosts : endUnsent)(base, tx, found, now)
      await holdTried(base, tx, ids, now)
    }
    for (const post of found) changed.add(post)
  }
  return changed
}

/** A send that may have arrived is not made again to be removed: a person says whether it stands. */
async function holdTried(base: Base, tx: Tx, posts: number[], now: Instant): Promise<void> {
  await tx
    .updateTable('operations')
    .set({ state: 'unknown', settled_at: now })
    .where(idIn(base, 'post_id', posts))
    .where('kind', '=', 'send')
    .where('state', '=', sql.lit('due' as const))
    .where('first_attempt_at', 'is not', null)
    .execute()
}
