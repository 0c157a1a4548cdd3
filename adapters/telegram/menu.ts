/** The menu of commands: written for each language, and only where it differs from what stands. */
import type { Announced } from '../adapter.ts'
import type { Language } from '../../messages/message.ts'
import { cutAtWord } from '../../messages/plain.ts'
import type { TelegramClient } from './client.ts'

/** Bot API: 100 commands, a name of 1-32 `a-z0-9_`, a description of 1-256 characters. */
const menuLimit = 100
const descriptionLimit = 256

/** The list without a language is what all other clients see. */
export async function announce(
  client: TelegramClient,
  announced: Announced[],
  defaultLanguage: Language,
): Promise<void> {
  const spoken = new Set(announced.flatMap((command) => Object.keys(command.descriptions)))
  const codes = [...spoken].filter((language) => /^[a-z]{2}$/.test(language))
  for (const code of [undefined, ...codes]) {
    const commands = announced.slice(0, menuLimit).map(({ name, descriptions }) => {
      const words = descriptions[code ?? defaultLanguage] ?? descriptions[defaultLanguage]
      return { command: name, description: cutAtWord(words ?? name, descriptionLimit) }
    })
    const scope = code === undefined ? {} : { language_code: code }
    const standing = await client.call('getMyCommands', scope)
    const isSame =
      standing.length === commands.length &&
      standing.every(
        ({ command, description }, index) =>
          command === commands[index]?.command && description === commands[index].description,
      )
    if (!isSame) await client.call('setMyCommands', { commands, ...scope })
  }
}
