/** `/about`: who runs this bot, in the owner's words; and what is said to whatever is no question. */

import { aboutMessage } from '../../messages/about.ts'
import type { Language, Message } from '../../messages/message.ts'
import type { Command, Question } from './command.ts'
import type { CommandParts } from './parts.ts'

type Parts = Pick<CommandParts, 'setting' | 'texts' | 'replies'>

/** In the asker's language, else in the one without a language. */
const ownText = async ({ setting }: Parts, key: string, language: Language) =>
  (await setting(`${key}.${language}`)) ?? (await setting(key))

export function createAbout(parts: Parts): Command {
  return {
    name: 'about',
    shareable: true,
    async answer({ language }) {
      const [about, channels] = [
        await ownText(parts, 'about', language),
        await parts.setting('channels'),
      ]
      return aboutMessage(language, { about, channels }, parts.texts)
    },
  }
}

/** The one reply to long texts, pictures and the like. */
export const createCare =
  (parts: Parts) =>
  async ({ language }: Question): Promise<Message> =>
    parts.replies.nobodyReads(language, await ownText(parts, 'contact', language))
