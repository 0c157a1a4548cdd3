/** `/topic NAME`: the newest on a topic, by any of its names; near misses are offered. */

import { headlineList } from '../../messages/list.ts'
import type { Message } from '../../messages/message.ts'
import type { Topic } from '../news.ts'
import type { Command, Question } from './command.ts'
import { listLength, topicName } from './parts.ts'
import type { CommandParts } from './parts.ts'

export function createTopic(parts: CommandParts): Command & {
  /** The answer where the words are a topic's name, and undefined where they are none. */
  exact(question: Question): Promise<Message | undefined>
} {
  const { reads, replies, texts } = parts

  async function newest(topic: Topic, question: Question): Promise<Message> {
    const { language, languages, now } = question
    const title = topicName(topic, language)
    const { rows } = await reads.topic(topic.slug, { languages, limit: listLength }, now)
    if (rows.length === 0) return replies.nothingYet(language, title)
    return headlineList({ title, rows, language, buttons: question.private }, texts)
  }

  const named = ({ language }: Question, topics: Topic[]) =>
    topics.map((topic) => ({ slug: topic.slug, name: topicName(topic, language) }))

  return {
    name: 'topic',

    async exact(question) {
      const found = parts.resolve(await parts.topics(), question.words).exact
      return found && newest(found, question)
    },

    async answer(question) {
      const { language, words, now } = question
      if (words === '') {
        const [used] = await reads.topics(now)
        const example = used ? topicName(used.topic, language) : 'Idlib'
        return replies.usage(language, `/topic ${example}`)
      }
      const { exact, near } = parts.resolve(await parts.topics(), words)
      return exact ? newest(exact, question) : replies.noSuchTopic(language, named(question, near))
    },

    async suggest({ words, language }) {
      return parts.complete(await parts.topics(), words, language)
    },
  }
}
