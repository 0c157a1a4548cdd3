/** Commands that concern the asker alone, wherever they ask: each is answered for their private chat. */

import type { Reader } from '../desk/following.ts'
import { commandLink } from './command.ts'
import type { Answer, Command, Question } from './command.ts'
import { createFollow, createFollowing, createUnfollow } from './follow.ts'
import { createForget } from './forget.ts'
import { createLanguage } from './language.ts'
import { createMyData } from './my-data.ts'
import type { CommandParts } from './parts.ts'
import { createSettings } from './settings.ts'

/** A personal command before it is known who asks. */
export type PersonalCommand = Omit<Command, 'personal' | 'answer'> & {
  answer(question: Question, reader: Reader): Promise<Answer>
}

export type PersonalParts = Pick<CommandParts, 'openDirect' | 'privateLink' | 'replies'>

export function createPersonal(parts: CommandParts, start: Command['answer']): Command[] {
  return [
    createFollow(parts),
    createUnfollow(parts),
    createFollowing(parts),
    createLanguage(parts, start),
    createSettings(parts),
    createMyData(parts),
    createForget(parts),
  ].map((command) => personally(parts, command))
}

/** Nothing is answered where others see it, whatever led there. Who speaks as a group or channel has no private chat. */
export const personally = (
  { openDirect, privateLink, replies }: PersonalParts,
  command: PersonalCommand,
): Command => ({
  ...command,
  personal: true,
  async answer(question) {
    const { person, direct, language, private: alone } = question
    if (person === undefined || !alone) {
      return replies.writeInPrivate(language, await privateLink?.(`${commandLink}${command.name}`))
    }
    const chat = direct ?? (await openDirect(person))
    return command.answer(question, { person, chat, language })
  },
})
