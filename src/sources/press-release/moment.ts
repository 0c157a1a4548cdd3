/** Reads day, time and zone of one line and tells what else the line says. */

import type { SourceDate } from '../../news.ts'
import { findTime } from './clock.ts'
import { findDay, isWeekday } from './dates.ts'
import { fold, foldedWords } from './fold.ts'
import { words } from './lexicon.ts'
import { findZone } from './zones.ts'
import type { Zone } from './zones.ts'

export type Moment = {
  day?: string
  /** The day's year is not written. */
  yearless: boolean
  /** The day's figures may be day and month or month and day. */
  eitherOrder: boolean
  time?: string
  zone?: Zone
  /** The zone as the line words it. */
  zoneText?: string
  /** What was not written or could be read in two ways. */
  doubts: string[]
  /** Folded words that are neither of these nor mere filler. */
  leftover: string[]
  /** The folded text before and after the day. */
  around: { before: string; after: string }
}

const filler = new Set(words((lexicon) => lexicon.filler).flatMap(foldedWords))
/** An Islamic date beside ours brings numbers of its own. */
const HIJRI = /(?<!\p{L})(?:هـ?|هجري|هجريه|الموافق)(?!\p{L})/u

export function readMoment(text: string, today: string): Moment {
  const folded = fold(text)
  const day = findDay(folded, today)
  const withoutDay = blank(folded, day)
  const zone = findZone(withoutDay)
  const withoutZone = blank(withoutDay, zone)
  const time = findTime(withoutZone)
  const rest = foldedWords(blank(withoutZone, time))
  const hijri = HIJRI.test(folded)
  return {
    day: day?.day,
    yearless: day?.yearless ?? false,
    eitherOrder: day?.eitherOrder ?? false,
    time: time?.time,
    zone: zone?.zone,
    zoneText: zone && wordsAt(text, folded, zone),
    doubts: day?.doubts ?? [],
    leftover: rest.filter((word) => !isNoise(word, hijri)),
    around: { before: folded.slice(0, day?.start ?? 0), after: folded.slice(day?.end ?? 0) },
  }
}

/** Day, time and zone as posts show them. */
export function sourceDate(moment: Moment): SourceDate | undefined {
  if (moment.day === undefined) return undefined
  return {
    day: moment.day,
    ...(moment.time !== undefined && { time: moment.time }),
    ...(moment.time !== undefined && moment.zoneText !== undefined && { zone: moment.zoneText }),
  }
}

function isNoise(word: string, hijri: boolean): boolean {
  return filler.has(word) || isWeekday(word) || (hijri && /^\d{1,4}ه?$/u.test(word))
}

type Span = { start: number; end: number }

/** The text with a span made blank, so that the places of the rest stay what they are. */
function blank(text: string, span: Span | undefined): string {
  if (!span) return text
  return text.slice(0, span.start) + ' '.repeat(span.end - span.start) + text.slice(span.end)
}

/** What the text says where a span of its folded form is: letters may be fewer there, words are not. */
function wordsAt(text: string, folded: string, { start, end }: Span): string {
  if (text.length === folded.length) return text.slice(start, end)
  const countWords = (part: string) => part.split(/\s+/).length - 1
  const first = countWords(folded.slice(0, start))
  const last = countWords(folded.slice(0, end))
  const covered = text
    .split(/\s+/)
    .slice(first, last + 1)
    .join(' ')
  return covered.replace(/^[([,،]+|[)\],،.;]+$/g, '')
}
