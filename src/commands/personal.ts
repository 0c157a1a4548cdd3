/** Commands that concern the asker alone, wherever they ask: each is answered for their private chat. */

import type { Reader } from '../desk/following.ts'
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

/** Who speaks as a group or channel has no private chat. */
export const personally = (
  { openDirect, replies }: Pick<CommandParts, 'openDirect' | 'replies'>,
  command: PersonalCommand,
): Command => ({
  ...command,
  personal: true,
  async answer(question) {
    const { person, direct, language } = question
    if (person === undefined) return replies.writeInPrivate(language, undefined)
    const chat = direct ?? (await openDirect(person))
    return command.answer(question, { person, chat, language })
  },
})
