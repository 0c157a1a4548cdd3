/** `/about`: who runs this bot, in the owner's words. */

import { aboutMessage } from '../../messages/about.ts'
import type { Language } from '../../messages/message.ts'
import type { Command } from './command.ts'
import type { CommandParts } from './parts.ts'

type Parts = Pick<CommandParts, 'setting' | 'texts'>

/** In the asker's language, else in the one without a language. */
export const ownText = async (
  { setting }: Pick<CommandParts, 'setting'>,
  key: string,
  language: Language,
) => (await setting(`${key}.${language}`)) ?? (await setting(key))

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
