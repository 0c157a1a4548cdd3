/** `/topic NAME`: the newest on a topic, by any of its names; near misses are offered. */

import type { Message } from '../../messages/message.ts'
import type { Topic } from '../news.ts'
import type { Command, Question } from './command.ts'
import type { Lists } from './lists.ts'
import { exampleTopic, named, topicName } from './parts.ts'
import type { CommandParts } from './parts.ts'

export type TopicCommand = Command & {
  /** The answer where the words are a topic's name, and undefined where they are none. */
  exact(question: Question): Promise<Message | undefined>
}

export function createTopic(parts: CommandParts, lists: Lists): TopicCommand {
  const { replies } = parts

  async function newest(topic: Topic, question: Question): Promise<Message> {
    const list = await lists.page(lists.topic(topic, question), question)
    return list ?? replies.nothingYet(question.language, topicName(topic, question.language))
  }

  return {
    name: 'topic',
    takes: 'words',
    shareable: true,

    async exact(question) {
      const found = parts.resolve(await parts.topics(), question.words).exact
      return found && newest(found, question)
    },

    async answer(question) {
      const { language, words } = question
      if (words === '') {
        return replies.usage(language, `/topic ${await exampleTopic(parts, question)}`)
      }
      const { exact, near } = parts.resolve(await parts.topics(), words)
      return exact ? newest(exact, question) : replies.noSuchTopic(language, named(near, language))
    },

    async suggest({ words, language }) {
      return parts.complete(await parts.topics(), words, language)
    },
  }
}
