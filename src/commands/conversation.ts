/** The conversation: takes each event once, finds who answers it, and where the answer stands. */

import type { InboundEvent } from '../../adapters/inbound.ts'
import type { Language, Message } from '../../messages/message.ts'
import { isQuery } from '../../messages/query.ts'
import type { Address, Instant } from '../news.ts'
import type { Chats } from '../store/ports/chats.ts'
import type { Outbox } from '../store/ports/outbox.ts'
import type { Inbound } from '../store/ports/running.ts'
import { createComings } from './comings.ts'
import { commandLink } from './command.ts'
import type { Dialogue, Given } from './dialogue.ts'
import type { Answer, Command, Question } from './command.ts'
import { createRepeats } from './repeats.ts'
import { createReplying } from './replying.ts'
import type { Asked, ReplyingParts } from './replying.ts'

export type ConversationParts = ReplyingParts & {
  commands: Command[]
  /** A short text in private: a command's word, a topic or a search. */
  plain(question: Question): Promise<Answer>
  /** What an editor is in the middle of in a private chat; undefined for everybody else. */
  dialogue(person: Address, chat: Address, now: Instant): Promise<Dialogue | undefined>
  /** What is said to any longer text, and to every file. */
  care(question: Question): Promise<Message>
  help(question: Question): Promise<Message>
  /** Leads from a shared chat to the private one, where `start` is sent. */
  writeInPrivate(language: Language, link: string | undefined): Message
  /** The same message with a button that shows to all what `command` answers. */
  withShowToAll(message: Message, command: string): Message
  /** To who may not write in a shared chat and would show something to all of it. */
  mayNotShow(language: Language): Message
  privateLink?(start: string): Promise<string>
  /** A keyed hash. */
  hash(text: string): string
  inbound: Inbound
  chats: Chats
  outbox: Pick<Outbox, 'changedThere'>
}

/** What comes next from the platform waits at most this long for an answer. */
const longestHold = 3_000

