/** Somebody who talks to the bot, the same on every platform: what they send, and what they then see. */
import { consoleChat } from '../../adapters/console/room.ts'
import type { ModalBody } from '../fakes/discord/modals.ts'
import { openConsolePage, textOf, type ConsolePage } from './console-reader.ts'
import { ways, type TelegramWay } from './libraries.ts'
import type { Newsroom } from './newsroom.ts'
import { telegramReader } from './reader.ts'

export type Door = TelegramWay | 'discord'

/** Telegram over each library and by webhook, and Discord. */
export const doors: Door[] = [...ways, 'discord']

type SentFile = { name: string; bytes: Uint8Array }

/** The console as well, whose one reader sits at the machine: for journeys of one person. */
export const everyDoor: (Door | 'console')[] = [...doors, 'console']

export type Talker = {
  /** As the store knows them. */
  person: string
  /** Their private chat. */
  chat: string
  /** Sends a command or a text in private; resolves to the newest message there. */
  asks(words: string): Promise<string>
  /** Presses, in private, what no button carries; resolves to the newest message there. */
  forges(data: string): Promise<string>
  /** Sends something else in private, as the platform tells of it; resolves to the newest message there. */
  shares(content: object): Promise<string>
  /** Sends a command in a shared chat; resolves to what they then see newest there. */
  asksIn(chat: string, command: string): Promise<string>
  /** What everybody sees of the bot in a shared chat. */
  othersSee(chat: string): string[]
  blocks(): void
  unblocks(): void
  /** Presses the newest button of this label in private; resolves to the newest message there. */
  taps(label: string): Promise<string>
  /** Sends a form that lies before them, as one gives it where there are forms. */
  fills(fields: Record<string, string>, file?: SentFile): Promise<string>
  /** The form that lies before them. */
  form(): ModalBody | undefined
  /** Sends a file in private; resolves to the newest message there. */
  hands(file: SentFile): Promise<string>
  /** Resolves to the newest message in private that matches, now or when it comes. */
  sees(pattern: RegExp): Promise<string>
  /** What the newest button with this label carries. */
  carries(label: string): string
  /** Labels under the newest message. */
  buttons(): string[]
  /** All that the bot has said in private, as it stands, oldest first. */
  screen(): string[]
  /** The file that hangs on the newest message. */
  file(): { name: string; text: string } | undefined
  /** Whether the newest message has a picture. */
  seesPicture(): boolean
}

/** What can be done at every door, the console too. */
export type AnyTalker = Pick<
  Talker,
  'person' | 'chat' | 'asks' | 'taps' | 'buttons' | 'screen' | 'file' | 'seesPicture'
>

/** `language` is the client's. */
export function talker(newsroom: Newsroom, door: Door, name: string, language: string): Talker
export function talker(
  newsroom: Newsroom,
  door: Door | 'console',
  name: string,
  language: string,
): AnyTalker
export function talker(
  newsroom: Newsroom,
  door: Door | 'console',
  name: string,
  language: string,
): AnyTalker {
  if (door === 'console') return atConsole(newsroom, language)
  return door === 'discord'
    ? onDiscord(newsroom, name, language)
    : onTelegram(newsroom, name, language)
}

/** The page is opened at the first question, and by a new link where the server has started anew. */
export function atConsole(
  newsroom: Newsroom,
  language: string,
): AnyTalker & {
  /** All that stands in the chat, the reader's own lines too. */
  lines(): string[]
} {
  let opening: Promise<ConsolePage>
  let run = 0
  let page: ConsolePage | undefined
  const answers = () => page?.told.chat.filter((entry) => entry.from === 'barid') ?? []

  async function opened(): Promise<ConsolePage> {
    const fresh = await openConsolePage(newsroom, language)
    await fresh.catchesUp()
    return fresh
  }

  async function does(deed: (at: ConsolePage) => Promise<unknown>): Promise<string> {
    if (run !== newsroom.runs()) {
      run = newsroom.runs()
      page?.leave()
      opening = opened()
    }
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
    lines: () => page?.told.chat.map(textOf) ?? [],
    file() {
      const { name, url = '' } = answers().at(-1)?.file ?? {}
      if (name === undefined) return undefined
      return { name, text: Buffer.from(url.split(',')[1] ?? '', 'base64').toString() }
    },
    seesPicture: () => answers().at(-1)?.picture !== undefined,
  }
}

function onTelegram(newsroom: Newsroom, name: string, language: string): Talker {
  const reader = telegramReader(newsroom, name, language)
  const idOf = (chat: string) => Number(chat.replace('telegram:', ''))
  const saidBy = (who: number, chat: number) =>
    newsroom.telegram
      .messages(chat)
      .filter(({ from }) => from?.id === who)
      .map(({ text, caption }) => text ?? caption ?? '')
  const screen = () => saidBy(newsroom.telegram.world.me.id, reader.id)
  return {
    person: reader.address,
    chat: reader.address,
    asks: (words) => reader.asks(words),
    forges: (data) => reader.attempts(data),
    shares: (content) => reader.shares(content),
    asksIn: (chat, command) => reader.asks(command, idOf(chat)),
    othersSee: (chat) => saidBy(newsroom.telegram.world.me.id, idOf(chat)),
    blocks: () => reader.blocks(),
    unblocks: () => reader.unblocks(),
    taps: (label) => reader.taps(label),
    form: () => undefined,
    fills: () => Promise.reject(new Error('Telegram has no forms.')),
    async hands({ name: file, bytes }) {
      const asked = newsroom.events.next('question')
      reader.sendsDocument(file, bytes)
      await asked
      return screen().at(-1) ?? ''
    },
    sees: (pattern) =>
      newsroom.telegram.until(() => screen().findLast((text) => pattern.test(text))),
    carries: reader.carries,
    buttons: () => reader.buttons(),
    screen,
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
    forges: (data) => done(() => person.forges(data)),
    shares: (content) => done(() => person.sends(content)),
    asksIn: (chat, command) => done(() => person.in(chat).types(command), person.in(chat)),
    othersSee: (chat) => discord.seenByAll(chat).map(({ text }) => text),
    blocks: person.blocks,
    unblocks: person.unblocks,
    taps: (label) => done(() => person.presses(label)),
    form: () => person.form(),
    fills: (fields, file) => done(() => person.fills(fields, file)),
    hands: () => Promise.reject(new Error('On Discord editors send files with forms.')),
    sees: async (pattern) => (await person.sees(pattern)).text,
    carries: (label) => person.carries(label),
    buttons: () => newest()?.buttons ?? [],
    screen: () => person.screen().map(({ text }) => text),
    file: () => newest()?.file,
    seesPicture: () => newest()?.hasPicture ?? false,
  }
}
