/** Chats and their subscriptions, one or thousands at a time; addresses and titles are sealed. */

import { sql, type Transaction } from 'kysely'
import type { Address, Chat, Instant } from '../news.ts'
import { addressKey, chatAddress, placeKey } from './addresses.ts'
import type { Base } from './base.ts'
import { idIn, insertRows, textIn } from './bulk.ts'
import { changeState, forgetPosts, moveChat } from './chat-changes.ts'
import { selectChats, subscriptionRow, toChat } from './chat-rows.ts'
import type { ChatRow } from './chat-rows.ts'
import type { ChatFacts, Chats, ChatSettings } from './ports/chats.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

export function createChats(base: Base): Chats {
  const { db, seal, write } = base

  const rowOf = (tx: Tx, address: Address) =>
    tx
      .selectFrom('chats')
      .select(['id', 'state', 'reason'])
      .where('address_key', '=', addressKey(seal, address))
      .executeTakeFirst()

  return {
    put: (chats, { by, now }) =>
      write(async (tx) => {
        const wanted = new Map(chats.map(({ address, settings }) => [address, settings]))
        if (wanted.size === 0) return []
        const keys = new Map([...wanted.keys()].map((one) => [addressKey(seal, one), one]))
        const known = await knownKeys(base, tx, [...keys.keys()])
        const ids = await putRows(base, tx, wanted, now)
        const put = [...keys].map(([key, address]) => ({
          address,
          id: ids.get(key) ?? 0,
          added: !known.has(key),
        }))
        await subscribe(base, tx, put, wanted)
        const list = (added: boolean) =>
          put.filter((one) => one.added === added).map((one) => one.id)
        const detail = JSON.stringify({ added: list(true), set: list(false) })
        await base.audit(tx, { at: now, by, action: 'chat-put', detail })
        return put
      }),

    async byAddress(address) {
      const row = await selectChats(db)
        .where('chats.address_key', '=', addressKey(seal, address))
        .executeTakeFirst()
      return row && toChat(seal, row)
    },

    async ofPlace(address) {
      const rows = await selectChats(db)
        .where('chats.place_key', '=', placeKey(seal, address))
        .orderBy('chats.id')
        .execute()
      return rows.map((row) => toChat(seal, row))
    },

    async placeOf(address) {
      const row = await db
        .selectFrom('chats')
        .select(({ fn }) => fn.min('id').as('id'))
        .where('place_key', '=', placeKey(seal, address))
        .executeTakeFirst()
      return row?.id ?? undefined
    },

    async sharedPlaces(platform) {
      const threads = db
        .selectFrom('chats as thread')
        .select('thread.place_key')
        .where('thread.kind', '=', sql.lit('thread' as const))
        .where('thread.platform', '=', platform)
      const rows = await db
        .selectFrom('chats')
        .select(['id', 'place_key'])
        .where('place_key', 'in', threads)
        .orderBy('id')
        .execute()
      const places = Map.groupBy(rows, (row) => row.place_key)
      const shared = [...places.values()].filter((chats) => chats.length > 1)
      return new Map(shared.flatMap((chats) => chats.map(({ id }) => [id, chats[0]?.id ?? id])))
    },

    async get(id) {
      const row = await selectChats(db).where('chats.id', '=', id).executeTakeFirst()
      return row && toChat(seal, row)
    },

    async page(after, limit) {
      const rows = await selectChats(db)
        .where('chats.id', '>', after)
        .orderBy('chats.id')
        .limit(limit)
        .execute()
      return rows.map((row): Chat => toChat(seal, row))
    },

    remove: (address, { by, now }) =>
      write(async (tx) => {
        const row = await rowOf(tx, address)
        // One that vanished can still be removed; one that was removed cannot again.
        if (!row || (row.state === 'gone' && row.reason === 'removed')) return false
        const { id } = row
        await tx.deleteFrom('subscriptions').where('chat_id', '=', id).execute()
        await changeState(tx, id, { state: 'gone', reason: 'removed' }, now)
        await forgetPosts(tx, id, ['standing', 'planned'], now)
        const detail = JSON.stringify({ chat: id })
        await base.audit(tx, { at: now, by, action: 'chat-remove', detail })
        return true
      }),

    setTitle: (id, title) =>
      write(async (tx) => {
        const row = tx.updateTable('chats').set({ title_sealed: seal.seal(title) })
        await row.where('id', '=', id).execute()
      }),

    setState: (id, state, reason, now) =>
      write((tx) => changeState(tx, id, { state, reason }, now)),

    move: (from, to, now) =>
      write(async (tx) => {
        const row = await rowOf(tx, from)
        if (row && row.state !== 'gone') await moveChat(base, tx, { from: row.id, to }, now)
      }),

    async facts(id) {
      const rows = selectChats(db).select(moments).where('chats.id', '=', id)
      const row = await rows.executeTakeFirst()
      return row && toFacts(seal, row)
    },

    async troubled(since) {
      const rows = await selectChats(db)
        .select(moments)
        .where('chats.state', 'in', ['paused', 'gone'])
        .where('chats.kind', '<>', 'private')
        .where(({ or, and, eb }) =>
          or([
            eb('chats.state', '=', 'paused'),
            and([
              eb('chats.state_at', '>', since),
              eb('chats.reason', 'not in', ['removed', 'moved']),
            ]),
          ]),
        )
        .orderBy('chats.id')
        .execute()
      return rows.map((row) => toFacts(seal, row))
    },

    async paused(platform) {
      const rows = await selectChats(db)
        .where('chats.state', '=', 'paused')
        .where('chats.platform', '=', platform)
        .orderBy('chats.id')
        .execute()
      return rows.map((row) => toChat(seal, row))
    },

    async counts() {
      const rows = await db
        .selectFrom('chats')
        .select(({ fn }) => ['platform', 'kind', 'state', fn.countAll().as('count')])
        .groupBy(['platform', 'kind', 'state'])
        .orderBy('platform')
        .orderBy('kind')
        .orderBy('state')
        .execute()
      return rows.map((row) => ({ ...row, count: Number(row.count) }))
    },
  }
}

