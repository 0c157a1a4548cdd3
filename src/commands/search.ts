/** `/search WORDS`: the newest texts in which all the words occur; the topic of that name, or near ones, where there are none. */

import type { Message } from '../../messages/message.ts'
import type { Command, Question } from './command.ts'
import type { Lists } from './lists.ts'
import { exampleTopic, named } from './parts.ts'
import type { CommandParts } from './parts.ts'
import type { TopicCommand } from './topic.ts'

export function createSearch(parts: CommandParts, lists: Lists, topic: TopicCommand): Command {
  const { replies } = parts

  async function found(question: Question): Promise<Message> {
    const { words, language } = question
    const list = await lists.page(lists.search(words, question), question)
    if (list) return list
    const { exact, near } = parts.resolve(await parts.topics(), words)
    if (exact) return topic.answer(question)
    return near.length > 0
      ? replies.noSuchTopic(language, named(near, language))
      : replies.nothingFound(language)
  }

  return {
    name: 'search',
    takes: 'words',
    shareable: true,
    async answer(question) {
      if (parts.terms(question.words).length > 0) return found(question)
      return replies.usage(question.language, `/search ${await exampleTopic(parts, question)}`)
    },
  }
}
