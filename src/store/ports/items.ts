/** Ports of the archive: what the desk stores and what readers may see of it. */

import type { Language } from '../../../messages/message.ts'
import type {
  Format,
  Headline,
  Instant,
  ItemContent,
  ItemTopic,
  NewsItem,
  Topic,
  Verb,
} from '../../news.ts'

export type NewItem = {
  content: ItemContent
  topics: ItemTopic[]
  source: string
  /** SHA-256 (hex) of the normalised text. The same identity again is a duplicate. */
  identity: string
  /** The name of the dropped file, to notice the same name with other text. */
  fileName?: string
  /** What the files of one story share: `x` of `x.en.txt` and `x.ar.txt`. */
  stem?: string
  /** End of the embargo; 0 without one. `visibleFrom` becomes the later of this and `now`. */
  embargo: Instant
}

export type Added =
  | { outcome: 'stored'; number: number; story: number; visibleFrom: Instant }
  | { outcome: 'duplicate'; number: number; story: number }

export type PublishOptions = {
  /** Joins this story; otherwise a new one (or that of a duplicate among them). */
  story?: number
  /** False keeps the item without sending it anywhere (an import of an archive). */
  fanOut: boolean
  /** Overrides the format of every chat, as `barid publish --format`. */
  format?: Format
  /** Ids of the only chats that may get it; each by its own topics and languages, as ever. Absent: every chat. */
  chats?: number[]
  /** Who did it, for the audit, such as `cli` or `source:inbox`. */
  by: string
  now: Instant
}

export type ItemChange = {
  verb: Verb
  /** What the item says from now on; absent where that stays as it is. */
  said?: Pick<NewItem, 'content' | 'topics' | 'identity' | 'fileName'>
  /** Stands under the headline from now on, with the moment. */
  line?: string
  /** One short reply to the old post of each chat. */
  tells?: boolean
  /** Withdrawn posts are deleted where the platform allows it; otherwise they become the notice. */
  deletes?: boolean
  /** Refused where the item has another revision by now. */
  revision?: number
  /** A new end of the embargo of an item that is not out yet. */
  embargo?: Instant
}

export type ItemChanged =
  /** `change` is the id of the fan-out, which is the revision of its operations. */
  | { outcome: 'changed'; revision: number; change: number }
  | { outcome: 'missing' }
  /** What is withdrawn stays so; it may still be redacted. */
  | { outcome: 'withdrawn' }
  | { outcome: 'moved-on'; revision: number }

export type Items = {
  /** One transaction: items of one story, their topics, search rows, fan-outs, audit and the catalogue version. */
  add(items: NewItem[], options: PublishOptions): Promise<Added[]>
  /**
   * One transaction: a new revision of an item with its topics and search row, the fan-out that brings it to every post, audit and
   * the catalogue version, and of a redaction what is still to be removed elsewhere. What is not out yet changes without a post;
   * withdrawn, it never goes out.
   */
  change(
    number: number,
    change: ItemChange,
    options: { by: string; now: Instant },
  ): Promise<ItemChanged>
  /** Any item, under embargo too. */
  get(number: number): Promise<NewsItem | undefined>
  /** All language versions, under embargo too. */
  story(story: number): Promise<NewsItem[]>
  byFileName(
    source: string,
    fileName: string,
  ): Promise<{ number: number; identity: string } | undefined>
  /** Items of files of one stem, stored since then: the story that a later language version joins. */
  byStem(
    source: string,
    stem: string,
    since: Instant,
  ): Promise<{ number: number; story: number; language: Language }[]>
  byIdentity(identity: string): Promise<number | undefined>
  /** Those of the texts that were redacted: they are known by a keyed hash alone, and must come in by no door again. */
  redacted(identities: string[]): Promise<string[]>
  /** For the desk: newest first, under embargo too. */
  list(limit: number, before?: number): Promise<NewsItem[]>
  /** Ascending from `after`, for re-reading the archive when a topic changed. */
  page(after: number, limit: number): Promise<NewsItem[]>
  setTopics(entries: { number: number; topics: ItemTopic[] }[]): Promise<void>
  /** When the newest items of a source were stored, newest first. */
  arrivals(source: string, limit: number): Promise<Instant[]>
  count(): Promise<number>
}

/** Where the next page begins: rows before this one. */
export type Cursor = { visibleFrom: Instant; number: number; weight?: 0 | 1 }

export type PageQuery = {
  /** The reader's languages in order: each story is shown in the first that it has, else as it is. */
  languages: Language[]
  limit: number
  before?: Cursor
}

export type Page = { rows: Headline[]; next?: Cursor }

export type SearchPage = Page & {
  /** How many of the newest candidates were looked at; at most 1,000. */
  looked: number
  /** True when there were more candidates than were looked at. */
  bounded: boolean
}

/** Reader's reads: nothing whose `visibleFrom` is after `now`, nothing withdrawn. One row a story. */
export type Reads = {
  latest(query: PageQuery, now: Instant): Promise<Page>
  /** Main before mentioned, each newest first. */
  topic(slug: string, query: PageQuery, now: Instant): Promise<Page>
  /** All words must occur (as word or light stem); newest first. */
  search(
    terms: { word: string; stem?: string }[],
    query: PageQuery,
    now: Instant,
  ): Promise<SearchPage>
  /** A withdrawn item comes back with `withdrawnAt` set, so that `/read` can say so. */
  item(number: number, now: Instant): Promise<NewsItem | undefined>
  twins(story: number, now: Instant): Promise<{ number: number; language: Language }[]>
  /** Topics with at least one visible item, most recently used first; of one item's, the main ones. */
  topics(now: Instant): Promise<{ topic: Topic; latest: Instant }[]>
}

export type Topics = {
  all(): Promise<Topic[]>
  get(slug: string): Promise<Topic | undefined>
  /** Adds or replaces; marks the archive to be read again. */
  put(topics: Topic[], options: { by: string; now: Instant }): Promise<void>
  remove(slug: string, options: { by: string; now: Instant }): Promise<boolean>
  /** Moved by every change of a topic; the archive has been read up to `readUpTo` at version `readAt`. */
  progress(): Promise<{ version: number; readAt: number; readUpTo: number }>
  setProgress(progress: { readAt: number; readUpTo: number }): Promise<void>
}