const moments = ['chats.state_at', 'chats.created_at'] as const

const toFacts = (
  seal: Base['seal'],
  row: ChatRow & { state_at: Instant; created_at: Instant },
): ChatFacts => ({ ...toChat(seal, row), since: row.state_at, addedAt: row.created_at })

/** Keys of the chats that are there and not gone. */
async function knownKeys(base: Base, tx: Tx, keys: string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('chats')
    .select('address_key')
    .where(textIn(base, 'address_key', keys))
    .where('state', '<>', 'gone')
    .execute()
  return new Set(rows.map((row) => row.address_key))
}

async function putRows(
  base: Base,
  tx: Tx,
  wanted: Map<Address, ChatSettings>,
  now: Instant,
): Promise<Map<string, number>> {
  const { seal } = base
  const rows = [...wanted].map(([address, { kind, language, pairs, otherLanguage, title }]) => ({
    ...chatAddress(seal, address),
    kind,
    title_sealed: title === undefined ? null : seal.seal(title),
    language,
    pairs,
    other_language: otherLanguage ?? null,
    state: 'active' as const,
    state_at: now,
    created_at: now,
  }))
  const ending = sql<{ id: number; address_key: string }>`
    on conflict (address_key) do update set
      kind = excluded.kind, language = excluded.language, pairs = excluded.pairs,
      other_language = excluded.other_language,
      title_sealed = coalesce(excluded.title_sealed, chats.title_sealed),
      state_at = case when chats.state = 'active' then chats.state_at else excluded.state_at end,
      state = 'active', reason = null
    returning id, address_key`
  const put = await insertRows(base, 'chats', rows, ending).execute(tx)
  return new Map(put.rows.map((row) => [row.address_key, row.id]))
}

async function subscribe(
  base: Base,
  tx: Tx,
  put: { address: Address; id: number }[],
  wanted: Map<Address, ChatSettings>,
): Promise<void> {
  const ids = put.map((one) => one.id)
  await tx
    .deleteFrom('subscriptions')
    .where(idIn(base, 'chat_id', ids))
    .execute()
  const rows = put.flatMap(({ address, id }) => {
    const settings = wanted.get(address)
    return settings ? [subscriptionRow(id, settings.subscription)] : []
  })
  await insertRows(base, 'subscriptions', rows).execute(tx)
}
