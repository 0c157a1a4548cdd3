/** Answers one question: in the asker's language, within what may be asked, in the right place, whatever happens on the way. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { Address, Receipt } from '../../adapters/adapter.ts'
import type { InboundEvent, Turn } from '../../adapters/inbound.ts'
import { stripBidi } from '../../messages/bidi.ts'
import type { Language, Message } from '../../messages/message.ts'
import { longestQuery } from '../../messages/query.ts'
import type { Events } from '../events.ts'
import type { Instant, Platform } from '../news.ts'
import type { Answers, People } from '../store/ports/people.ts'
import type { Allowance } from './allowance.ts'
import type { Answer, Question } from './command.ts'

export type ReplyingParts = {
  platform: Platform
  /** The platform can show an answer to its asker alone in a shared chat. */
  ephemeral: boolean
  failed(language: Language): Message
  tooMany(language: Language): Message
  allowance: Allowance
  people: People
  answers: Answers
  events: Events
  spoken: Language[]
  defaultLanguage: Language
  now: () => Instant
  wait(milliseconds: number): Promise<void>
  /** An answer there was too much for the platform, which takes none for so long. */
  limited(chat: Address, milliseconds: number): Promise<void>
}

export type Place = Exclude<keyof Turn, 'suggest' | 'leave' | 'form' | 'file'>

export type Asked = {
  event: InboundEvent
  words: string
  /** What shows their script, where that is not the words; it is looked at and goes no further. */
  written?: string
  /** A name of ours, never what people typed: it stands in the log. */
  command: string
  place: Place
  answer(question: Question): Promise<Answer>
  /** One step of something longer, which no limit may cut short. */
  unlimited?: true
}

/** An answer that meets a rate limit waits at most this long for one more try. */
const longestWait = 10_000

const arabicLetter = /\p{Script=Arabic}/u

export function createReplying(parts: ReplyingParts) {
  const { platform, ephemeral, events, now } = parts

  async function question(
    event: InboundEvent,
    typed: string,
    { place, written = typed }: Partial<Asked> = {},
  ): Promise<Question> {
    const { chat, person: address } = event
    const preferences = address ? await parts.people.byAddress(address) : undefined
    const script = arabicLetter.test(written) ? 'ar' : undefined
    const candidates = [preferences?.language, script, event.languageHint]
    const language =
      candidates.find((one) => one && parts.spoken.includes(one)) ?? parts.defaultLanguage
    const isSeenByOne = isPrivate(event) || ephemeral || place === 'privately'
    return {
      words: cleaned(typed),
      language,
      languages: [...new Set([...(preferences?.newsLanguages ?? []), language, ...parts.spoken])],
      ...(preferences ? { preferences } : {}),
      private: isSeenByOne && place !== 'publicly',
      chat,
      ...(isPrivate(event) ? { direct: chat } : {}),
      ...(address ? { person: address } : {}),
      now: now(),
    }
  }

  async function say({ event }: Asked, place: Place, message: Answer): Promise<void> {
    const ask = event.turn.form
    if (message.form && ask) return ask(message.form)
    const receipts = await sent(event, place, message)
    const chat = isPrivate(event) ? event.chat : sentAside(event, place)
    if (message.untraced || !chat || receipts.length === 0) return
    await parts.answers.add(chat, receipts, now()).catch(tellFault)
  }

  /** A press under a shared post may be answered in the private chat. */
  const sentAside = ({ person }: InboundEvent, place: Place) =>
    place === 'privately' && !ephemeral ? person : undefined

  async function sent(event: InboundEvent, place: Place, message: Answer): Promise<Receipt[]> {
    const { turn } = event
    const { file } = message
    const said = turn[place] ?? turn.answer
    const way = file ? () => turn.file(file, message) : () => said(message)
    try {
      return await way()
    } catch (error) {
      const wait = error instanceof DeliveryFailure ? error.facts.retryAfter : undefined
      if (wait === undefined) throw error
      await parts.limited(sentAside(event, place) ?? event.chat, wait)
      if (wait > longestWait) throw error
      await parts.wait(wait)
      return way()
    }
  }

  const tellFault = (error: unknown) => {
    const detail = error instanceof Error ? error.message : 'unknown'
    events.emit({ type: 'fault', where: `conversation ${platform}`, detail })
  }

  /** Resolves to whether it could be answered. */
  async function tried(work: () => Promise<void>, rescue: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      tellFault(error)
      if (!(error instanceof DeliveryFailure)) await rescue()
      return false
    }
  }

  /** Nothing is said to this one. */
  async function passOver({ turn }: InboundEvent, command: string): Promise<void> {
    await turn.leave?.()
    const facts = { platform, command, milliseconds: 0 }
    events.emit({ type: 'question', ...facts, outcome: 'passed-over' })
  }

  return {
    question,
    tellFault,
    passOver,

    /** Rejects with `DeliveryFailure` where not even its failure could be told. */
    async reply(one: Asked): Promise<void> {
      const { event, command, place, answer } = one
      const began = now()
      const { chat, person = chat } = event
      const asked = await question(event, one.words, one)
      const who = asked.private ? { person } : { person, chat }
      const verdict = one.unlimited ? 'answer' : parts.allowance.take(who, began)
      if (verdict === 'silence') return passOver(event, command)
      // What is said instead of an answer replaces no list and is nobody else's business.
      const aside = (message: Message) =>
        say(one, place === 'privately' ? place : 'answer', message)
      const isDone = await tried(
        async () =>
          verdict === 'answer'
            ? say(one, place, await answer(asked))
            : aside(parts.tooMany(asked.language)),
        () => aside(parts.failed(asked.language)),
      )
      const outcome = !isDone ? 'failed' : verdict === 'answer' ? 'answered' : 'passed-over'
      events.emit({ type: 'question', platform, command, milliseconds: now() - began, outcome })
    },
  }
}

const isPrivate = ({ surface }: InboundEvent) => surface === 'private'

/** What is copied out of an Arabic answer brings direction marks along. */
const cleaned = (typed: string): string =>
  stripBidi(typed).replace(/\s+/g, ' ').trim().slice(0, longestQuery).toWellFormed()
