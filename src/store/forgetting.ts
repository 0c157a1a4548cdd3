/** Forgetting people: everything kept about them goes in one transaction, by their own word or long after they left. */

import { sql, type Transaction } from 'kysely'
import type { Receipt } from '../../adapters/adapter.ts'
import type { Address, Instant } from '../news.ts'
import { addressKey } from './addresses.ts'
import { answersKept } from './answers.ts'
import type { Base } from './base.ts'
import { idIn, textIn } from './bulk.ts'
import { noPreferences } from './people-rows.ts'
import { openReceipt } from './receipts.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

export const forget = (
  base: Base,
  person: Address,
  chat: Address,
  now: Instant,
): Promise<Receipt[]> =>
  base.write(async (tx) => {
    const keys = [person, chat].map((address) => addressKey(base.seal, address))
    const chats = await privateChats(base, tx, keys)
    const receipts = await recent(base, tx, { keys, chats }, now - answersKept)
    await erase(base, tx, keys, chats)
    return receipts
  })

/** Those whose private chat has been gone, or has taken nothing, since before then; returns how many chats, `limit` at most. */
export const forgetGone = (base: Base, before: Instant, limit: number): Promise<number> =>
  base.write(async (tx) => {
    const gone = await tx
      .selectFrom('chats')
      .select(['id', 'address_key'])
      .where('state', '<>', 'active')
      .where('kind', '=', 'private')
      .where('state_at', '<', before)
      .orderBy('id')
      .limit(limit)
      .execute()
    await erase(
      base,
      tx,
      gone.map((chat) => chat.address_key),
      gone.map((chat) => chat.id),
    )
    return gone.length
  })

/**
 * What was told before then goes, and with it the chats that were known for nothing else: of people who neither follow nor ever did.
 * Returns how many posts, `limit` at most.
 */
export const forgetTold = (base: Base, before: Instant, limit: number): Promise<number> =>
  base.write(async (tx) => {
    const told = await tx
      .selectFrom('posts')
      .innerJoin('post_notices', 'post_notices.post_id', 'posts.id')
      .select(['posts.id', 'posts.chat_id'])
      .where('posts.created_at', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('operations')
              .select('operations.id')
              .whereRef('operations.post_id', '=', 'posts.id')
              .where('operations.state', 'in', ['due', 'sending']),
          ),
        ),
      )
      .orderBy('posts.id')
      .limit(limit)
      .execute()
    const chats = [...new Set(told.map((row) => row.chat_id))]
    // Locked before it is looked what they have: nothing new begins there meanwhile.
    await tx
      .selectFrom('chats')
      .select('id')
      .where(idIn(base, 'id', chats))
      .orderBy('id')
      .$if(base.dialect === 'postgres', (query) => query.forUpdate())
      .execute()
    const posts = told.map((row) => row.id)
    await tx
      .deleteFrom('posts')
      .where(idIn(base, 'id', posts))
      .execute()
    await tx
      .deleteFrom('chats')
      .where(idIn(base, 'id', chats))
      .where('kind', '=', 'private')
      .where(isOnlyTold)
      .execute()
    return told.length
  })

const isOnlyTold = sql<boolean>`not exists (select 1 from posts where posts.chat_id = chats.id)
  and not exists (select 1 from subscriptions where subscriptions.chat_id = chats.id)
  and not exists (select 1 from people where people.chat_id = chats.id)`

async function privateChats(base: Base, tx: Tx, keys: string[]): Promise<number[]> {
  const rows = await tx
    .selectFrom('chats')
    .select('id')
    .where(textIn(base, 'address_key', keys))
    .where('kind', '=', 'private')
    .execute()
  return rows.map((row) => row.id)
}

/** What may still be deleted: answers, and posts that stand. */
async function recent(
  base: Base,
  tx: Tx,
  { keys, chats }: { keys: string[]; chats: number[] },
  since: Instant,
): Promise<Receipt[]> {
  const answers = await tx
    .selectFrom('answers')
    .select('receipt_sealed')
    .where(textIn(base, 'chat_key', keys))
    .where('sent_at', '>', since)
    .execute()
  const posts = await tx
    .selectFrom('posts')
    .innerJoin('operations', 'operations.post_id', 'posts.id')
    .select('posts.receipt_sealed')
    .where(idIn(base, 'posts.chat_id', chats))
    .where('posts.state', '=', 'standing')
    .where('operations.kind', '=', 'send')
    .where('operations.settled_at', '>', since)
    .execute()
  return [...posts, ...answers].flatMap(
    ({ receipt_sealed }) => openReceipt(base.seal, receipt_sealed) ?? [],
  )
}

/** Subscription, posts, receipts and what is due go with the chat. A role stays, since it is the desk's. */
async function erase(base: Base, tx: Tx, keys: string[], chats: number[]): Promise<void> {
  const people = tx
    .selectFrom('people')
    .select('id')
    .where(({ or }) => or([textIn(base, 'address_key', keys), idIn(base, 'chat_id', chats)]))
  const found = (await people.execute()).map((row) => row.id)
  await tx
    .deleteFrom('queries')
    .where(textIn(base, 'chat_key', keys))
    .execute()
  await tx
    .deleteFrom('dialogues')
    .where(textIn(base, 'chat_key', keys))
    .execute()
  await tx
    .deleteFrom('answers')
    .where(textIn(base, 'chat_key', keys))
    .execute()
  await tx
    .deleteFrom('console_chat')
    .where(textIn(base, 'chat_key', keys))
    .execute()
  await tx
    .deleteFrom('holds')
    .where(textIn(base, 'scope', chats.map(String)))
    .execute()
  await tx
    .deleteFrom('chats')
    .where(idIn(base, 'id', chats))
    .execute()
  const roles = tx.selectFrom('roles').select('person_id')
  await tx
    .updateTable('people')
    .set({ ...noPreferences, chat_id: null })
    .where(idIn(base, 'id', found))
    .execute()
  await tx
    .deleteFrom('people')
    .where(idIn(base, 'id', found))
    .where('id', 'not in', roles)
    .execute()
}
