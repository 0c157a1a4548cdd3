/** `/latest`: the newest headlines. */

import { headlineList } from '../../messages/list.ts'
import type { Command } from './command.ts'
import { listLength } from './parts.ts'
import type { CommandParts } from './parts.ts'

export function createLatest({ reads, texts, replies }: CommandParts): Command {
  return {
    name: 'latest',
    async answer({ language, languages, private: buttons, now }) {
      const { rows } = await reads.latest({ languages, limit: listLength }, now)
      if (rows.length === 0) return replies.nothingYet(language, undefined)
      return headlineList({ title: texts.say(language, 'latest'), rows, language, buttons }, texts)
    },
  }
}
