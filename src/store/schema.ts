/** The tables as Kysely sees them. Times are milliseconds since 1970; JSON is text; `sealed` is authenticated ciphertext. */

import type { Generated } from 'kysely'
import type { ChatKind, ChatState, OperationKind, OperationState, Verb } from '../news.ts'

type Json = string
type Sealed = string
/** HMAC-SHA-256 under a key derived from the secret, base64url: look-up without the address. */
type KeyedHash = string
/** 0 or 1. */
type Bit = number

export type Schema = {
  /** One row: schema facts that must not be wrong, such as the check value of the secret and the catalogue version. */
  meta: { key: string; value: string }
  sources: { key: string; kind: string; settings: Json }
  settings: { key: string; value: string }
  roles: { person_id: number; role: string; granted_by: string; granted_at: number }

  stories: { id: Generated<number>; created_at: number }
  items: {
    id: Generated<number>
    story_id: number
    source: string
    /** Of the first revision. Unique, so that two processes cannot store the same text at the same moment. */
    identity: string
    file_name: string | null
    stem: string | null
    revision: number
    language: string
    kind: string
    title: string
    issuer: string | null
    url: string | null
    /** SourceDate. */
    date: Json | null
    stored_at: number
    visible_from: number
    withdrawn_at: number | null
  }
  /** ItemContent of each revision. */
  item_revisions: {
    item_id: number
    revision: number
    content: Json
    identity: string
    line: string | null
    /** Null for the first. */
    verb: Verb | null
    by: string
    created_at: number
  }
  topics: { slug: string; names: Json; aliases: Json; rule: Json; created_at: number }
  /** `weight`: 0 main, 1 mentioned. `visible_from` repeats the item's, so that a topic's newest are one index range. */
  item_topics: {
    topic: string
    item_id: number
    weight: number
    words: Json
    visible_from: number
  }

  people: {
    id: Generated<number>
    address_key: KeyedHash
    address_sealed: Sealed
    language: string | null
    /** Languages of the news, in order. */
    news_languages: Json | null
    digits: string | null
    text_only: Bit | null
    /** OtherLanguage. */
    other_language: string | null
    /** The private chat, once it follows something. */
    chat_id: number | null
    created_at: number
  }
  chats: {
    id: Generated<number>
    platform: string
    kind: ChatKind
    address_key: KeyedHash
    address_sealed: Sealed
    title_sealed: Sealed | null
    /** Of the address without its thread. */
    place_key: KeyedHash | null
    language: string
    pairs: string
    /** OtherLanguage, as an admin chose it. */
    other_language: string | null
    state: ChatState
    reason: string | null
    state_at: number
    created_at: number
  }
  subscriptions: {
    id: Generated<number>
    chat_id: number
    rule: Json
    languages: Json
    format: string
    schedule: string
  }

  /** Posts as rendered, once per rendering key; a chat's operation names key and part. Those of notices are sealed. */
  renderings: {
    key: string
    posts: Json
    /** Whose words it holds; null for words of our own, which every item shares. */
    item_id: number | null
    created_at: number
  }
  posts: {
    id: Generated<number>
    chat_id: number
    part: number
    /** `planned`, `standing` or `gone`. */
    state: string
    kind: string
    /** The receipt: the platform's ids, sealed. */
    receipt_sealed: Sealed | null
    revision: number
    rendering: string
    has_keyboard: Bit
    reply_to: number | null
    /** `item`, or `notice` for what tells of a change. */
    subject: Generated<'item' | 'notice'>
    /** People changed it since, as far as the platform told. */
    changed_at: number | null
    created_at: number
  }
  /** What a post shows; unique on chat, item and part, so that no fan-out can double one. */
  post_items: { post_id: number; chat_id: number; item_id: number; part: number }
  /** Of a private chat: what a post says that shows no item; unique on chat, key and part. */
  post_notices: {
    post_id: number
    chat_id: number
    key: string
    part: number
    /** What the post should show; that of the newest operation. */
    rendering: string
  }
  operations: {
    id: Generated<number>
    post_id: number
    chat_id: number
    platform: string
    kind: OperationKind
    revision: number
    rendering: string
    part: number
    state: OperationState
    priority: number
    silent: Bit
    not_before: number
    /** Later posts of the chat wait for this one until then. */
    holds_until: number
    expires_at: number | null
    /** The post that must stand first: the part before this one, or the own post of a revise or retract. */
    waits_for: number | null
    lease_owner: string | null
    lease_fence: number | null
    attempts: number
    /** When the latest attempt began. */
    claimed_at: number | null
    /** Set when an attempt may have arrived. */
    first_attempt_at: number | null
    /** 1 once an unknown outcome was repeated. */
    repeated: Bit
    failure_sealed: Sealed | null
    created_at: number
    settled_at: number | null
  }
  fanouts: {
    id: Generated<number>
    kind: string
    item_id: number
    story_id: number
    revision: number
    format: string | null
    chats: string | null
    verb: Verb | null
    tells: Generated<Bit>
    deletes: Generated<Bit>
    cursor: number
    not_before: number
    done_at: number | null
    created_at: number
  }

  inbound: {
    bot: string
    update_id: string
    taken_at: number
    handled_at: number | null
    sealed: Sealed | null
  }
  queries: { id: string; chat_key: KeyedHash; sealed: Sealed; expires_at: number }
  dialogues: { chat_key: KeyedHash; item_id: number; sealed: Sealed; expires_at: number }
  answers: { chat_key: KeyedHash; receipt_sealed: Sealed; sent_at: number }
  console_chat: {
    id: Generated<number>
    chat_key: KeyedHash
    /** The chat's own id of it. */
    entry: string
    /** Null where a redaction erased it. */
    sealed: Sealed | null
    /** Last: it may have been edited. */
    said_at: number
  }
  /** What a redaction still has to remove outside the tables. `pictures`: hashes. */
  erasures: { id: Generated<number>; item_id: number; pictures: Json; created_at: number }
  /** Everything is stopped while one is open. */
  freezes: {
    id: Generated<number>
    began_at: number
    began_by: string
    ended_at: number | null
    ended_by: string | null
  }
  troubles: {
    id: Generated<number>
    kind: string
    subject: string
    began_at: number
    ended_at: number | null
  }
  leases: { role: string; bot: string; owner: string; until: number; fence: number }
  holds: { platform: string; scope: string; until: number }
  /** `learned`: Learned. */
  rates: { platform: string; learned: Json }
  media: { hash: string; type: string; created_at: number }
  media_files: { hash: string; bot: string; file_id: string }
  audit: { id: Generated<number>; at: number; by: string; action: string; detail: string }
  cache: { ns: string; k: string; v: string; expires: number | null }
}
