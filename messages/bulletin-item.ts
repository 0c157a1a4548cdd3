/** What a bulletin is made from: an item and what its chat allows. */

import type { NewsItem } from '../src/news.ts'
import type { Digits } from './digits.ts'
import type { Language } from './message.ts'

export type BulletinItem = Pick<
  NewsItem,
  | 'number'
  | 'language'
  | 'kind'
  | 'urgent'
  | 'title'
  | 'subtitle'
  | 'body'
  | 'issuer'
  | 'credit'
  | 'url'
  | 'date'
  | 'contact'
  | 'notes'
  | 'picture'
  | 'withdrawnAt'
  | 'lines'
> & {
  /** Main topics in the item's language, the most relevant first. */
  topicNames: string[]
  /** Who speaks where neither credit nor issuer says so. */
  sourceName: string
  /** The same story in another language; `url` where it can be read by anybody. */
  twin?: { number: number; language: Language; url?: string }
  /** A topic that the reader may follow from here. */
  follow?: { slug: string; name: string }
}

export type BulletinOptions = {
  /** Buttons are allowed here; where they are not, the twin is a linked line. */
  buttons: boolean
  /** IANA name of the newsroom's zone, for the moments of corrections and withdrawals. */
  zone: string
  /** Western when absent. */
  digits?: Digits
  /** The chat's language, in which a line says that the item is in another. */
  markedFor?: Language
  /** Without its picture. */
  textOnly?: boolean
  /** An editor's choice per source; without it, contact and notes are never shown. */
  optIn?: { contact: boolean; notes: boolean }
}