export function createConversation(parts: ConversationParts) {
  const { platform, ephemeral, commands, inbound, chats, outbox, now } = parts
  const { question, reply, passOver, tellFault } = createReplying(parts)
  const repeats = createRepeats(parts.hash)
  const comings = createComings(parts)
  const inHand = new Set<Promise<void>>()

  const named = (name: string) =>
    commands.find((command) => command.name === name || command.aliases?.includes(name))

  /** The command of this name, as far as there is one for who did this. */
  async function find(name: string, { person }: InboundEvent): Promise<Command | undefined> {
    const found = named(name)
    if (!found?.isFor) return found
    return person !== undefined && (await found.isFor(person)) ? found : undefined
  }

  /** `/topic idlib` → name and words; a button carries the same. */
  function parse(typed: string): { name: string; words: string } {
    const [, name = '', words = ''] = /^\/?(\S+)\s*(.*)$/s.exec(typed) ?? []
    return { name: name.toLowerCase(), words }
  }

  /** In public only what is ours is answered: channels take no questions, and a group's other bots have commands too. */
  async function typed(event: InboundEvent, name: string, words: string): Promise<void> {
    const found = await find(name, event)
    if (isPublic(event) && (!found || isBroadcast(event.surface))) return
    if (found?.personal && isPublic(event)) return reply(toPrivate(event, found))
    // What is too long for a question may be a story, also behind `/search`.
    const asks = found !== undefined && found.takes !== 'words'
    if (!asks && !isPublic(event) && !isQuery(words)) return reply(careful(event, words))
    await reply(asked(event, found, words, 'answer'))
  }

  /** A press is answered to the presser, or in the place of the message; under a public post it is nobody else's business. */
  async function pressed(event: InboundEvent, carried: string): Promise<void> {
    const { name, words } = parse(carried)
    if (repeats.isRepeat(event.person ?? event.chat, `${event.chat} ${carried}`, now())) {
      return passOver(event, named(name)?.name ?? 'other')
    }
    const shown = name === 'show' && ephemeral && !isPrivate(event) ? parse(words) : undefined
    const shareable = shown && named(shown.name)
    if (shown && shareable?.shareable) {
      if (event.muted) return reply(mute(event))
      return reply(asked(event, shareable, shown.words, 'publicly'))
    }
    const found = await find(name, event)
    const inPlace = found?.inPlace ? 'inPlace' : 'answer'
    await reply(asked(event, found, words, isPublic(event) ? 'privately' : inPlace))
  }

  /** In shared chats plain texts are not for us. */
  async function wrote(event: InboundEvent, text: string): Promise<void> {
    if (!isPrivate(event)) return
    if (await goesOn(event, { text })) return
    if (!isQuery(text)) return reply(careful(event, text))
    await reply({ event, words: text, command: 'plain', place: 'answer', answer: parts.plain })
  }

  /** Several pictures sent at once get one answer. */
  async function sent(event: InboundEvent & { kind: 'file' }): Promise<void> {
    if (!isPrivate(event)) return
    if (await goesOn(event, { file: event.text })) return
    const isRepeat = repeats.isRepeat(event.person ?? event.chat, event.file, now())
    await (isRepeat ? passOver(event, 'care') : reply(careful(event, '')))
  }

  /** False where nothing is to be gone on with. */
  async function goesOn(event: InboundEvent, given: Given): Promise<boolean> {
    const { person, chat } = event
    const dialogue = person && (await parts.dialogue(person, chat, now()))
    if (!dialogue) return false
    const { command } = dialogue
    const answer = (asking: Question) => dialogue.goOn(asking, given)
    await reply({ event, words: '', command, place: 'answer', answer, unlimited: true })
    return true
  }

  /** A form has no more authority than its sender. */
  async function filledIn(event: InboundEvent & { kind: 'form' }): Promise<void> {
    const { name, words } = parse(event.command)
    const found = await find(name, event)
    const answer = (asking: Question) => (found?.filled ?? parts.help)(asking, event)
    const command = found?.name ?? 'other'
    await reply({ event, words, command, place: 'inPlace', answer, unlimited: true })
  }

  function asked(
    event: InboundEvent,
    found: Command | undefined,
    words: string,
    place: Asked['place'],
  ): Asked {
    const answer = async (asking: Question) => {
      const message = await (found?.answer ?? parts.help)(asking)
      const isHidden = ephemeral && !isPrivate(event) && place !== 'publicly'
      if (!isHidden || !found?.shareable || event.muted) return message
      return parts.withShowToAll(message, `${found.name} ${asking.words}`.trim())
    }
    return { event, words, command: found?.name ?? 'other', place, answer }
  }

  /** Nothing of what was sent goes any further. */
  const careful = (event: InboundEvent, written: string): Asked => ({
    event,
    words: '',
    written,
    command: 'care',
    place: 'answer',
    answer: parts.care,
  })

  /** Through a button nobody says more than they may say themselves. */
  const mute = (event: InboundEvent): Asked => ({
    event,
    words: '',
    command: 'show',
    place: 'answer',
    answer: async ({ language }) => parts.mayNotShow(language),
  })

  const toPrivate = (event: InboundEvent, { name }: Command): Asked => ({
    event,
    words: '',
    command: name,
    place: 'answer',
    answer: async ({ language }) =>
      parts.writeInPrivate(language, await parts.privateLink?.(`${commandLink}${name}`)),
  })

  const isPublic = (event: InboundEvent) => !isPrivate(event) && !ephemeral

  async function handle(event: InboundEvent): Promise<void> {
    if (isPrivate(event) && isDeed(event)) await comings.present(event)
    switch (event.kind) {
      case 'command':
        return typed(event, event.name, event.words)
      case 'press':
        return pressed(event, event.command)
      case 'text':
        return wrote(event, event.text)
      case 'file':
        return sent(event)
      case 'form':
        return filledIn(event)
      case 'suggest': {
        const found = await find(event.name, event)
        const choices = await found?.suggest?.(await question(event, event.typed))
        return event.turn.suggest(choices ?? [])
      }
      case 'membership':
        return comings.membership(event)
      case 'renamed':
        return comings.renamed(event)
      case 'moved':
        return chats.move(event.chat, event.to, now())
      case 'changed':
        return void (await outbox.changedThere(event.chat, event, now()))
      default:
        return event satisfies never
    }
  }

  /** False for what was taken before. Rejects where the store could not take it: the platform brings it again. */
  const take = async (event: InboundEvent): Promise<boolean> =>
    event.kind === 'suggest' || inbound.take(platform, event.id, now(), event.kept)

  async function finish(event: InboundEvent): Promise<void> {
    try {
      await handle(event)
      if (event.kind !== 'suggest') await inbound.handled(platform, event.id, now())
    } catch (error) {
      tellFault(error)
    }
  }

  /** Until `work` is done, `idle` waits for it. */
  function held<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => void inHand.delete(settled),
      () => void inHand.delete(settled),
    )
    inHand.add(settled)
    return work
  }

  return {
    /**
     * Resolves when the event is handled, or 3 s after it was durably taken while its answer goes on: a slow chat holds up no
     * other. A redelivered event is answered once. Rejects where it could not be taken, and so must come again.
     */
    async onEvent(event: InboundEvent): Promise<void> {
      if (!(await held(take(event)))) return
      await Promise.race([held(finish(event)), parts.wait(longestHold)])
    },
    /** Resolves when everything in hand is answered. */
    async idle(): Promise<void> {
      while (inHand.size > 0) await Promise.all(inHand)
    },
  }
}

const isPrivate = (event: InboundEvent) => event.surface === 'private'

const isDeed = ({ kind }: InboundEvent) =>
  kind === 'command' || kind === 'press' || kind === 'text' || kind === 'file'

const isBroadcast = (surface: InboundEvent['surface']) =>
  surface === 'channel' || surface === 'announcement'
