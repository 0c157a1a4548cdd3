/** `/forget`: asks once, then deletes what is kept about the asker, and the bot's latest messages where they wish. */

import { createKeptMessages } from '../../messages/kept.ts'
import type { CommandParts } from './parts.ts'
import type { PersonalCommand } from './personal.ts'

export function createForget({ texts, team, forget }: CommandParts): PersonalCommand {
  const messages = createKeptMessages(texts)
  return {
    name: 'forget',
    inPlace: true,
    untraced: true,
    async answer({ words, language, now }, reader) {
      if (words === 'nothing') return messages.notForgotten(language)
      if (words !== 'kept' && words !== 'messages') {
        const role = await team.roleOf(reader.person)
        return messages.askToForget(language, { role: role !== undefined })
      }
      await forget(reader, { messages: words === 'messages', now })
      return messages.forgotten(language, words)
    },
  }
}
