/** Ports of what is kept about people: as little as an answer needs, sealed, and gone when they say so. */

import type { Receipt } from '../../../adapters/adapter.ts'
import type { Digits } from '../../../messages/digits.ts'
import type { Language } from '../../../messages/message.ts'
import type { Address, ChatRule, Instant, OtherLanguage, Platform } from '../../news.ts'

/** What a person chose; absent means the default. */
export type Preferences = {
  /** Of menus and answers. */
  language?: Language
  /** Of the news, in order. */
  newsLanguages?: Language[]
  /** Western by default. */
  digits?: Digits
  /** No pictures. */
  textOnly?: boolean
  /** What becomes of news in none of the languages that they want. */
  otherLanguage?: OtherLanguage
}

export type Person = Preferences & { id: number }

/** Everything that is kept about a person, for `/mydata`. */
export type Kept = {
  preferences: Preferences
  role?: Role
  /** Slugs that the private chat follows; empty with `follows: true` means every item. */
  follows: boolean
  topics: string[]
  /** Slugs that it leaves out of everything. */
  without: string[]
  /** Stored queries behind "More" buttons. */
  queries: number
  /** A text for an item that is not published yet, of an editor. */
  draft: boolean
  /** Receipts of posts and answers in the private chat. */
  receipts: number
  /** What was said in the chat, where that is the console's. */
  said: boolean
  since: Instant
}

export type People = {
  byAddress(address: Address): Promise<Person | undefined>
  /** Adds, or changes what is named. */
  put(address: Address, change: Preferences, now: Instant): Promise<Person>
  /** `chat` is the person's private chat. */
  kept(person: Address, chat: Address): Promise<Kept | undefined>
  /**
   * Removes everything kept about a person: preferences, subscription, due posts, queries, draft, receipts, answers and what was said in the console. A role stays, since
   * it is the desk's. Resolves to the posts of the last 48 hours, which may still be deleted.
   */
  forget(person: Address, chat: Address, now: Instant): Promise<Receipt[]>
  /** Readers who follow something, by platform. */
  readers(): Promise<ReaderCount[]>
}

/** `few` is fewer than 10: a smaller number is told to nobody. */
export type ReaderCount = { platform: Platform; count: number | 'few' }

export type Following = {
  /** What a private chat follows: with an empty `any` everything but `none`; undefined for nothing. */
  of(chat: Address): Promise<ChatRule | undefined>
  /**
   * Follows a topic, or everything without one. The chat is added, or active again; news come whole, in the languages
   * that the person chose. Throws for a shared chat.
   */
  follow(
    reader: { person: Address; chat: Address; language: Language },
    topic: string | undefined,
    now: Instant,
  ): Promise<ChatRule>
  /**
   * Follows a topic no longer, or nothing any more without one; resolves to what is left. What is due already still comes while
   * something is left; with the last topic it is cancelled.
   */
  unfollow(chat: Address, topic: string | undefined, now: Instant): Promise<ChatRule | undefined>
}

export type Role = 'owner' | 'editor'

export type Roles = {
  of(person: Address): Promise<Role | undefined>
  grant(person: Address, role: Role, options: { by: string; now: Instant }): Promise<void>
  /** False when they had none. The last owner cannot be taken away: false too. */
  revoke(person: Address, options: { by: string; now: Instant }): Promise<boolean>
  /** With addresses opened: for owners and the CLI alone. */
  all(): Promise<{ person: Address; role: Role; since: Instant }[]>
}

/** What stands behind a "More" button: sealed, of one chat, ended after 90 days. */
export type Queries = {
  /** Resolves to an id of at most 16 characters `[A-Za-z0-9_-]`. */
  put(chat: Address, query: string, now: Instant): Promise<string>
  /** Undefined for another chat's, an ended or an unknown id. */
  get(id: string, chat: Address, now: Instant): Promise<string | undefined>
}

/** What an editor is in the middle of in their private chat, so that a restart loses nothing of it. Of nobody else anything is kept. */
export type Dialogues = {
  /** In place of what stood there; sealed, and over after an hour. `item` is what it is about. */
  put(chat: Address, dialogue: { item: number; state: string }, now: Instant): Promise<void>
  get(chat: Address, now: Instant): Promise<string | undefined>
  end(chat: Address): Promise<void>
}

/** Ids of answers in private chats, kept sealed for 48 hours so that `/forget` can delete them. */
export type Answers = {
  add(chat: Address, receipts: Receipt[], now: Instant): Promise<void>
}
