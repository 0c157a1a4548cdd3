/** Somebody who talks to the bot, the same on every platform: what they send, and what they then see. */
import type { TelegramLibrary } from '../../adapters/telegram/telegram.ts'
import type { ModalBody } from '../fakes/discord/modals.ts'
import type { Newsroom } from './newsroom.ts'
import { telegramReader } from './reader.ts'

export type Door = TelegramLibrary | 'discord'

/** Telegram over each library, and Discord. */
export const doors: Door[] = ['grammy', 'telegraf', 'discord']

type SentFile = { name: string; bytes: Uint8Array }

export type Talker = {
  /** As the store knows them. */
  person: string
  /** Their private chat. */
  chat: string
  /** Sends a command in private; resolves to the newest message there. */
  asks(command: string): Promise<string>
  /** Presses the newest button of this label in private; resolves to the newest message there. */
  taps(label: string): Promise<string>
  /** Sends a form that lies before them, as one gives it where there are forms. */
  fills(fields: Record<string, string>, file?: SentFile): Promise<string>
  /** The form that lies before them. */
  form(): ModalBody | undefined
  /** Sends a command in a shared chat of Telegram. */
  saysIn(chat: number, command: string): void
  /** Sends a file in private; resolves to the newest message there. */
  shares(file: SentFile): Promise<string>
  /** Presses what no button carries. */
  forges(command: string): Promise<string>
  /** Resolves to the newest message in private that matches, now or when it comes. */
  sees(pattern: RegExp): Promise<string>
  /** What the newest button with this label carries. */
  carries(label: string): string
  /** Labels under the newest message. */
  buttons(): string[]
  /** All that the bot has said in private, as it stands, oldest first. */
  screen(): string[]
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
  const screen = () =>
    newsroom.telegram
      .messages(reader.id)
      .filter(({ from }) => from?.id !== reader.id)
      .map(({ text, caption }) => text ?? caption ?? '')
  return {
    person: reader.address,
    chat: reader.address,
    asks: (command) => reader.asks(command),
    taps: (label) => reader.taps(label),
    form: () => undefined,
    saysIn: (chat, command) => void reader.says(command, chat),
    fills: () => Promise.reject(new Error('Telegram has no forms.')),
    async shares({ name: file, bytes }) {
      const asked = newsroom.events.next('question')
      reader.sendsDocument(file, bytes)
      await asked
      return screen().at(-1) ?? ''
    },
    async forges(command) {
      const asked = newsroom.events.next('question')
      reader.forges(command)
      await asked
      return screen().at(-1) ?? ''
    },
    sees: (pattern) =>
      newsroom.telegram.until(() => screen().findLast((text) => pattern.test(text))),
    carries: reader.carries,
    buttons: () => reader.buttons(),
    screen,
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
    form: () => person.form(),
    saysIn: () => {
      throw new Error('Not on Discord.')
    },
    fills: (fields, file) => done(() => person.fills(fields, file)),
    shares: () => Promise.reject(new Error('Discord tells the bot of no files.')),
    forges: (command) => done(() => person.forges(command)),
    sees: async (pattern) => (await person.sees(pattern)).text,
    carries: (label) => person.carries(label),
    buttons: () => newest()?.buttons ?? [],
    screen: () => person.screen().map(({ text }) => text),
    seesPicture: () => newest()?.hasPicture ?? false,
  }
}
