/** The words of Barid as types: news, people, chats and time. Every folder speaks with these. */

import type { Digits } from '../messages/digits.ts'
import type { Language, TextBlock } from '../messages/message.ts'

/*
 * Terminology
 *
 * source        where items come from: drop folder, feed, web page, push, an editor
 * item          one piece of news, normalised; has a public number, a revision, a kind and an issuer
 * story         the items that are language versions of each other; every item has one from the start
 * topic         what an item is about; main (in headline or lead) or mentioned
 * chat          a place where posts go, written `platform:id[/thread]`
 * subscription  what a chat wants: rule, languages in order, format, schedule
 * post          one platform-native payload of one call, and what then stands in the chat
 * receipt       the platform's ids and kind of a post
 * operation     something due to a post: send, revise, retract
 * fan-out       the durable cursor that turns one item into operations, batch by batch
 * change        what an editor did to an item that is stored: fix, correct, update, withdraw, redact
 * embargo       a time before which no door may show an item
 * visible from  the later of the end of the embargo and the moment the item was stored
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** `telegram`, `discord`, `memory`, `console`: the first part of an address. */
export type Platform = string

/** `platform:id[/thread]`, such as `telegram:-1001234/7`. Sealed in the store, in no log. */
export type Address = string

export type ItemKind = 'press-release' | 'statement' | 'news'

/** The source's own date: what posts show. A clock time is shown only with its zone. */
export type SourceDate = {
  /** `YYYY-MM-DD` in the source's calendar day. */
  day: string
  /** `HH:MM`, only if the source gives one. */
  time?: string
  /** As the source writes it (`GMT`, `+03:00`, `Damascus time`), only if it gives one. */
  zone?: string
}

/** What an item says, in one revision: everything that a correction can change. */
export type ItemContent = {
  language: Language
  kind: ItemKind
  urgent: boolean
  title: string
  subtitle?: string
  /** The first block is the lead. */
  body: TextBlock[]
  /** Who speaks, such as `River Council`. */
  issuer?: string
  /** The credit as the source words it, without `Source:`, such as `River Council’s Media Department`. */
  credit?: string
  section?: string
  reference?: string
  url?: string
  date?: SourceDate
  /** Kept apart: posted, searched and shown by no reader's door unless an editor opts in per source. */
  contact?: string
  notes?: string
  /** SHA-256 (hex) of the picture's bytes. */
  picture?: string
}

export type TopicWeight = 'main' | 'mentioned'

/** A topic that an item is about, with the words of the text that matched. */
export type ItemTopic = { slug: string; weight: TopicWeight; words: string[] }

/** Silent; with a line that says what was wrong; with a line that says what is new; taken back; taken back and out of everything kept. */
export type Verb = 'fix' | 'correct' | 'update' | 'withdraw' | 'redact'

/** An editor's line under the headline about what was changed, and when. */
export type ChangeLine = { verb: 'correct' | 'update'; text: string; at: Instant }

export type NewsItem = ItemContent & {
  /** The public number, as in `/read 4127`. */
  number: number
  story: number
  /** Key of the source, such as `inbox`. */
  source: string
  /** 1 for the first; moved by each correction. */
  revision: number
  /** When it was withdrawn, if it was. */
  withdrawnAt?: Instant
  storedAt: Instant
  visibleFrom: Instant
  topics: ItemTopic[]
  /** The oldest first; absent where nothing was corrected in public. */
  lines?: ChangeLine[]
}

/** The light row of a list. */
export type Headline = Pick<
  NewsItem,
  'number' | 'story' | 'language' | 'title' | 'kind' | 'issuer' | 'date' | 'visibleFrom' | 'url'
>

/** What is matched: `any` of these and `all` of these and `none` of these words or phrases. */
export type TopicRule = { any: string[]; all: string[]; none: string[] }

export type Topic = {
  /** The key: `[a-z0-9-]{1,32}`. */
  slug: string
  /** Language to name; names are matched too. */
  names: Record<Language, string>
  aliases: string[]
  rule: TopicRule
}

export type ChatKind = 'private' | 'group' | 'channel' | 'thread' | 'forum' | 'announcement'

export type Format = 'headline' | 'summary' | 'full'

/** Which items a chat wants; an item matches when one of `any` is among its topics and none of `none` is. */
export type ChatRule = {
  /** Slugs; empty means every item. */
  any: string[]
  none: string[]
  /** `main` takes only items whose headline or lead is about the topic. */
  weight: TopicWeight
}

export type Subscription = {
  rule: ChatRule
  /** In order of preference; empty means any language. */
  languages: Language[]
  format: Format
  /** `at-once` now; schedules come with digests. */
  schedule: 'at-once'
}

/** `preferred`: one post per story in the best language. `all`: every language version is its own post. */
export type Pairs = 'preferred' | 'all'

/**
 * What becomes of a story in none of the languages that a chat wants. `wait`: sent, and marked, when none came in half an hour.
 * `mark`: sent at once, with a line that says its language.
 */
export type OtherLanguage = 'wait' | 'mark' | 'nothing'

export type ChatState = 'active' | 'paused' | 'gone'

export type Chat = {
  id: number
  address: Address
  platform: Platform
  kind: ChatKind
  /** Of a shared chat, as the platform told it last; absent until it was asked. */
  title?: string
  /** The language of what Barid itself says there. */
  language: Language
  pairs: Pairs
  /** Absent: the default; see `otherLanguageRule`. */
  otherLanguage?: OtherLanguage
  state: ChatState
  /** Why it is paused or gone: the stable detail of the failure. */
  reason?: string
  subscription?: Subscription
  /** A reader follows here by their own word: listed to nobody. */
  ofReader?: true
  /** Of a private chat: what its reader chose. */
  digits?: Digits
  textOnly?: boolean
}

/** `publish`: a post of an announcement channel reaches the channels that follow it. */
export type OperationKind = 'send' | 'revise' | 'retract' | 'publish'

/** See `docs/decisions/outbox-states.md`. */
export type OperationState =
  | 'due'
  | 'sending'
  | 'sent'
  | 'unknown'
  | 'failed'
  | 'rejected'
  | 'cancelled'
