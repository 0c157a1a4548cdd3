/** The menu of commands: written for each kind of chat and each language, and only where it differs from what stands. */
import type { Announced } from '../adapter.ts'
import type { Language } from '../../messages/message.ts'
import { cutAtWord } from '../../messages/plain.ts'
import type { TelegramClient } from './client.ts'
import type { BotCommand } from './wire.ts'

/** Bot API: 100 commands, a name of 1-32 `a-z0-9_`, a description of 1-256 characters. */
const menuLimit = 100
const descriptionLimit = 256

/** Private chats, and groups; in channels nobody asks. */
const scopes = { private: 'all_private_chats', shared: 'all_group_chats' } as const

type Scope = keyof typeof scopes

/** The list without a language is what all other clients see. */
export async function announce(
  client: TelegramClient,
  announced: Announced[],
  defaultLanguage: Language,
): Promise<void> {
  const spoken = new Set(announced.flatMap((command) => Object.keys(command.descriptions)))
  const codes = [...spoken].filter((language) => /^[a-z]{2}$/.test(language))
  for (const scope of Object.keys(scopes) as Scope[]) {
    const offered = announced.filter((command) => command.scopes.includes(scope))
    for (const code of [undefined, ...codes]) {
      const language = code ?? defaultLanguage
      await put(client, { scope, code, commands: inLanguage(offered, language, defaultLanguage) })
    }
  }
}

function inLanguage(offered: Announced[], language: Language, defaultLanguage: Language) {
  return offered.slice(0, menuLimit).map(({ name, descriptions }) => {
    const words = descriptions[language] ?? descriptions[defaultLanguage]
    return { command: name, description: cutAtWord(words ?? name, descriptionLimit) }
  })
}

type Menu = { scope: Scope; code: string | undefined; commands: BotCommand[] }

async function put(client: TelegramClient, { scope, code, commands }: Menu): Promise<void> {
  const place = {
    scope: { type: scopes[scope] },
    ...(code === undefined ? {} : { language_code: code }),
  }
  const standing = await client.call('getMyCommands', place)
  const isSame =
    standing.length === commands.length &&
    standing.every(
      ({ command, description }, index) =>
        command === commands[index]?.command && description === commands[index].description,
    )
  if (!isSame) await client.call('setMyCommands', { commands, ...place })
}
