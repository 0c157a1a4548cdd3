/** Somebody who talks to the bot, the same on every platform: what they send, and what they then see. */
import type { TelegramLibrary } from '../../adapters/telegram/telegram.ts'
import { consoleChat } from '../../adapters/console/room.ts'
import { openConsolePage, textOf, type ConsolePage } from './console-reader.ts'
import type { Newsroom } from './newsroom.ts'
import { telegramReader } from './reader.ts'

export type Door = TelegramLibrary | 'discord'

/** Telegram over each library, and Discord. */
export const doors: Door[] = ['grammy', 'telegraf', 'discord']

/** The console as well, whose one reader sits at the machine: for journeys of one person. */
export const everyDoor: (Door | 'console')[] = [...doors, 'console']

export type Talker = {
  /** As the store knows them. */
  person: string
  /** Their private chat. */
  chat: string
  /** Sends a command in private; resolves to the newest message there. */
  asks(command: string): Promise<string>
  /** Presses the newest button of this label in private; resolves to the newest message there. */
  taps(label: string): Promise<string>
  /** Labels under the newest message. */
  buttons(): string[]
  /** All that the bot has said in private, as it stands, oldest first. */
  screen(): string[]
  /** Whether the newest message has a picture. */
  seesPicture(): boolean
}

/** `language` is the client's. */
export function talker(
  newsroom: Newsroom,
  door: Door | 'console',
  name: string,
  language: string,
): Talker {
  if (door === 'console') return atConsole(newsroom, language)
  return door === 'discord'
    ? onDiscord(newsroom, name, language)
    : onTelegram(newsroom, name, language)
}

/** The page is opened at the first question, once. */
function atConsole(newsroom: Newsroom, language: string): Talker {
  let opening: Promise<ConsolePage> | undefined
  let page: ConsolePage | undefined
  const answers = () => page?.told.chat.filter((entry) => entry.from === 'barid') ?? []

  async function does(deed: (at: ConsolePage) => Promise<unknown>): Promise<string> {
    opening ??= openConsolePage(newsroom, language)
    page = await opening
    await deed(page)
    await page.catchesUp()
    const newest = answers().at(-1)
    return newest ? textOf(newest) : ''
  }

  return {
    person: consoleChat,
    chat: consoleChat,
    asks: (text) => does(({ post }) => post('say', { text, language })),
    taps: (label) =>
      does(async ({ post }) => {
        for (const { id, buttons } of answers().toReversed()) {
          const row = buttons.findIndex((keys) => keys.some((key) => key.label === label))
          if (row < 0) continue
          const column = buttons[row]?.findIndex((key) => key.label === label)
          return post('press', { entry: id, row, column, language })
        }
        throw new Error(`no button “${label}” at the console`)
      }),
    buttons: () =>
      answers()
        .at(-1)
        ?.buttons.flatMap((row) => row.map(({ label }) => label)) ?? [],
    screen: () => answers().map(textOf),
    seesPicture: () => answers().at(-1)?.picture !== undefined,
  }
}

function onTelegram(newsroom: Newsroom, name: string, language: string): Talker {
  const reader = telegramReader(newsroom, name, language)
  return {
    person: reader.address,
    chat: reader.address,
    asks: (command) => reader.asks(command),
    taps: (label) => reader.taps(label),
    buttons: () => reader.buttons(),
    screen: () =>
      newsroom.telegram
        .messages(reader.id)
        .filter(({ from }) => from?.id !== reader.id)
        .map(({ text, caption }) => text ?? caption ?? ''),
    seesPicture: () => newsroom.telegram.messages(reader.id).at(-1)?.photo !== undefined,
  }
}

function onDiscord(newsroom: Newsroom, name: string, language: string): Talker {
  const { discord, events } = newsroom
  const person = discord.person(name, language)
  const newest = () => person.screen().at(-1)

  async function done(deed: () => Promise<void>): Promise<string> {
    const asked = events.next('question')
    await deed()
    await asked
    return newest()?.text ?? ''
  }

  return {
    person: person.address,
    chat: person.chat,
    asks: (command) => done(() => person.types(command)),
    taps: (label) => done(() => person.presses(label)),
    buttons: () => newest()?.buttons ?? [],
    screen: () => person.screen().map(({ text }) => text),
    seesPicture: () => newest()?.hasPicture ?? false,
  }
}
