/** `/search WORDS`: the newest texts in which all the words occur; near topics where there are none. */

import type { Message } from '../../messages/message.ts'
import type { Command, Question } from './command.ts'
import type { Lists } from './lists.ts'
import { exampleTopic, named } from './parts.ts'
import type { CommandParts } from './parts.ts'

export function createSearch(parts: CommandParts, lists: Lists): Command {
  const { reads, replies } = parts

  async function found(question: Question): Promise<Message> {
    const { words, language } = question
    const list = await lists.page(lists.search(words, question), question)
    if (list) return list
    const { exact, near } = parts.resolve(await parts.topics(), words)
    const meant = exact ? [exact] : near
    return meant.length > 0
      ? replies.noSuchTopic(language, named(meant, language))
      : replies.nothingFound(language)
  }

  return {
    name: 'search',
    takes: 'words',
    shareable: true,
    async answer(question) {
      if (parts.terms(question.words).length > 0) return found(question)
      return replies.usage(question.language, `/search ${await exampleTopic(reads, question)}`)
    },
  }
}
