/** Composes bulletins: an item with what its topics and its source are called. */

import type { BulletinItem, BulletinOptions } from '../messages/bulletin.ts'
import type { Language, Message } from '../messages/message.ts'
import type { Format, NewsItem, Topic } from './news.ts'
import type { Source } from './store/ports/desk.ts'

type Composition = {
  format: Format
  /** Buttons may stand under the message. */
  buttons: boolean
  /** The language version that the message points to. */
  twin?: { number: number; language: Language; url?: string }
}

export type Compose = (item: NewsItem, composition: Composition) => Message

export type ComposerParts = {
  topics(): Promise<Topic[]>
  sources(): Promise<Source[]>
  bulletin(item: BulletinItem, format: Format, options: Omit<BulletinOptions, 'zone'>): Message
}

/** Reads topics and sources once; what it returns is pure. */
export async function prepareComposer(parts: ComposerParts): Promise<Compose> {
  const topics = new Map((await parts.topics()).map((topic) => [topic.slug, topic]))
  const sources = new Map((await parts.sources()).map((source) => [source.key, source]))

  const mainTopics = ({ topics: about, language }: NewsItem): string[] =>
    about.flatMap(({ slug, weight }) => {
      const names = topics.get(slug)?.names
      return weight === 'main' && names ? (names[language] ?? names['en'] ?? slug) : []
    })

  return function compose(item, { format, buttons, twin }) {
    const settings = sources.get(item.source)?.settings
    const sourceName = settings?.name ?? ''
    const optIn = { contact: settings?.postContact ?? false, notes: settings?.postNotes ?? false }
    return parts.bulletin(
      { ...item, topicNames: mainTopics(item), sourceName, ...(twin ? { twin } : {}) },
      format,
      { buttons, optIn },
    )
  }
}
