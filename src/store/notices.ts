/** Notices: posts of private chats that show no item, each planned and edited through the outbox like any other. */

import { sql, type Transaction } from 'kysely'
import type { Address, Instant } from '../news.ts'
import { addressKey, chatAddress } from './addresses.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import { writeChanges } from './planned-changes.ts'
import { operationRow } from './planned-sends.ts'
import type { PlannedOperation } from './ports/fanouts.ts'
import type { Notice, Notices } from './ports/notices.ts'
import { sealPosts } from './renderings.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

/** Where a notice is said: the chat, and what of the notice is there. */
type Place = { chat: number; platform: string; said: Said[] }
type Said = { post: number; part: number; rendering: string }

export function createNotices(base: Base): Notices {
  const { db, seal, write } = base
  return {
    put: (address, notice, now) =>
      write(async (tx) => {
        const chat = await chatOf(base, tx, address, notice, now)
        if (chat.state === 'gone') return false
        const rendering = await store(base, tx, notice, now)
        const said = await saidIn(base, tx, chat.id, notice.key)
        const place = { chat: chat.id, platform: chat.platform, said }
        await say(base, tx, place, { notice, rendering, now })
        return true
      }),

    async has(address, key) {
      const row = await db
        .selectFrom('post_notices')
        .innerJoin('chats', 'chats.id', 'post_notices.chat_id')
        .select('post_notices.key')
        .where('chats.address_key', '=', addressKey(seal, address))
        .where('post_notices.key', '=', key)
        .executeTakeFirst()
      return row !== undefined
    },

    async unheard() {
      const { rows } = await sql<{ count: number | bigint }>`
        select count(*) as count from (
          select told.key from post_notices as told
            join posts on posts.id = told.post_id join chats on chats.id = told.chat_id
            join operations as send on send.post_id = told.post_id and send.kind = 'send'
          group by told.key
          having max(case when send.state = 'sent'
            or (posts.state = 'planned' and chats.state = 'active') then 1 else 0 end) = 0
        ) as unheard`.execute(db)
      return Number(rows[0]?.count ?? 0)
    },
  }
}

async function chatOf(base: Base, tx: Tx, address: Address, { language }: Notice, now: Instant) {
  const row = await tx
    .insertInto('chats')
    .values({
      ...chatAddress(base.seal, address),
      kind: 'private',
      language,
      pairs: 'preferred',
      state: 'active',
      state_at: now,
      created_at: now,
    })
    // The key is set to itself, so that the row comes back; on PostgreSQL it is locked until the notice is written.
    .onConflict((conflict) =>
      conflict.column('address_key').doUpdateSet({ address_key: addressKey(base.seal, address) }),
    )
    .returning(['id', 'kind', 'state', 'platform'])
    .executeTakeFirstOrThrow()
  if (row.kind !== 'private') throw new Error('A notice is said in private')
  return row
}

/** By a keyed hash: whoever reads the database cannot try out what was said. */
async function store(base: Base, tx: Tx, { posts }: Notice, now: Instant): Promise<string> {
  const key = `notice ${base.seal.keyedHash(`notice ${JSON.stringify(posts)}`).slice(0, 27)}`
  await tx
    .insertInto('renderings')
    .values({ key, posts: sealPosts(base, posts), created_at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  return key
}

/** What stands or is on its way. What was deleted, or ended before it arrived, is forgotten and so said anew. */
async function saidIn(base: Base, tx: Tx, chat: number, key: string): Promise<Said[]> {
  const rows = await tx
    .selectFrom('post_notices as told')
    .innerJoin('posts', 'posts.id', 'told.post_id')
    .select(({ exists, selectFrom }) => [
      ...(['told.post_id as post', 'told.part', 'told.rendering', 'posts.state'] as const),
      exists(
        selectFrom('operations')
          .select('operations.id')
          .whereRef('operations.post_id', '=', 'told.post_id')
          .where('operations.kind', '=', 'send')
          .where('operations.state', 'in', ['due', 'sending']),
      ).as('coming'),
    ])
    .where('told.chat_id', '=', chat)
    .where('told.key', '=', key)
    .orderBy('told.part')
    .execute()
  const alive = rows.filter(({ state, coming }) => state === 'standing' || Boolean(coming))
  const lost = rows.filter((row) => !alive.includes(row)).map(({ post }) => post)
  await tx
    .deleteFrom('post_notices')
    .where(idIn(base, 'post_id', lost))
    .execute()
  return alive
}

async function say(
  base: Base,
  tx: Tx,
  { chat, platform, said }: Place,
  { notice, rendering, now }: { notice: Notice; rendering: string; now: Instant },
): Promise<void> {
  const { key, posts, priority, silent, expiresAt } = notice
  const planned = (part: number): PlannedOperation => ({
    chat,
    item: 0,
    kind: 'send',
    // Grows with every change; a key's own count would begin anew when a post is forgotten.
    revision: 1,
    part,
    rendering,
    priority,
    silent,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  })
  const stale = said.filter((one) => one.rendering !== rendering)
  const revision = (await newestRevision(base, tx, stale)) + 1
  const changes = stale.map(({ post, part }): PlannedOperation => {
    const stays = part < posts.length
    const shown = Math.min(part, posts.length - 1)
    return { ...planned(shown), kind: stays ? 'revise' : 'retract', post, revision, silent: true }
  })
  await writeChanges(base, tx, changes, now)
  await remember(tx, stale, { kept: posts.length, rendering })
  const known = new Set(said.map(({ part }) => part))
  for (const part of posts.keys()) {
    if (!known.has(part)) await send(tx, planned(part), { key, platform, now })
  }
}

async function newestRevision(base: Base, tx: Tx, said: Said[]): Promise<number> {
  const row = await tx
    .selectFrom('operations')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where(
      idIn(
        base,
        'post_id',
        said.map(({ post }) => post),
      ),
    )
    .executeTakeFirst()
  return row?.revision ?? 0
}

async function remember(
  tx: Tx,
  stale: Said[],
  { kept, rendering }: { kept: number; rendering: string },
): Promise<void> {
  for (const { post, part } of stale) {
    if (part < kept) {
      const shown = tx.updateTable('post_notices').set({ rendering })
      await shown.where('post_id', '=', post).execute()
    } else {
      await tx.deleteFrom('post_notices').where('post_id', '=', post).execute()
    }
  }
}

/** Parts do not wait for one another: each says something of its own. */
async function send(
  tx: Tx,
  one: PlannedOperation,
  { key, platform, now }: { key: string; platform: string; now: Instant },
): Promise<void> {
  const { chat, part, revision, rendering } = one
  const { id: post } = await tx
    .insertInto('posts')
    .values({
      chat_id: chat,
      part,
      state: 'planned',
      kind: 'text',
      has_keyboard: 0,
      revision,
      rendering,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('post_notices')
    .values({ post_id: post, chat_id: chat, key, part, rendering })
    .execute()
  const row = operationRow(one, { post, platform, waitsFor: null }, now)
  await tx.insertInto('operations').values(row).execute()
}
