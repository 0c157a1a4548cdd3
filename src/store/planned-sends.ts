/** Plans of new posts: each becomes a post, what it shows, and the operation that sends it. */

// SQLite answers at once: between two steps, answers and sends get their turn.
import { setImmediate as breathe } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import type { Instant, Platform } from '../news.ts'
import type { Base } from './base.ts'
import { idIn, insertRows } from './bulk.ts'
import type { PlannedOperation } from './ports/fanouts.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

/** Posts of an item by chat and part, as `chat:part`. */
type Known = Map<string, { id: number; state: string }>

const keyOf = (chat: number, part: number) => `${chat}:${part}`

/** What is planned twice is one post; what is planned for a chat that is gone by now is dropped. */
export async function writeSends(
  base: Base,
  tx: Tx,
  operations: PlannedOperation[],
  now: Instant,
): Promise<void> {
  const sends = operations.filter((one) => one.post === undefined && one.subject === undefined)
  if (sends.length === 0) return
  const platforms = await livingChats(base, tx, sends)
  const living = sends.filter((one) => platforms.has(one.chat))
  for (const [item, all] of Map.groupBy(living, (one) => one.item)) {
    await forgetRemoved(base, tx, item, all)
    const known = await knownPosts(base, tx, item, all)
    const fresh = all.filter((one) => !known.has(keyOf(one.chat, one.part)))
    const parts = Map.groupBy(fresh, (one) => one.part)
    // In order, since a later part names the first one and the one before it.
    for (const part of [...parts.keys()].sort((a, b) => a - b)) {
      await writePart(base, tx, parts.get(part) ?? [], { known, platforms }, now)
    }
  }
}

export async function livingChats(
  base: Base,
  tx: Tx,
  sends: PlannedOperation[],
): Promise<Map<number, Platform>> {
  const ids = [...new Set(sends.map((one) => one.chat))]
  const rows = await tx
    .selectFrom('chats')
    .select(['id', 'platform'])
    .where(idIn(base, 'id', ids))
    .where('state', '<>', 'gone')
    .orderBy('id')
    // None is forgotten before its posts are written.
    .$if(base.dialect === 'postgres', (query) => query.forKeyShare())
    .execute()
  return new Map(rows.map((row) => [row.id, row.platform]))
}

/** A part that a shorter text removed shows nothing any more, so that a longer one may add it again. */
async function forgetRemoved(
  base: Base,
  tx: Tx,
  item: number,
  sends: PlannedOperation[],
): Promise<void> {
  const chats = sends.flatMap((one) => (one.part > 0 ? [one.chat] : []))
  if (chats.length === 0) return
  await tx
    .deleteFrom('post_items')
    .where('item_id', '=', item)
    .where(idIn(base, 'chat_id', [...new Set(chats)]))
    .where('part', '>', 0)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('operations')
          .select('operations.id')
          .whereRef('operations.post_id', '=', 'post_items.post_id')
          .where('operations.kind', '=', 'retract')
          .where('operations.state', '=', 'sent'),
      ),
    )
    .execute()
}

/** Locked, so that none begins to stand before what waits for it is written. */
async function knownPosts(
  base: Base,
  tx: Tx,
  item: number,
  sends: PlannedOperation[],
): Promise<Known> {
  const chats = [...new Set(sends.map((one) => one.chat))]
  const rows = await tx
    .selectFrom('post_items')
    .innerJoin('posts', 'posts.id', 'post_items.post_id')
    .select(['posts.id', 'posts.state', 'post_items.chat_id', 'post_items.part'])
    .where('post_items.item_id', '=', item)
    .where(idIn(base, 'post_items.chat_id', chats))
    .orderBy('posts.id')
    .$if(base.dialect === 'postgres', (query) => query.forUpdate('posts'))
    .execute()
  return new Map(rows.map(({ chat_id, part, id, state }) => [keyOf(chat_id, part), { id, state }]))
}

async function writePart(
  base: Base,
  tx: Tx,
  planned: PlannedOperation[],
  { known, platforms }: { known: Known; platforms: Map<number, Platform> },
  now: Instant,
): Promise<void> {
  const sends = [...new Map(planned.map((one) => [one.chat, one])).values()]
  const posts = sends.map((one) => ({
    chat_id: one.chat,
    part: one.part,
    state: 'planned',
    // Kind and keyboard are those of what stands; they are known when it does.
    kind: 'text',
    has_keyboard: 0,
    revision: one.revision,
    rendering: one.rendering,
    reply_to: (one.part > 0 ? known.get(keyOf(one.chat, 0))?.id : one.replyTo) ?? null,
    created_at: now,
  }))
  const ending = sql<{ id: number; chat_id: number }>`returning id, chat_id`
  const made = await insertRows(base, 'posts', posts, ending).execute(tx)
  await breathe()
  const ids = new Map(made.rows.map((row) => [row.chat_id, row.id]))
  const idOf = (one: PlannedOperation) => ids.get(one.chat) ?? 0
  const shows = sends.map((one) => ({
    post_id: idOf(one),
    chat_id: one.chat,
    item_id: one.item,
    part: one.part,
  }))
  await insertRows(base, 'post_items', shows).execute(tx)
  await breathe()
  const operations = sends.map((one) => {
    const before = known.get(keyOf(one.chat, one.part - 1))
    const waitsFor = before?.state === 'planned' ? before.id : null
    const platform = platforms.get(one.chat) ?? ''
    return operationRow(one, { post: idOf(one), platform, waitsFor }, now)
  })
  await insertRows(base, 'operations', operations).execute(tx)
  await breathe()
  const announced = sends.filter((one) => one.announced)
  const publishing = announced.map((one) => {
    const platform = platforms.get(one.chat) ?? ''
    const place = { post: idOf(one), platform, waitsFor: idOf(one) }
    return operationRow({ ...one, kind: 'publish' }, place, now)
  })
  if (publishing.length > 0) await insertRows(base, 'operations', publishing).execute(tx)
  for (const one of sends) known.set(keyOf(one.chat, one.part), { id: idOf(one), state: 'planned' })
}

export const operationRow = (
  one: PlannedOperation,
  place: { post: number; platform: Platform; waitsFor: number | null },
  now: Instant,
) => ({
  post_id: place.post,
  chat_id: one.chat,
  platform: place.platform,
  kind: one.kind,
  revision: one.revision,
  rendering: one.rendering,
  part: one.part,
  state: 'due' as const,
  priority: one.priority,
  silent: one.silent ? 1 : 0,
  not_before: now,
  holds_until: now,
  expires_at: one.expiresAt ?? null,
  waits_for: place.waitsFor,
  attempts: 0,
  repeated: 0,
  created_at: now,
})
