/** What commands answer from: readers' reads, topics, and the texts of Barid. */

import type { createReplies } from '../../messages/replies.ts'
import type { Texts } from '../../messages/texts.ts'
import type { Language } from '../../messages/message.ts'
import type { Compose } from '../composer.ts'
import type { Topic } from '../news.ts'
import type { Reads } from '../store/ports/items.ts'
import type { Choice } from './command.ts'

export type CommandParts = {
  reads: Reads
  topics(): Promise<Topic[]>
  resolve(topics: Topic[], typed: string): { exact?: Topic; near: Topic[] }
  complete(topics: Topic[], typed: string, language: Language): Choice[]
  texts: Texts
  replies: ReturnType<typeof createReplies>
  compose(): Promise<Compose>
}

/** Headlines in one list: one row of buttons. */
export const listLength = 5

/** A topic's name as a reader of this language knows it. */
export const topicName = (topic: Topic, language: Language): string =>
  topic.names[language] ?? topic.names['en'] ?? Object.values(topic.names)[0] ?? topic.slug
