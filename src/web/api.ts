/** What the console's page and its server tell one another, as JSON. Types alone: both sides import them. */

import type { Language } from '../../messages/message.ts'

/** How many; `few` stands for 1 to 9 readers, who are never counted out. */
export type Count = number | 'few'

export type ChatEntry = { id: string } & (
  | { from: 'reader'; text: string }
  | {
      from: 'barid'
      html: string
      language: Language
      direction: 'ltr' | 'rtl'
      /** Rows of buttons; one with a URL is a link. */
      buttons: { label: string; url?: string }[][]
      picture?: string
      /** To be downloaded: a `data:` URL. */
      file?: { name: string; url: string }
      /** Posts of other platforms can be asked for. */
      hasPosts: boolean
    }
)

/** Posts of one state on one platform. */
export type PostCount = { platform: string; state: string; readers: boolean; count: Count }

export type ItemRow = {
  number: number
  title: string
  language: Language
  direction: 'ltr' | 'rtl'
  revision: number
  /** ISO 8601; in the future while under embargo. */
  visibleFrom: string
  /** What was redacted has no title any more. */
  state: 'embargo' | 'published' | 'corrected' | 'updated' | 'withdrawn' | 'redacted'
  posts: PostCount[]
}

/** A chat that a release can be sent to: the console's own, and public ones. Readers' private chats are never named. */
export type Place = {
  id: number
  platform: string
  kind: string
  /** The address of a public chat, as an admin wrote it. */
  name: string
  /** What the platform calls it, where that is known. */
  title?: string
  paused: boolean
}

export type Failure = {
  /** ISO 8601. */
  at: string
  platform: string
  /** Stable and in kebab-case; names no chat. */
  detail: string
  outcome: string
}

export type DeskView = {
  /** Nothing is stored yet, and nobody but the console's reader could ask for it: the sample is offered. */
  isNew: boolean
  /** All posts are stopped: since when (ISO 8601), and by which member of the team, or else the operator. */
  stopped?: { since: string; member?: number }
  /** What the team was to be told, and nobody of it was. */
  unheard: number
  items: ItemRow[]
  /** Posts of all chats, those of readers apart. */
  outbox: PostCount[]
  failures: Failure[]
  platforms: { name: string; state: 'connected' | 'connecting' | 'off' }[]
  places: Place[]
  /** Readers who follow on a platform. */
  readers: { platform: string; count: Count }[]
}

/** One exact post of a platform, and how it looks there. */
export type PhonePost = {
  platform: string
  surface: string
  /** Absent for answers of the chat. */
  format?: string
  part: number
  parts: number
  length: { used: number; limit: number }
  language: Language
  direction: 'ltr' | 'rtl'
  html: string
  payload: unknown
}

/** A release as it was dropped or pasted; `bytes` in base64. */
export type GivenRelease = {
  /** Of the file; pasted text has none, and is never taken for another text of the same name. */
  name?: string
  bytes: string
  title?: string
  date?: string
  issuer?: string
  urgent?: boolean
  /** What its editor answered to the question about an item of the same file name. */
  answer?: SameName
}

/** It is another item, or it corrects the one that stood in this revision when the question was asked. */
export type SameName = 'new' | { corrects: number; revision: number }

export type ReadRelease =
  | {
      ok: true
      fields: { name: string; value: string }[]
      title: string
      date: string
      issuer: string
      language: Language
      direction: 'ltr' | 'rtl'
      /** ISO 8601. */
      embargo?: string
      doubts: { field: string; reason: string }[]
      debris: { text: string; reason: string }[]
      topics: { name: string; weight: 'main' | 'mentioned'; words: string[] }[]
      posts: PhonePost[]
    }
  | { ok: false; missing: { field: string; reason: string }[] }

/** Where a release goes: every chat that wants it, the console's own alone, or these alone. */
export type Destination = 'all' | 'here' | number[]

export type Published =
  | { outcome: 'stored'; number: number }
  | { outcome: 'duplicate'; number: number }
  | { outcome: 'revised'; number: number }
  /** The item was changed after the question about it was asked. */
  | { outcome: 'changed'; number: number }
  /** `known` has the same file name and another text: does this correct it, or is it another item? */
  | { outcome: 'held'; reasons: string[]; known?: { number: number; revision: number } }
