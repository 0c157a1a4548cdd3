/** `/read N`: the whole text behind a number. */

import { offeredTopic } from '../composer.ts'
import type { NewsItem } from '../news.ts'
import type { Command, Question } from './command.ts'
import { westernDigits } from './digits.ts'
import type { CommandParts } from './parts.ts'

export function createRead({ reads, replies, compose, following }: CommandParts): Command {
  /** The whole item, pointing to the version in the reader's language where that is another. */
  async function whole(item: NewsItem, question: Question) {
    const { language, private: buttons, direct, preferences = {}, now } = question
    const others = (await reads.twins(item.story, now)).filter((one) => one.number !== item.number)
    const twin = others.find((one) => one.language === language) ?? others[0]
    const composed = await compose()
    const follow = direct && offeredTopic(item, await following.of(direct))
    const { digits, textOnly } = preferences
    return composed(item, {
      format: 'full',
      buttons,
      ...(twin ? { twin } : {}),
      ...(follow ? { follow } : {}),
      ...(digits ? { digits } : {}),
      ...(textOnly ? { textOnly } : {}),
    })
  }

  return {
    name: 'read',
    takes: 'number',
    shareable: true,
    async answer(question) {
      const { language, now } = question
      const typed = westernDigits(question.words)
      if (!/^\d{1,15}$/.test(typed)) {
        const [newest] = (await reads.latest({ languages: question.languages, limit: 1 }, now)).rows
        return replies.usage(language, `/read ${newest?.number ?? 1}`)
      }
      const item = await reads.item(Number(typed), now)
      return item ? whole(item, question) : replies.noSuchNumber(language, typed)
    },
  }
}
