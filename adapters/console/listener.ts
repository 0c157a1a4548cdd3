/** What the reader at the console does, as inbound events, and the turns that answer. */
import type { Language, Message } from '../../messages/message.ts'
import type { Announced, Inspection, Listener, Receipt, Sender } from '../adapter.ts'
import type { AnswerFile, InboundEvent, Turn } from '../inbound.ts'
import { consoleRenderer } from './render.ts'
import type { ConsolePayload } from './render.ts'
import { consoleChat, type Room } from './room.ts'

/** What the reader did, before it has an id and a turn. */
type Deed =
  | { kind: 'command'; name: string; words: string }
  | { kind: 'text'; text: string }
  | { kind: 'press'; command: string; pressed: string }
  | { kind: 'suggest'; name: string; typed: string }

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
  sender: Sender,
  id: () => string,
): ConsoleListener {
  let onEvent: ((event: InboundEvent) => Promise<void>) | undefined
  const inHand = new Set<Promise<void>>()
  let menu: Announced[] = []
  const rendered = (message: Message) => consoleRenderer.render(message, { kind: 'private' })

  const context = (replyTo?: Receipt) => ({
    marker: id(),
    ...(replyTo ? { replyTo } : {}),
    picture: async () => undefined,
    signal: new AbortController().signal,
  })

  async function answer(message: Message): Promise<Receipt[]> {
    const receipts: Receipt[] = []
    for (const post of rendered(message)) {
      receipts.push(await sender.send(post, consoleChat, context(receipts[0])))
    }
    return receipts
  }

  async function file(attached: AnswerFile, caption: Message): Promise<Receipt[]> {
    const [post] = rendered(caption)
    if (!post) return []
    const id = room.add({ from: 'barid', ...(post.payload as ConsolePayload), file: attached })
    return [{ id, kind: 'text' }]
  }

  const turnOf = (pressed: string | undefined, choices: Choice[]): Turn => ({
    answer,
    privately: answer,
    file,
    async inPlace(message) {
      const [first, ...more] = rendered(message)
      if (!pressed || !room.find(pressed) || !first || more.length > 0) return answer(message)
      return [await sender.revise(first, { id: pressed, kind: 'text' }, consoleChat, context())]
    },
    async suggest(found) {
      choices.push(...found.slice(0, 25))
    },
  })

  async function arrive(deed: Deed, language: Language): Promise<Choice[]> {
    if (!onEvent) return []
    const choices: Choice[] = []
    const pressed = deed.kind === 'press' ? deed.pressed : undefined
    const handled = onEvent({
      ...deed,
      id: id(),
      chat: consoleChat,
      person: consoleChat,
      surface: 'private',
      languageHint: language,
      turn: turnOf(pressed, choices),
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
      room.add({ from: 'reader', text: typed })
      const command = commandIn(typed)
      const deed: Deed = command ? { kind: 'command', ...command } : { kind: 'text', text: typed }
      await arrive(deed, language)
    },

    async presses(entry, row, column, language) {
      const found = room.find(entry)
      const action = found?.from === 'barid' ? found.actions[row]?.[column] : undefined
      if (action?.kind !== 'command') return
      await arrive({ kind: 'press', command: action.command, pressed: entry }, language)
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
