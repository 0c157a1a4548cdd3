/** `/more LANGUAGE LIST PLACE`: the next page of a list, as the button under it carries it. People don't type it. */

import type { Command, Question } from './command.ts'
import type { Lists, Listing } from './lists.ts'
import type { CommandParts } from './parts.ts'
import { parsePlace } from './place.ts'
import type { TopicsCommand } from './topics.ts'

export function createMore(parts: CommandParts, lists: Lists, topics: TopicsCommand): Command {
  /** Undefined for what is not kept any more, or was never a list of this chat. */
  async function listing(key: string, question: Question): Promise<Listing | undefined> {
    if (key === 'l') return lists.latest(question)
    const [, kind, name = ''] = /^([tq]):(.+)$/.exec(key) ?? []
    if (kind === 't') {
      const topic = (await parts.topics()).find(({ slug }) => slug === name)
      return topic && lists.topic(topic, question)
    }
    const words = kind === 'q' && (await parts.queries.get(name, question.chat, question.now))
    return words ? lists.search(words, question, name) : undefined
  }

  return {
    name: 'more',
    inPlace: true,
    shareable: true,

    async answer(asked) {
      const [language = '', key = '', at = ''] = asked.words.split(' ')
      // A list goes on in the language in which it began.
      const question = parts.texts.languages.includes(language) ? { ...asked, language } : asked
      if (key === 'n') return topics.page(question, Number(at))
      const place = parsePlace(at)
      const found = place && (await listing(key, question))
      const message = found && (await lists.page(found, question, { place }))
      return message ?? parts.replies.noMore(question.language)
    },
  }
}
