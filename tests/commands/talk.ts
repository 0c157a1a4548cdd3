/** A conversation over stand-ins: what people do, and which way of each turn was taken with which words. */
import type { InboundEvent, Turn } from '../../adapters/inbound.ts'
import { paragraph, text } from '../../messages/blocks.ts'
import type { Message } from '../../messages/message.ts'
import { blockText } from '../../messages/plain.ts'
import { createReplies } from '../../messages/replies.ts'
import { createAllowance } from '../../src/commands/allowance.ts'
import type { Command } from '../../src/commands/command.ts'
import { createConversation } from '../../src/commands/conversation.ts'
import { withShowToAll } from '../../src/commands/show-to-all.ts'
import { createEvents, type BaridEvent } from '../../src/events.ts'
import { texts } from '../messages/catalogues.ts'

/** `answer: words [Button → what it carries]`, one a turn's way. */
export type Said = string[]

type Deed = Partial<Pick<InboundEvent, 'chat' | 'person' | 'surface' | 'languageHint'>> & {
  /** Has the platform's ways beyond those that every platform has. */
  discord?: boolean
}

export const saying = (name: string, more: Partial<Command> = {}): Command => ({
  name,
  answer: async ({ words, private: own }) => ({
    language: 'en',
    blocks: [paragraph(text(`${name} ${words} ${own ? 'for one' : 'for all'}`))],
  }),
  ...more,
})

export function openTalk(
  commands: Command[],
  { ephemeral = false, fails = false, fault = new Error('no such way') } = {},
) {
  const replies = createReplies(texts)
  const said: Said = []
  const events = createEvents()
  const told: BaridEvent[] = []
  const limited: [chat: string, milliseconds: number][] = []
  events.on((event) => told.push(event))
  let now = 0
  let last = 0
  const help = saying('help').answer
  const hash = (secret: string) => `hash of ${secret}`
  const { onEvent } = createConversation({
    platform: 'test',
    ephemeral,
    commands,
    plain: saying('plain').answer,
    care: async ({ language }) => replies.nobodyReads(language, undefined),
    help,
    dialogue: async () => undefined,
    failed: replies.failed,
    tooMany: replies.tooMany,
    writeInPrivate: replies.writeInPrivate,
    mayNotShow: replies.mayNotShow,
    withShowToAll: (message, command) => withShowToAll(message, 'Show to all', command),
    privateLink: async (start) => `https://t.me/barid_bot?start=${start}`,
    allowance: createAllowance({ person: 20, chat: 40 }, hash),
    hash,
    inbound: { take: async () => true, left: async () => [], handled: async () => {} },
    chats: { ofPlace: async () => [] } as never,
    outbox: { changedThere: async () => false },
    answers: { add: async () => {} },
    people: { byAddress: async () => undefined } as never,
    events,
    spoken: texts.languages,
    defaultLanguage: 'en',
    now: () => now,
    wait: () => new Promise(() => {}),
    limited: async (...refusal) => void limited.push(refusal),
  })

  const shown = ({ blocks, actions = [] }: Message): string => {
    const buttons = actions.map((row) =>
      row.map((one) => `[${one.label} → ${one.kind === 'link' ? one.url : one.command}]`).join(' '),
    )
    return [...blocks.map(blockText), ...buttons].join(' ')
  }

  function turn(discord: boolean): Turn {
    const way = (name: string) => async (message: Message) => {
      if (fails) throw fault
      said.push(`${name}: ${shown(message)}`)
      return []
    }
    const all = { answer: way('answer'), inPlace: way('inPlace'), privately: way('privately') }
    const file: Turn['file'] = ({ name }, caption) => way(`file ${name}`)(caption)
    const more = { publicly: way('publicly'), leave: async () => void said.push('leave') }
    return { ...all, file, suggest: async () => {}, ...(discord ? more : {}) }
  }

  async function does(
    deed: { kind: 'command'; name: string; words: string } | { kind: 'press'; command: string },
    { discord = false, ...who }: Deed = {},
  ): Promise<Said> {
    const from = said.length
    const place = { chat: 'test:1', person: 'test:1', surface: 'private' as const, ...who }
    await onEvent({ ...deed, ...place, id: String(++last), turn: turn(discord) })
    return said.slice(from)
  }

  return {
    told,
    limited,
    says(line: string, who?: Deed) {
      const [, name = '', words = ''] = /^\/(\S+) ?(.*)$/.exec(line) ?? []
      return does({ kind: 'command', name, words }, who)
    },
    presses: (command: string, who?: Deed) => does({ kind: 'press', command }, who),
    passes: (milliseconds: number) => void (now += milliseconds),
  }
}
