/** Announced commands → the bodies of Discord's global slash commands, and whether they have changed. */
import type { Language } from '../../messages/message.ts'
import { cutAtWord } from '../../messages/plain.ts'
import type { Announced } from '../adapter.ts'
import type { Rest } from './rest.ts'

/** The locales that Discord's clients have (reference, "Locales"). Arabic is none of them: it reads the default. */
const locales = `
  id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs
  el bg ru uk hi th zh-CN ja zh-TW ko
`
  .trim()
  .split(/\s+/)

const maxDescription = 100

type Described = { description: string; description_localizations: Record<string, string> }

type OptionBody = Described & { type: 3; name: string; required: boolean; autocomplete: boolean }

type CommandBody = Described & {
  type: 1
  name: string
  options: OptionBody[]
  /** `0` in servers, `1` in the bot's private chats. */
  contexts: number[]
  integration_types: number[]
}

export function commandBodies(commands: Announced[], defaultLanguage: Language): CommandBody[] {
  const offered = commands.filter(({ scopes }) => scopes.length > 0)
  return offered.map(({ name, descriptions, option, scopes }) => ({
    type: 1,
    name,
    ...described(descriptions, defaultLanguage),
    options: option
      ? [
          {
            type: 3,
            name: option.name,
            ...described(option.descriptions, defaultLanguage),
            required: option.required,
            autocomplete: option.suggests,
          },
        ]
      : [],
    contexts: [
      ...(scopes.includes('shared') ? [0] : []),
      ...(scopes.includes('private') ? [1] : []),
    ],
    integration_types: [0],
  }))
}

function described(texts: Record<Language, string>, defaultLanguage: Language): Described {
  const others = locales.flatMap((locale) => {
    const language = locale.split('-')[0] ?? locale
    const text = texts[language]
    return text === undefined || language === defaultLanguage
      ? []
      : [[locale, cutAtWord(text, maxDescription)] as const]
  })
  const description = texts[defaultLanguage] ?? Object.values(texts)[0] ?? '…'
  return {
    description: cutAtWord(description, maxDescription),
    description_localizations: Object.fromEntries(others),
  }
}

/** Replaces all global commands, where they are not as they should be. Discord allows 200 creations a day. */
export async function announceCommands(
  rest: Rest,
  commands: Announced[],
  defaultLanguage: Language,
): Promise<void> {
  const { id } = (await rest.call({ method: 'GET', path: '/applications/@me' })) as { id: string }
  const path = `/applications/${id}/commands` as const
  const query = { with_localizations: 'true' }
  const wanted = commandBodies(commands, defaultLanguage)
  const standing = (await rest.call({ method: 'GET', path, query })) as Partial<CommandBody>[]
  if (comparable(standing) !== comparable(wanted)) {
    await rest.call({ method: 'PUT', path, body: wanted })
  }
}

/** The fields that are ours, in one order; Discord leaves out what is empty or false and adds its own. */
function comparable(commands: Partial<CommandBody>[]): string {
  const texts = ({
    name,
    description,
    description_localizations: others,
  }: Partial<OptionBody> | Partial<CommandBody>) => [
    name,
    description,
    Object.entries(others ?? {}).toSorted(([a], [b]) => a.localeCompare(b)),
  ]
  const rows = commands.map((command) => [
    ...texts(command),
    (command.options ?? []).map((option) => [
      ...texts(option),
      option.type,
      option.required ?? false,
      option.autocomplete ?? false,
    ]),
    command.contexts ?? [],
    command.integration_types ?? [],
  ])
  return JSON.stringify(rows.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))))
}
