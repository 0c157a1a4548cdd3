/** What is kept about readers: of one, everything, for them alone; of all, counts that give nobody away. */

import { sql } from 'kysely'
import type { Address, ChatRule } from '../news.ts'
import { addressKey } from './addresses.ts'
import type { Base } from './base.ts'
import { dialogueKept } from './dialogues.ts'
import { preferenceColumns, toPreferences } from './people-rows.ts'
import type { Kept, ReaderCount } from './ports/people.ts'
import { queriesKept } from './queries.ts'
import { roleOf } from './roles.ts'

type Tally = {
  queries: number
  drafts: number
  begun: number
  answers: number
  posts: number
  said: number
  asked: number
  answered: number
  spoken: number
}

export async function kept(
  base: Base,
  address: Address,
  chatAddress: Address,
): Promise<Kept | undefined> {
  const { db, seal } = base
  const chatKey = addressKey(seal, chatAddress)
  const person = await db
    .selectFrom('people')
    .select(['id', 'created_at', ...preferenceColumns])
    .where('address_key', '=', addressKey(seal, address))
    .executeTakeFirst()
  const chat = await db
    .selectFrom('chats')
    .leftJoin('subscriptions', 'subscriptions.chat_id', 'chats.id')
    .select(['chats.id', 'chats.created_at', 'subscriptions.rule'])
    .where('chats.address_key', '=', chatKey)
    .where('chats.kind', '=', 'private')
    .executeTakeFirst()
  const { queries, drafts, begun, answers, posts, said, asked, answered, spoken } = await tally(
    base,
    chatKey,
    chat?.id ?? 0,
  )
  const began = [
    person?.created_at,
    chat?.created_at,
    asked - queriesKept,
    begun - dialogueKept,
    answered,
    spoken,
  ]
  const since = Math.min(...began.map((time) => time ?? Infinity))
  if (since === Infinity) return undefined
  const rule = chat?.rule ? (JSON.parse(chat.rule) as ChatRule) : undefined
  const role = person && (await roleOf(db, person.id))
  return {
    preferences: person ? toPreferences(person) : {},
    ...(role ? { role } : {}),
    follows: rule !== undefined,
    topics: rule?.any ?? [],
    without: rule?.none ?? [],
    queries,
    draft: drafts > 0,
    receipts: posts + answers,
    said: said > 0,
    since,
  }
}

async function tally({ db }: Base, chatKey: string, chat: number): Promise<Tally> {
  const { rows } = await sql<{ [K in keyof Tally]: Tally[K] | null }>`select
    (select count(*) from queries where chat_key = ${chatKey}) as queries,
    (select min(expires_at) from queries where chat_key = ${chatKey}) as asked,
    (select count(*) from dialogues where chat_key = ${chatKey}) as drafts,
    (select min(expires_at) from dialogues where chat_key = ${chatKey}) as begun,
    (select count(*) from answers where chat_key = ${chatKey}) as answers,
    (select min(sent_at) from answers where chat_key = ${chatKey}) as answered,
    (select count(*) from console_chat where chat_key = ${chatKey}) as said,
    (select min(said_at) from console_chat where chat_key = ${chatKey}) as spoken,
    (select count(*) from posts where chat_id = ${chat} and receipt_sealed is not null) as posts`.execute(
    db,
  )
  const [row] = rows
  return {
    queries: row?.queries ?? 0,
    drafts: row?.drafts ?? 0,
    begun: row?.begun ?? Infinity,
    answers: row?.answers ?? 0,
    posts: row?.posts ?? 0,
    said: row?.said ?? 0,
    asked: row?.asked ?? Infinity,
    answered: row?.answered ?? Infinity,
    spoken: row?.spoken ?? Infinity,
  }
}

/** No smaller number of readers is told to anybody. */
const fewest = 10

export async function readers({ db }: Base): Promise<ReaderCount[]> {
  const rows = await db
    .selectFrom('chats')
    .innerJoin('subscriptions', 'subscriptions.chat_id', 'chats.id')
    .select(({ fn }) => ['chats.platform', fn.countAll<number>().as('count')])
    .where('chats.kind', '=', 'private')
    .where('chats.state', '=', 'active')
    .groupBy('chats.platform')
    .orderBy('chats.platform')
    .execute()
  return rows.map(({ platform, count }) => ({ platform, count: count < fewest ? 'few' : count }))
}
