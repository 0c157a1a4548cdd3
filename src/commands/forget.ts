/** `/forget`: asks once, then deletes what is kept about the asker, and the bot's latest messages where they wish. */

import { createKeptMessages } from '../../messages/kept.ts'
import type { Message } from '../../messages/message.ts'
import type { Answer } from './command.ts'
import type { CommandParts } from './parts.ts'
import type { PersonalCommand } from './personal.ts'

const untraced = (message: Message): Answer => ({ ...message, untraced: true })

export function createForget({ texts, team, forget }: CommandParts): PersonalCommand {
  const messages = createKeptMessages(texts)
  return {
    name: 'forget',
    inPlace: true,
    async answer({ words, language, now }, reader) {
      if (words === 'nothing') return untraced(messages.notForgotten(language))
      if (words !== 'kept' && words !== 'messages') {
        const role = await team.roleOf(reader.person)
        return untraced(messages.askToForget(language, { role: role !== undefined }))
      }
      await forget(reader, { messages: words === 'messages', now })
      return untraced(messages.forgotten(language, words))
    },
  }
}
