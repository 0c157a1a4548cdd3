/** `/latest [N]`: the newest headlines, five or as many as are asked for. */

import type { Command } from './command.ts'
import { westernDigits } from './digits.ts'
import type { Lists } from './lists.ts'
import type { CommandParts } from './parts.ts'

/** Headlines in one message at most. */
const most = 10

export function createLatest({ replies }: CommandParts, lists: Lists): Command {
  return {
    name: 'latest',
    takes: 'number',
    shareable: true,
    async answer(question) {
      const typed = westernDigits(question.words)
      if (typed !== '' && !/^\d*[1-9]\d*$/.test(typed)) {
        return replies.usage(question.language, '/latest 3')
      }
      const limit = typed === '' ? {} : { limit: Math.min(Number(typed), most) }
      const list = await lists.page(lists.latest(question), question, limit)
      return list ?? replies.nothingYet(question.language, undefined)
    },
  }
}
