/** What commands answer from: readers' reads, topics, and the texts of Barid. */

import type { Language } from '../../messages/message.ts'
import type { createReplies, TopicName } from '../../messages/replies.ts'
import type { Texts } from '../../messages/texts.ts'
import type { Compose } from '../composer.ts'
import type { EditingDesk } from '../desk/editing.ts'
import type { Freezing } from '../desk/freezing.ts'
import type { FollowingDesk } from '../desk/following.ts'
import type { Forget } from '../desk/forgetting.ts'
import type { HeldDesk } from '../desk/held.ts'
import type { TeamDesk } from '../desk/team.ts'
import type { WhyDesk } from '../desk/why-desk.ts'
import type { Address, NewsItem, Topic } from '../news.ts'
import type { Reads } from '../store/ports/items.ts'
import type { Dialogues, People, Queries } from '../store/ports/people.ts'
import type { Choice, Question } from './command.ts'

export type CommandParts = {
  reads: Reads
  topics(): Promise<Topic[]>
  resolve(topics: Topic[], typed: string): { exact?: Topic; near: Topic[] }
  complete(topics: Topic[], typed: string, language: Language): Choice[]
  /** What a search looks for in a text; nothing where it has no words. */
  terms(typed: string): { word: string; stem?: string }[]
  /** The words of a text as they are compared, parted by spaces. */
  fold(text: string): string
  /** Searches behind buttons. */
  queries: Queries
  /** A text or other setting of the owner. */
  setting(key: string): Promise<string | undefined>
  people: People
  following: FollowingDesk
  forget: Forget
  team: TeamDesk
  freezing: Freezing
  held: HeldDesk
  why: WhyDesk
  editing: Pick<EditingDesk, 'preview' | 'apply'>
  /** Any item, under embargo too: for the team alone. */
  item(number: number): Promise<NewsItem | undefined>
  dialogues: Dialogues
  /** A keyed hash. */
  hash(text: string): string
  /** People are asked by forms. */
  forms: boolean
  /** The private chat of a person. */
  openDirect(person: Address): Promise<Address>
  /** A person as an owner writes them, `telegram:123`; undefined for what names none. */
  personAddress(typed: string): Address | undefined
  /** A link that opens the private chat and sends `/start PAYLOAD`; absent where the platform has none. */
  privateLink?(payload: string): Promise<string>
  /** IANA name of the newsroom's time zone. */
  zone: string
  texts: Texts
  replies: ReturnType<typeof createReplies>
  compose(): Promise<Compose>
}

/** A topic's name as a reader of this language knows it. */
export const topicName = (topic: Topic, language: Language): string =>
  topic.names[language] ?? topic.names['en'] ?? Object.values(topic.names)[0] ?? topic.slug

export const named = (topics: Topic[], language: Language): TopicName[] =>
  topics.map((topic) => ({ slug: topic.slug, name: topicName(topic, language) }))

/** A topic for examples that work: one that there is something on, else any that is known. */
export async function exampleTopic(
  { reads, topics }: Pick<CommandParts, 'reads' | 'topics'>,
  { language, now }: Pick<Question, 'language' | 'now'>,
): Promise<string> {
  const [used] = await reads.topics(now)
  const topic = used?.topic ?? (await topics())[0]
  return topic ? topicName(topic, language) : 'Idlib'
}
