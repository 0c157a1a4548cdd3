/** Composes bulletins: an item with what its topics and its source are called. */

import type { BulletinItem, BulletinOptions } from '../messages/bulletin.ts'
import type { Digits } from '../messages/digits.ts'
import type { Language, Message } from '../messages/message.ts'
import type { ChatRule, Format, NewsItem, Topic, Verb } from './news.ts'
import type { Source } from './store/ports/desk.ts'

type Composition = {
  format: Format
  /** Buttons may stand under the message. */
  buttons: boolean
  /** The language version that the message points to. */
  twin?: { number: number; language: Language; url?: string }
  /** Slug of a topic that the reader may follow from here. */
  follow?: string
  digits?: Digits
  textOnly?: boolean
  /** Not the item, but the short reply that tells of its change. */
  told?: Verb
  /** The chat's language, where the item is in another. */
  markedFor?: Language
}

export type Compose = (item: NewsItem, composition: Composition) => Message

export type ComposerParts = {
  topics(): Promise<Topic[]>
  sources(): Promise<Source[]>
  bulletin(item: BulletinItem, format: Format, options: Omit<BulletinOptions, 'zone'>): Message
  told(language: Language, verb: Verb): Message
}

/** The first main topic that a reader does not follow yet; `rule` is what they follow. */
export const offeredTopic = (item: NewsItem, rule: ChatRule | undefined): string | undefined =>
  item.topics.find(({ slug, weight }) => weight === 'main' && !(rule && follows(rule, slug)))?.slug

const follows = ({ any, none }: ChatRule, slug: string) =>
  (any.length === 0 || any.includes(slug)) && !none.includes(slug)

/** Reads topics and sources once; what it returns is pure. */
export async function prepareComposer(parts: ComposerParts): Promise<Compose> {
  const topics = new Map((await parts.topics()).map((topic) => [topic.slug, topic]))
  const sources = new Map((await parts.sources()).map((source) => [source.key, source]))

  const nameOf = (slug: string, language: Language): string | undefined => {
    const names = topics.get(slug)?.names
    return names && (names[language] ?? names['en'] ?? slug)
  }
  /** In the post's own language alone: a reader of another finds nothing under its hashtag. */
  const mainTopics = ({ topics: about, language }: NewsItem): string[] =>
    about.flatMap(({ slug, weight }) =>
      weight === 'main' ? (topics.get(slug)?.names[language] ?? []) : [],
    )

  return function compose(item, { format, buttons, twin, follow: slug, told, ...own }) {
    if (told) return parts.told(item.language, told)
    const name = slug && nameOf(slug, item.language)
    const follow = slug && name ? { follow: { slug, name } } : {}
    const settings = sources.get(item.source)?.settings
    const sourceName = settings?.name ?? ''
    const optIn = { contact: settings?.postContact ?? false, notes: settings?.postNotes ?? false }
    return parts.bulletin(
      { ...item, topicNames: mainTopics(item), sourceName, ...(twin ? { twin } : {}), ...follow },
      format,
      { buttons, optIn, ...own },
    )
  }
}
