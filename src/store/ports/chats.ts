/** Ports of places: chats with their subscriptions, and uploaded pictures. Addresses are sealed inside. */

import type { Language } from '../../../messages/message.ts'
import type {
  Address,
  Chat,
  ChatKind,
  ChatState,
  Instant,
  OtherLanguage,
  Pairs,
  Platform,
  Subscription,
} from '../../news.ts'

export type ChatSettings = {
  kind: ChatKind
  language: Language
  pairs: Pairs
  /** Absent: the default. */
  otherLanguage?: OtherLanguage
  subscription: Subscription
  title?: string
}

export type ChatFacts = Chat & { since: Instant; addedAt: Instant }

export type Chats = {
  /** Adds or sets; a chat that was gone or paused becomes active. One transaction for all. */
  put(
    chats: { address: Address; settings: ChatSettings }[],
    options: { by: string; now: Instant },
  ): Promise<{ address: Address; id: number; added: boolean }[]>
  byAddress(address: Address): Promise<Chat | undefined>
  /** The chat of this address and the threads in it. */
  ofPlace(address: Address): Promise<Chat[]>
  /** What stands for the place of this address: the oldest of its chats, whatever became of it. */
  placeOf(address: Address): Promise<number | undefined>
  /** Of each chat of the platform that shares its place with others, what stands for that. */
  sharedPlaces(platform: Platform): Promise<Map<number, number>>
  get(id: number): Promise<Chat | undefined>
  /** Ascending from `after`. */
  page(after: number, limit: number): Promise<Chat[]>
  /** Ends the subscription and forgets the receipts of the chat. */
  remove(address: Address, options: { by: string; now: Instant }): Promise<boolean>
  /** What the platform calls it now; sealed. */
  setTitle(id: number, title: string): Promise<void>
  setState(id: number, state: ChatState, reason: string | undefined, now: Instant): Promise<void>
  /** The platform gave the chat another address; where that is a chat already, its open operations go there. */
  move(from: Address, to: Address, now: Instant): Promise<void>
  /** With when it was added and since when it is as it is. */
  facts(id: number): Promise<ChatFacts | undefined>
  /** Shared chats that are paused, or gone since then by themselves. */
  troubled(since: Instant): Promise<ChatFacts[]>
  /** Paused chats of a platform, private ones too. */
  paused(platform: Platform): Promise<Chat[]>
  counts(): Promise<{ platform: string; kind: ChatKind; state: ChatState; count: number }[]>
}

export type StoredPicture = {
  hash: string
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'
}

export type Media = {
  /** Remembers a picture that was put beside the data; the bytes are in the pictures folder. */
  add(picture: StoredPicture, now: Instant): Promise<void>
  get(hash: string): Promise<StoredPicture | undefined>
  /** The platform's id of the uploaded picture, for one bot. */
  fileId(hash: string, bot: string): Promise<string | undefined>
  setFileId(hash: string, bot: string, fileId: string): Promise<void>
}
