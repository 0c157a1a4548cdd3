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
  /** Sends a command or a text in private; resolves to the newest message there. */
  asks(words: string): Promise<string>
  /** Sends a photo with a caption in private; resolves to the newest message there. */
  sendsPhoto(caption: string): Promise<string>
  /** Sends a command in a shared chat; resolves to what they then see newest there. */
  asksIn(chat: string, command: string): Promise<string>
  blocks(): void
  unblocks(): void
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
    asks: (words) => reader.asks(words),
    sendsPhoto: (caption) => reader.shares({ caption, photo: [] }),
    asksIn: (chat, command) => reader.asks(command, Number(chat.replace('telegram:', ''))),
    blocks: () => reader.blocks(),
    unblocks: () => reader.unblocks(),
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
  const newest = (where = person) => where.screen().at(-1)

  async function done(deed: () => Promise<void> | void, where = person): Promise<string> {
    const asked = events.next('question')
    await deed()
    await asked
    return newest(where)?.text ?? ''
  }

  /** As clients do: what begins like a command of the menu is one, and all else is a text. */
  function sends(words: string): Promise<void> | void {
    const name = /^\/(\S+)/.exec(words)?.[1]?.toLowerCase()
    const isOffered = discord.menu.commands.some((command) => Object(command).name === name)
    return isOffered ? person.types(words) : person.says(words)
  }

  return {
    person: person.address,
    chat: person.chat,
    asks: (words) => done(() => sends(words)),
    sendsPhoto: (content) =>
      done(() => person.sends({ content, attachments: [{ content_type: 'image/jpeg' }] })),
    asksIn: (chat, command) => done(() => person.in(chat).types(command), person.in(chat)),
    blocks: person.blocks,
    unblocks: person.unblocks,
    taps: (label) => done(() => person.presses(label)),
    buttons: () => newest()?.buttons ?? [],
    screen: () => person.screen().map(({ text }) => text),
    seesPicture: () => newest()?.hasPicture ?? false,
  }
}
