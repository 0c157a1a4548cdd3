/** Tells the lines that forbid publication for a time from prose that speaks of embargoes. */

import { isWeekday } from './dates.ts'
import { anyOf, fold, foldedWords } from './fold.ts'
import { lexicons, words } from './lexicon.ts'
import type { EmbargoSigns } from './lexicon.ts'
import { readMoment } from './moment.ts'
import { isSentence } from './sentence.ts'

/**
 * Prose speaks of embargoes that are none of ours; notes are sentences, too, but seldom about those. The middle of
 * a sentence is judged with the rest of it.
 */
export type LineStyle = 'line' | 'note' | 'prose' | 'middle'

/** Longer lines are prose about an embargo. */
const LINE_LENGTH = 200
const DAY = 24 * 60 * 60_000

const folded = (phrases: string[]) => anyOf(phrases.map(fold))
const opens = folded(words((lexicon) => lexicon.embargo.opens))
const bare = folded(words((lexicon) => lexicon.embargo.bare))
const courtesies = folded(words((lexicon) => lexicon.embargo.courtesies))
const kinds = folded(words(({ kinds }) => [...kinds.release, ...kinds.statement, ...kinds.news]))

/** "PRESS RELEASE" and "please" may stand before it. */
const OPENS = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:${kinds})[^\\p{L}\\p{N}]+)?(?:(?:${courtesies})[^\\p{L}\\p{N}]+)*(?:${opens})`,
  'u',
)
const BARE = new RegExp(`^[^\\p{L}\\p{N}]*(?:${bare})(?=[^\\p{L}]*$|\\s*[:(\\d–—-])`, 'u')
/** A clock time or a date with a short year, which no reader of dates takes. */
const FIGURES = /\d[:.]\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}/u

const BAN = anySign('ban')
const GOODS = new RegExp(anySign('goods').source, 'gu')
const PUBLISH = anySign('publish')
const NOT = anySign('not')
const UNTIL = anySign('until')
const AFTER = anySign('after')
const SELF = anySign('self')
const FOR_RELEASE = new RegExp(`^[^\\p{L}\\p{N}]*(?:${anySign('begins').source})(?!\\p{L})`, 'u')
const BAN_UNTIL = new RegExp(
  `(?:${BAN.source})\\p{L}*(?:[^\\p{L}]+\\p{L}+){0,3}[^\\p{L}]+(?:${UNTIL.source})`,
  'u',
)

function anySign(sign: keyof EmbargoSigns): RegExp {
  const sources = lexicons.flatMap(({ embargo }) => embargo.says[sign]?.source ?? [])
  return new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'u')
}

/** Words that an embargo line may hold beside its time. */
const embargoWords = new Set(
  [opens, bare, courtesies, kinds, ...words((lexicon) => lexicon.embargo.phrases)].flatMap(
    (phrase) => fold(phrase).split(/[^\p{L}]+/u),
  ),
)

/** `E M B A R G O` is a word. */
export function closeUp(text: string): string {
  return text.replace(/(?<!\p{L})(?:\p{L}[ .·_-]){4,}\p{L}(?!\p{L})/gu, (spaced) =>
    spaced.replace(/[^\p{L}]/gu, ''),
  )
}

/** Folded words of an embargo line that say more than its time. */
export function saysMore(line: string, leftover: readonly string[]): boolean {
  const text = fold(line)
  // What may not go out after a time is the contrary of an embargo.
  if (NOT.test(text) && AFTER.test(text) && !UNTIL.test(text)) return true
  return leftover.some((word) => !embargoWords.has(word))
}

/**
 * The line forbids publication; it is not prose about an embargo on goods. Where it opens as embargoes do,
 * no length makes it prose. In doubt it is an embargo: better a file held than a text let out.
 */
export function isEmbargoLine(line: string, today: string, style = styleOf(line)): boolean {
  if (style === 'middle') return false
  const text = closeUp(fold(line.slice(0, LINE_LENGTH)))
  if (OPENS.test(text)) return true
  if (line.length > LINE_LENGTH)
    return sentencesOf(line).some((one) => forbids(signsOf(one, today)))
  if (BARE.test(text)) return true
  if (![BAN, PUBLISH, FOR_RELEASE].some((sign) => sign.test(text))) return false
  const signs = signsOf(text, today)
  if (isForRelease(signs) || forbids(signs)) return true
  return (style !== 'prose' && mayBan(signs)) || (style === 'line' && mayForbid(signs))
}

export const styleOf = (text: string): LineStyle => (isSentence(text) ? 'prose' : 'line')

/** Folded; those without a word of embargoes are left out, and `a.m.` ends none. */
const sentencesOf = (text: string) =>
  fold(text)
    .split(/(?<=[^\s.]{3}[.!?؟])\s+/u)
    .filter((one) => one.length <= LINE_LENGTH && (BAN.test(one) || PUBLISH.test(one)))

/** The line waits for a day to come: no subtitle does. */
export function waitsForDay(line: string, today: string): boolean {
  const text = fold(line)
  return (UNTIL.test(text) || AFTER.test(text)) && (readMoment(text, today).day ?? '') > today
}

type Signs = ReturnType<typeof signsOf>

function signsOf(text: string, today: string) {
  const { day, time, leftover } = readMoment(text, today)
  const onNews = text.replace(GOODS, ' ')
  return {
    text,
    day,
    hasTime: time !== undefined || FIGURES.test(text),
    leftover,
    /** A clock time ends embargoes on news only. */
    bans: BAN.test(time !== undefined && day !== undefined ? text : onNews),
    bansUntil: BAN_UNTIL.test(onNews),
    publishes: PUBLISH.test(text),
    not: NOT.test(text),
    until: UNTIL.test(text),
    after: AFTER.test(text),
    isSelf: SELF.test(text),
    /** It may not be over in every zone. */
    isAhead: day !== undefined && day >= dayBefore(today),
    isToCome: day !== undefined && day > today,
  }
}

/** Signs that hold whatever they stand in. */
function forbids({ bans, publishes, not, until, isSelf, ...when }: Signs): boolean {
  if (bans && when.day !== undefined && when.hasTime) return true
  if (bans && isSelf && (when.isAhead || when.hasTime || until)) return true
  return publishes && not && until && (when.isToCome || isSelf)
}

/** Signs that hold in lines of their own and in notes. */
const mayBan = ({ bans, bansUntil, isAhead, hasTime }: Signs) =>
  bansUntil || (bans && (isAhead || hasTime))

/** Signs that hold in lines of their own. */
function mayForbid({ text, publishes, not, until, after, ...when }: Signs): boolean {
  const { isAhead, isToCome, hasTime } = when
  if (!publishes) return false
  if (isToCome && hasTime) return true
  if (not && until && foldedWords(text).some(isWeekday)) return true
  return until || after ? isAhead || hasTime : not && isAhead
}

/** "FOR RELEASE 10:00 GMT 3 May" forbids as much as it allows; with a day gone by it is only a date. */
function isForRelease({ text, hasTime, leftover, isAhead, isToCome }: Signs): boolean {
  if (!FOR_RELEASE.test(text) || saysMore(text, leftover)) return false
  return isToCome || (hasTime && isAhead)
}

const dayBefore = (day: string) => new Date(Date.parse(day) - DAY).toISOString().slice(0, 10)
