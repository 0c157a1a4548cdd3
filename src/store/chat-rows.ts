/** Chats as rows: the columns that make a `Chat`, and back. */

import { sql, type Kysely } from 'kysely'
import type {
  Address,
  Chat,
  ChatKind,
  ChatState,
  Format,
  OtherLanguage,
  Pairs,
  Subscription,
} from '../news.ts'
import type { PlannedChat } from './ports/fanouts.ts'
import type { Schema } from './schema.ts'
import type { Seal } from './seal.ts'

export type ChatRow = {
  id: number
  address_sealed: string
  title_sealed: string | null
  platform: string
  kind: ChatKind
  language: string
  pairs: string
  state: ChatState
  reason: string | null
  rule: string | null
  languages: string | null
  format: string | null
  reader: number | null
  digits: string | null
  text_only: number | null
  other_language: OtherLanguage | null
}

export const selectChats = (db: Kysely<Schema>) =>
  db
    .selectFrom('chats')
    .leftJoin('subscriptions', 'subscriptions.chat_id', 'chats.id')
    .leftJoin('people', 'people.chat_id', 'chats.id')
    .select([
      ...(['chats.id', 'chats.address_sealed', 'chats.platform', 'chats.kind'] as const),
      'chats.title_sealed',
      ...(['chats.language', 'chats.pairs', 'chats.state', 'chats.reason'] as const),
      ...(['subscriptions.rule', 'subscriptions.languages', 'subscriptions.format'] as const),
      'people.id as reader',
      ...(['people.digits', 'people.text_only'] as const),
      // What a reader chose goes before what was set for their chat.
      sql<OtherLanguage | null>`coalesce(people.other_language, chats.other_language)`.as(
        'other_language',
      ),
    ])

export const toChat = (seal: Seal, row: ChatRow): Chat => ({
  ...toPlannedChat(row),
  address: seal.open(row.address_sealed),
  ...(row.title_sealed === null ? {} : { title: seal.open(row.title_sealed) }),
})

/** How people know a chat; of who reads privately nothing is shown to anybody. */
export const sharedPlace = (
  seal: Seal,
  row: Pick<ChatRow, 'address_sealed' | 'title_sealed'> & { chat_kind: ChatKind },
): { address?: Address; title?: string } => {
  if (row.chat_kind === 'private') return {}
  const title = row.title_sealed === null ? {} : { title: seal.open(row.title_sealed) }
  return { address: seal.open(row.address_sealed), ...title }
}

export function toPlannedChat(row: Omit<ChatRow, 'address_sealed' | 'title_sealed'>): PlannedChat {
  const subscription = toSubscription(row)
  return {
    id: row.id,
    platform: row.platform,
    kind: row.kind,
    language: row.language,
    pairs: row.pairs as Pairs,
    ...(row.other_language === null ? {} : { otherLanguage: row.other_language }),
    state: row.state,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(subscription ? { subscription } : {}),
    ...(row.reader === null ? {} : { ofReader: true as const }),
    ...(row.digits === null ? {} : { digits: row.digits as NonNullable<Chat['digits']> }),
    ...(row.text_only === 1 ? { textOnly: true } : {}),
  }
}

function toSubscription({
  rule,
  languages,
  format,
}: Omit<ChatRow, 'address_sealed' | 'title_sealed'>): Subscription | undefined {
  if (rule === null || languages === null) return undefined
  return {
    rule: JSON.parse(rule) as Subscription['rule'],
    languages: JSON.parse(languages) as string[],
    format: format as Format,
    schedule: 'at-once',
  }
}

export const subscriptionRow = (chat: number, subscription: Subscription) => ({
  chat_id: chat,
  rule: JSON.stringify(subscription.rule),
  languages: JSON.stringify(subscription.languages),
  format: subscription.format,
  schedule: subscription.schedule,
})
