/** Why a post did not go out, in words: one line a stage, and a way to the post where it stands. */

import type { Alerts, PlaceName } from './alerts.ts'
import { answerOf, button, rowsOf } from './blocks.ts'
import type { Action, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

/** Milliseconds since 1970. */
type Instant = number

/** The stages that the desk finds, each with what is said of it. */
export type WhyReason =
  | { kind: 'stored'; number: number; source: string; at: Instant }
  | { kind: 'embargo' | 'withdrawn' | 'added-later' | 'frozen'; at: Instant }
  | { kind: 'topic-none'; wanted: string[]; about: string[] }
  | { kind: 'topic-excluded'; topic: string }
  | { kind: 'topic-mentioned' | 'topic-matched'; topics: string[] }
  | { kind: 'language'; language: Language; wanted: Language[] }
  | { kind: 'language-wait'; at: Instant; wanted: Language[] }
  | { kind: 'twin'; number: number; language: Language }
  | { kind: 'paused'; detail: string; at: Instant }
  | { kind: 'gone'; detail: string }
  | { kind: 'retry'; at: Instant; count: number; detail: string }
  | { kind: 'sent'; at?: Instant; link?: string }
  | { kind: 'unknown' | 'failed' | 'rejected'; detail: string }
  | {
      kind:
        | 'no-chat'
        | 'archived'
        | 'not-chosen'
        | 'planning'
        | 'follows-nothing'
        | 'topic-all'
        | 'due'
        | 'behind'
        | 'sending'
        | 'expired'
        | 'cancelled'
        | 'post-gone'
        | 'should-go'
    }

type State = 'due' | 'sending' | 'sent' | 'unknown' | 'failed' | 'rejected' | 'cancelled'

export type WhyPlace = { place: PlaceName; state: State }

/** `topicName` names a topic by its slug. */
export function createWhyMessages(
  texts: Texts,
  { moment, place, reason }: Pick<Alerts, 'moment' | 'place' | 'reason'>,
  topicName: (slug: string, language: Language) => string,
) {
  const { say } = texts

  const list = (language: Language, words: string[]) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(words)

  const topics = (language: Language, slugs: string[]) =>
    list(
      language,
      slugs.map((slug) => topicName(slug, language)),
    )

  const languages = (language: Language, codes: Language[]) => {
    const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })
    return list(
      language,
      codes.map((code) => names.of(code) ?? code),
    )
  }

  function line(language: Language, one: WhyReason): string {
    switch (one.kind) {
      case 'stored': {
        const { number, source, at } = one
        const facts = { number: String(number), source, moment: moment(language, at) }
        return say(language, 'why-stored', facts)
      }
      case 'embargo':
      case 'withdrawn':
      case 'added-later':
      case 'frozen':
        return say(language, `why-${one.kind}`, { moment: moment(language, one.at) })
      case 'topic-none': {
        const about =
          one.about.length > 0 ? topics(language, one.about) : say(language, 'why-about-nothing')
        return say(language, 'why-topic-none', { wanted: topics(language, one.wanted), about })
      }
      case 'topic-excluded':
        return say(language, 'why-topic-excluded', { topic: topics(language, [one.topic]) })
      case 'topic-mentioned':
      case 'topic-matched':
        return say(language, `why-${one.kind}`, { topics: topics(language, one.topics) })
      case 'language': {
        const [own, wanted] = [[one.language], one.wanted].map((all) => languages(language, all))
        return say(language, 'why-language', { language: own ?? '', wanted: wanted ?? '' })
      }
      case 'language-wait': {
        const facts = { wanted: languages(language, one.wanted), moment: moment(language, one.at) }
        return say(language, 'why-language-wait', facts)
      }
      case 'twin': {
        const named = languages(language, [one.language])
        return say(language, 'why-twin', { number: String(one.number), language: named })
      }
      case 'paused': {
        const facts = { reason: reason(language, one.detail), moment: moment(language, one.at) }
        return say(language, 'why-paused', facts)
      }
      case 'gone':
        return say(language, 'why-gone', { reason: reason(language, one.detail) })
      case 'retry': {
        const { at, count, detail } = one
        return say(language, 'why-retry', { moment: moment(language, at), count, detail })
      }
      case 'sent':
        if (one.at === undefined) return say(language, 'why-sent-unknown-time')
        return say(language, 'why-sent', { moment: moment(language, one.at) })
      case 'unknown':
      case 'failed':
      case 'rejected':
        return say(language, `why-${one.kind}`, { detail: one.detail })
      default:
        return say(language, `why-${one.kind}`)
    }
  }

  return {
    usage: (language: Language, example: string) =>
      answerOf(language, [say(language, 'why-usage', { example })]),

    answer(language: Language, reasons: WhyReason[]): Message {
      const links = reasons.flatMap((one): Action[] =>
        one.kind === 'sent' && one.link
          ? [{ kind: 'link', label: say(language, 'why-open'), url: one.link }]
          : [],
      )
      const lines = reasons.map((one) => line(language, one))
      return answerOf(language, lines, links.length > 0 ? [links] : [])
    },

    /** Each with a button that asks about it alone. */
    places(language: Language, number: number, known: WhyReason[], places: WhyPlace[]): Message {
      const rows = places.map(({ place: where, state }) =>
        say(language, 'why-chat-row', {
          place: place(language, where),
          state: say(language, `state-${state}`),
        }),
      )
      const buttons = places.map(({ place: where }) =>
        button(place(language, where), `/why ${number} ${where.number}`),
      )
      const heading = rows.length > 0 ? [say(language, 'why-chats')] : []
      const lines = [...known.map((one) => line(language, one)), ...heading, ...rows]
      return answerOf(language, lines, rowsOf(buttons, 2))
    },
  }
}
