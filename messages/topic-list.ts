/** The topics as one message: a button each, or where there are none a line each. */

import { button, paragraph, rowsOf, text } from './blocks.ts'
import type { Language, Message } from './message.ts'
import type { TopicName } from './replies.ts'
import type { Texts } from './texts.ts'

export type TopicList = {
  /** At least one. */
  topics: TopicName[]
  language: Language
  buttons: boolean
  /** The command that brings the next page, where there is one. */
  more?: string
}

/** Discord has five rows: four of these and one to go on. */
export const topicsInList = 12

export function topicList({ topics, language, buttons, more }: TopicList, texts: Texts): Message {
  const topic = topics[0]?.name ?? ''
  const title = { kind: 'headline' as const, children: [text(texts.say(language, 'topics'))] }
  if (!buttons) {
    const items = topics.map(({ slug, name }) => [
      text(texts.say(language, 'topics-row', { topic: name, command: `/topic ${slug}` })),
    ])
    return { language, blocks: [title, { kind: 'list', ordered: false, items }] }
  }
  const opening = topics.map(({ slug, name }) => button(name, `/topic ${slug}`))
  const next = more ? [[button(texts.say(language, 'more'), more)]] : []
  return {
    language,
    blocks: [title, paragraph(text(texts.say(language, 'topics-hint', { topic })))],
    actions: [...rowsOf(opening, 3), ...next],
  }
}
