/** Somebody who talks to the bot, the same on every platform: what they send, and what they then see. */
import type { TelegramLibrary } from '../../adapters/telegram/telegram.ts'
import type { Newsroom } from './newsroom.ts'
import { telegramReader } from './reader.ts'

export type Door = TelegramLibrary | 'discord'

/** Telegram over each library, and Discord. */
export const doors: Door[] = ['grammy', 'telegraf', 'discord']

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
  /** The file that hangs on the newest message. */
  file(): { name: string; text: string } | undefined
  /** Whether the newest message has a picture. */
  seesPicture(): boolean
}

/** `language` is the client's. */
export function talker(newsroom: Newsroom, door: Door, name: string, language: string): Talker {
  return door === 'discord'
    ? onDiscord(newsroom, name, language)
    : onTelegram(newsroom, name, language)
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
    file() {
      const { file_name: name = '', text = '' } =
        newsroom.telegram.messages(reader.id).at(-1)?.document ?? {}
      return name ? { name, text } : undefined
    },
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
    file: () => newest()?.file,
    seesPicture: () => newest()?.hasPicture ?? false,
  }
}
