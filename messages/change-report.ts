/** What became of a change, told to the editor who made it: how far it is, then each channel and group, and readers as counts. */

import type { ChatKind, Verb } from '../src/news.ts'
import { paragraph, text } from './blocks.ts'
import type { Block, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

type End = 'edited' | 'sent' | 'deleted' | 'failed' | 'pending'

export type Report = {
  item: number
  verb: Verb
  finished: boolean
  /** Channels and groups by their titles, else by their addresses. */
  places: {
    kind: ChatKind
    address: string
    title?: string
    ends: Partial<Record<End, number>>
    reasons: { detail: string }[]
  }[]
  /** Fewer than ten private chats are `few`. */
  private: { end: End; reason?: string; count: number | 'few' }[]
}

/** What needs an eye stands first. */
const order: End[] = ['failed', 'pending', 'deleted', 'sent', 'edited']

/** With the title and the rest, a post of any platform. */
const mostRows = 25

/** Details of failures that are told in words of their own; all others were refused by the platform. */
const reasons: [detail: RegExp, reason: string][] = [
  [/^message-(gone|not-found)$/, 'message-gone'],
  [/^changed-by-people$/, 'changed-by-people'],
  [/^too-old$/, 'too-old'],
  [/^not-editable$/, 'not-editable'],
  [/^(no-right|missing-permissions|no-access|kicked|not-a-member|left)/, 'no-right'],
  [/^(blocked|never-started|shut-out)/, 'blocked'],
  [/^unknown/, 'unknown'],
]

type Place = Report['places'][number]
type Row = { end: End; line: string }

export function createReportMessages(texts: Texts) {
  function outcomeOf(language: Language, end: End, details: string[]): string {
    const outcome = texts.say(language, 'report-outcome', { outcome: end })
    const told = details.map((detail) => {
      const reason = reasons.find(([form]) => form.test(detail))?.[1] ?? 'other'
      return texts.say(language, 'report-reason', { reason })
    })
    return told.length > 0 ? `${outcome} (${[...new Set(told)].join(', ')})` : outcome
  }

  /** By its address too where another has the same title. */
  function nameOf({ title, address }: Place, all: Place[]): string {
    if (title === undefined) return address
    return all.filter((other) => other.title === title).length > 1 ? `${title} (${address})` : title
  }

  function placeRow(language: Language, place: Place, all: Place[]): Row {
    const { ends, reasons: why } = place
    const found = order.filter((end) => (ends[end] ?? 0) > 0)
    const outcome = found.map((end, index) =>
      outcomeOf(language, end, index === 0 ? why.map(({ detail }) => detail) : []),
    )
    const line = texts.say(language, 'report-row', {
      place: nameOf(place, all),
      outcome: outcome.join(', '),
    })
    return { end: found[0] ?? 'edited', line }
  }

  function privateRow(language: Language, one: Report['private'][number]): Row {
    const { end, reason, count } = one
    const outcome = outcomeOf(language, end, reason === undefined ? [] : [reason])
    const line =
      count === 'few'
        ? texts.say(language, 'report-private-few', { outcome })
        : texts.say(language, 'report-private', { outcome, count })
    return { end, line }
  }

  /** Undefined once all is done. Readers are counted where they are ten or more. */
  function progress(language: Language, { finished, places, private: own }: Report) {
    if (finished) return undefined
    const counts: [End, number][] = [
      ...places.flatMap(({ ends }) => Object.entries(ends) as [End, number][]),
      ...own.flatMap(({ end, count }): [End, number][] => (count === 'few' ? [] : [[end, count]])),
    ]
    const sum = (of: [End, number][]) => of.reduce((all, [, count]) => all + count, 0)
    const all = sum(counts)
    if (all === 0) return texts.say(language, 'report-planning')
    return texts.say(language, 'report-progress', {
      done: sum(counts.filter(([end]) => end !== 'pending')),
      all,
    })
  }

  return {
    report(language: Language, report: Report): Message {
      const { verb, item, places, private: own } = report
      const title = texts.say(language, 'report-title', { verb, number: String(item) })
      const rows = [
        ...places.map((place) => placeRow(language, place, places)),
        ...own.map((one) => privateRow(language, one)),
      ].toSorted((a, b) => order.indexOf(a.end) - order.indexOf(b.end))
      const shown = rows.slice(0, mostRows).map(({ line }) => [text(line)])
      const rest = rows.length - shown.length
      const more = rest > 0 ? [[text(texts.say(language, 'report-more', { count: rest }))]] : []
      const far = progress(language, report)
      const nowhere = rows.length === 0 && report.finished
      const line = nowhere ? texts.say(language, 'report-nowhere') : far
      const list: Block[] =
        shown.length > 0 ? [{ kind: 'list', ordered: false, items: [...shown, ...more] }] : []
      return {
        language,
        blocks: [
          { kind: 'heading', children: [text(title)] },
          ...(line ? [paragraph(text(line))] : []),
          ...list,
        ],
      }
    },
  }
}
