/** What the reader at the console does, as inbound events, and the turns that answer. */
import type { Language, Message } from '../../messages/message.ts'
import { isQuery } from '../../messages/query.ts'
import type { Announced, Inspection, Listener, Receipt } from '../adapter.ts'
import type { AnswerFile, InboundEvent, Said, Turn } from '../inbound.ts'
import { consoleRenderer } from './render.ts'
import type { ConsolePayload } from './render.ts'
import { consoleChat, type Room } from './room.ts'
import type { ConsoleSender } from './sender.ts'

/** What the reader did, before it has an id and a turn. */
type Deed =
  | { kind: 'command'; name: string; words: string }
  | { kind: 'text'; text: string }
  | { kind: 'press'; command: string }
  | { kind: 'suggest'; name: string; typed: string }

/** What an answer answers. `line`: the reader’s own, which is kept with the answer. */
type Asked = { pressed?: string; line?: string }

type Choice = { label: string; value: string }

export type ConsoleListener = Listener & {
  /** A line as typed: a command with its slash, or plain words. */
  says(text: string, language: Language): Promise<void>
  /** A button by its place under an entry; nothing where there is none. */
  presses(entry: string, row: number, column: number, language: Language): Promise<void>
  /** Whole lines that what is being typed may become. */
  types(text: string, language: Language): Promise<Choice[]>
}

/** @param id makes an id that no event of an earlier run had */
export function createConsoleListener(
  room: Room,
  sender: ConsoleSender,
  id: () => string,
): ConsoleListener {
  let onEvent: ((event: InboundEvent) => Promise<void>) | undefined
  const inHand = new Set<Promise<void>>()
  let menu: Announced[] = []
  const rendered = (message: Message) => consoleRenderer.render(message, { kind: 'private' })

  const context = ({ untraced }: Said, replyTo?: Receipt) => ({
    marker: id(),
    ...(replyTo ? { replyTo } : {}),
    ...(untraced ? { untraced } : {}),
    picture: async () => undefined,
    signal: new AbortController().signal,
  })

  async function keepLine({ line }: Asked, { untraced }: Said): Promise<void> {
    if (line && !untraced) await room.keep(line)
  }

  async function answer(asked: Asked, message: Said): Promise<Receipt[]> {
    await keepLine(asked, message)
    const receipts: Receipt[] = []
    for (const post of rendered(message)) {
      receipts.push(await sender.send(post, consoleChat, context(message, receipts[0])))
    }
    return receipts
  }

  async function file(asked: Asked, attached: AnswerFile, caption: Message): Promise<Receipt[]> {
    const [post] = rendered(caption)
    if (!post) return []
    await keepLine(asked, caption)
    const said = { from: 'barid' as const, ...(post.payload as ConsolePayload), file: attached }
    return [{ id: await room.add(said), kind: 'text' }]
  }

  const turnOf = (asked: Asked, choices: Choice[]): Turn => ({
    answer: (message) => answer(asked, message),
    privately: (message) => answer(asked, message),
    file: (attached, caption) => file(asked, attached, caption),
    async inPlace(message) {
      const { pressed } = asked
      const [first, ...more] = rendered(message)
      const stands = pressed && (await room.find(pressed))
      if (!stands || !first || more.length > 0) return answer(asked, message)
      const receipt: Receipt = { id: stands.id, kind: 'text' }
      return [await sender.revise(first, receipt, consoleChat, context(message))]
    },
    async suggest(found) {
      choices.push(...found.slice(0, 25))
    },
  })

  async function arrive(deed: Deed, language: Language, asked: Asked = {}): Promise<Choice[]> {
    if (!onEvent) return []
    const choices: Choice[] = []
    const handled = onEvent({
      ...deed,
      id: id(),
      chat: consoleChat,
      person: consoleChat,
      surface: 'private',
      languageHint: language,
      turn: turnOf(asked, choices),
    })
    inHand.add(handled)
    await handled.finally(() => inHand.delete(handled))
    return choices
  }

  const commandsFrom = (typed: string, language: Language): Choice[] =>
    menu
      .filter(({ name }) => name.startsWith(typed.toLowerCase()))
      .map(({ name, descriptions }) => ({
        value: `/${name}`,
        label: descriptions[language] ?? Object.values(descriptions)[0] ?? name,
      }))

  return {
    async listen(handler) {
      onEvent = handler
    },

    async says(text, language) {
      const typed = text.trim()
      if (typed === '') return
      const line = await room.add({ from: 'reader', text: typed }, { untraced: true })
      const command = commandIn(typed)
      const deed: Deed = command ? { kind: 'command', ...command } : { kind: 'text', text: typed }
      // What is longer may be a person's story, and is kept nowhere.
      await arrive(deed, language, isQuery(command?.words ?? typed) ? { line } : {})
    },

    async presses(entry, row, column, language) {
      const found = await room.find(entry)
      const action = found?.from === 'barid' ? found.actions[row]?.[column] : undefined
      if (action?.kind !== 'command') return
      await arrive({ kind: 'press', command: action.command }, language, { pressed: entry })
    },

    async types(text, language) {
      const typed = text.trimStart()
      if (/^\/\w*$/.test(typed)) return commandsFrom(typed.slice(1), language)
      const command = commandIn(typed)
      if (!command) return []
      const { name, words } = command
      const choices = await arrive({ kind: 'suggest', name, typed: words }, language)
      return choices.map(({ label, value }) => ({ label, value: `/${name} ${value}` }))
    },

    async announce(commands) {
      menu = commands.filter(({ scopes }) => scopes.includes('private'))
    },

    async inspect(chat): Promise<Inspection> {
      const exists = chat === consoleChat
      return {
        exists,
        ...(exists ? { kind: 'private' } : {}),
        mayPost: exists,
        mayEmbed: exists,
        missing: [],
      }
    },

    openDirect: async () => consoleChat,
    identity: async () => ({ id: 'console', name: 'Barid' }),

    async close() {
      onEvent = undefined
      await Promise.allSettled(inHand)
    },
  }
}

function commandIn(text: string): { name: string; words: string } | undefined {
  const match = /^\/(\w+)\s*([\s\S]*)$/.exec(text)
  return match?.[1] ? { name: match[1].toLowerCase(), words: match[2]?.trim() ?? '' } : undefined
}
