/** `/topics`: all topics that there is something on, the most recent first. */

import type { Message } from '../../messages/message.ts'
import { topicList, topicsInList } from '../../messages/topic-list.ts'
import type { Command, Question } from './command.ts'
import { topicName } from './parts.ts'
import type { CommandParts } from './parts.ts'

export type TopicsCommand = Command & {
  /** From the topic of this index; the first page for an index that there is not. */
  page(question: Question, from: number): Promise<Message>
}

export function createTopics({ reads, texts, replies }: CommandParts): TopicsCommand {
  async function page(question: Question, from: number): Promise<Message> {
    const { language, now, private: buttons } = question
    const all = await reads.topics(now)
    if (all.length === 0) return replies.nothingYet(language, undefined)
    const start = Number.isInteger(from) && from > 0 && from < all.length ? from : 0
    const topics = all
      .slice(start, start + topicsInList)
      .map(({ topic }) => ({ slug: topic.slug, name: topicName(topic, language) }))
    const next = start + topics.length
    const more = next < all.length ? { more: `/more ${language} n ${next}` } : {}
    return topicList({ topics, language, buttons, ...more }, texts)
  }

  return {
    name: 'topics',
    shareable: true,
    answer: (question) => page(question, 0),
    page,
  }
}
