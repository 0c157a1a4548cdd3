/** The conversation: takes each event once, finds the command, and answers by its turn. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { InboundEvent } from '../../adapters/adapter.ts'
import { stripBidi } from '../../messages/bidi.ts'
import type { Language, Message } from '../../messages/message.ts'
import type { Events } from '../events.ts'
import type { Instant, Platform } from '../news.ts'
import type { Chats, People } from '../store/ports/chats.ts'
import type { Inbound } from '../store/ports/running.ts'
import type { Command, Question } from './command.ts'

export type ConversationParts = {
  platform: Platform
  /** The platform can show an answer to its asker alone in a shared chat. */
  ephemeral: boolean
  commands: Command[]
  /** What a plain word in private means: a topic's answer, or undefined. */
  plainWord(question: Question): Promise<Message | undefined>
  help(question: Question): Promise<Message>
  failed(language: Language): Message
  inbound: Inbound
  chats: Chats
  people: People
  events: Events
  spoken: Language[]
  defaultLanguage: Language
  now: () => Instant
  wait(milliseconds: number): Promise<void>
}

/** A query is one line of at most 64 characters. */
const longestQuery = 64

/** An answer that meets a rate limit waits at most this long for one more try. */
const longestWait = 10_000

/** What comes next from the platform waits at most this long for an answer. */
const longestHold = 3_000

const arabicLetter = /\p{Script=Arabic}/u

export function createConversation(parts: ConversationParts) {
  const { platform, commands, inbound, chats, events, now } = parts
  const inHand = new Set<Promise<void>>()

  async function question(event: InboundEvent, words: string): Promise<Question> {
    const person = event.person ? await parts.people.byAddress(event.person) : undefined
    const written = arabicLetter.test(words) ? 'ar' : undefined
    const candidates = [person?.language, written, event.languageHint]
    const language =
      candidates.find((one) => one && parts.spoken.includes(one)) ?? parts.defaultLanguage
    return {
      // What is copied out of an Arabic answer brings direction marks along.
      words: stripBidi(words).replace(/\s+/g, ' ').trim().slice(0, longestQuery),
      language,
      languages: [language, ...parts.spoken.filter((one) => one !== language)],
      private: event.surface === 'private' || parts.ephemeral,
      now: now(),
    }
  }

  const find = (name: string) => commands.find((command) => command.name === name)

  /** `/topic idlib` → name and words; a button carries the same. */
  function parse(typed: string): { name: string; words: string } {
    const [, name = '', words = ''] = /^\/?(\S+)\s*(.*)$/s.exec(typed) ?? []
    return { name: name.toLowerCase(), words }
  }

  /** Answers one question, whatever happens on the way. */
  async function reply(
    event: InboundEvent,
    words: string,
    command: string,
    answer: (asked: Question) => Promise<Message>,
  ): Promise<void> {
    const began = now()
    const asked = await question(event, words)
    let outcome: 'answered' | 'failed' = 'answered'
    try {
      await say(event, await answer(asked))
    } catch (error) {
      outcome = 'failed'
      tellFault(error)
      if (!(error instanceof DeliveryFailure)) await say(event, parts.failed(asked.language))
    }
    events.emit({ type: 'question', platform, command, milliseconds: now() - began, outcome })
  }

  /** In public only what is ours is answered: channels take no questions, and a group's other bots have commands too. */
  async function command(event: InboundEvent, name: string, words: string): Promise<void> {
    const found = find(name)
    const isPublic = event.surface !== 'private' && !parts.ephemeral
    if (isPublic && (!found || isBroadcast(event.surface))) return
    await reply(event, words, found?.name ?? 'other', found?.answer ?? parts.help)
  }

  /** In private a plain word is a topic; in shared chats plain texts are not for us. */
  async function plain(event: InboundEvent, text: string): Promise<void> {
    if (event.surface !== 'private') return
    const answer = async (asked: Question) =>
      (await parts.plainWord(asked)) ?? (await parts.help(asked))
    await reply(event, text, 'plain', answer)
  }

  async function say(event: InboundEvent, message: Message): Promise<void> {
    try {
      await event.turn.answer(message)
    } catch (error) {
      const wait = error instanceof DeliveryFailure ? error.facts.retryAfter : undefined
      if (wait === undefined || wait > longestWait) throw error
      await parts.wait(wait)
      await event.turn.answer(message)
    }
  }

  async function membership(event: InboundEvent & { kind: 'membership' }): Promise<void> {
    const chat = await chats.byAddress(event.chat)
    if (!chat) return
    const state = event.left ? 'gone' : event.mayPost ? 'active' : 'paused'
    if (chat.state === state) return
    const reason = state === 'active' ? undefined : event.left ? 'left' : 'no-right-to-post'
    await chats.setState(chat.id, state, reason, now())
    events.emit({ type: 'chat-changed', chat: chat.id, platform, state, reason: reason ?? '' })
  }

  async function handle(event: InboundEvent): Promise<void> {
    switch (event.kind) {
      case 'command':
        return command(event, event.name, event.words)
      case 'press': {
        const { name, words } = parse(event.command)
        return command(event, name, words)
      }
      case 'text':
        return plain(event, event.text)
      case 'file':
        return plain(event, '')
      case 'suggest': {
        const choices = await find(event.name)?.suggest?.(await question(event, event.typed))
        return event.turn.suggest(choices ?? [])
      }
      case 'membership':
        return membership(event)
      case 'moved':
        return chats.move(event.chat, event.to, now())
      default:
        return event satisfies never
    }
  }

  const tellFault = (error: unknown) => {
    const detail = error instanceof Error ? error.message : 'unknown'
    events.emit({ type: 'fault', where: `conversation ${platform}`, detail })
  }

  async function take(event: InboundEvent): Promise<void> {
    try {
      if (event.kind === 'suggest') return await handle(event)
      if (!(await inbound.take(platform, event.id, now()))) return
      await handle(event)
      await inbound.handled(platform, event.id, now())
    } catch (error) {
      tellFault(error)
    }
  }

  return {
    /**
     * Resolves when the event is handled, or after 3 s while its answer goes on: a slow chat holds up no other. A redelivered
     * event is answered once. Never rejects.
     */
    async onEvent(event: InboundEvent): Promise<void> {
      const taken = take(event).finally(() => inHand.delete(taken))
      inHand.add(taken)
      await Promise.race([taken, parts.wait(longestHold)])
    },
    /** Resolves when everything in hand is answered. */
    async idle(): Promise<void> {
      await Promise.all(inHand)
    },
  }
}

const isBroadcast = (surface: InboundEvent['surface']) =>
  surface === 'channel' || surface === 'announcement'
