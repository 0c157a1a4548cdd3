/** Tells what a single line is, when it is not text: a date, an embargo, an end, a heading of what is kept apart. */

import type { ItemKind } from '../../news.ts'
import { shareBar } from './debris.ts'
import { isEmbargoLine } from './embargo-line.ts'
import type { LineStyle } from './embargo-line.ts'
import { anyOf, fold, foldedWords } from './fold.ts'
import { words } from './lexicon.ts'
import { readMoment } from './moment.ts'
import type { Moment } from './moment.ts'

export type Mark =
  | { kind: 'date'; moment: Moment }
  /** The time of a date line, on a line of its own. */
  | { kind: 'time'; moment: Moment }
  | { kind: 'release'; says?: ItemKind }
  | { kind: 'embargo' }
  | { kind: 'reference'; value: string; says?: ItemKind }
  | { kind: 'end' }
  | { kind: 'rule' }
  /** `Title:` before the headline. */
  | { kind: 'label' }
  | { kind: 'share' }
  | { kind: 'credit'; credit: string }
  | { kind: 'notes' }
  | { kind: 'contact' }

/** Longer lines are text whatever they say; embargo lines have a limit of their own. */
const LINE_LENGTH = 160
const PLACE_WORDS = 3

const folded = (phrases: string[]) =>
  new Set(phrases.map((phrase) => foldedWords(phrase).join(' ')))
const kinds: readonly (readonly [ItemKind, Set<string>])[] = [
  ['press-release', folded(words((lexicon) => lexicon.kinds.release))],
  ['statement', folded(words((lexicon) => lexicon.kinds.statement))],
  ['news', folded(words((lexicon) => lexicon.kinds.news))],
]
const ends = folded(words((lexicon) => lexicon.end))
const headings = {
  notes: folded(words((lexicon) => lexicon.notes)),
  contact: folded(words((lexicon) => lexicon.contact)),
}
const inquiries = words((lexicon) => lexicon.inquiries).map(fold)

const DECORATION = /^[\s*_=~#[\](){}<>|•–—-]+|[\s*_=~#[\](){}<>|•–—-]+$/g
const RULE = /^[\s*_=~.•·–—-]{3,}$/
const SIGN_OF_END = /^(?:#(?:\s*#){1,}|[-–—]\s*(?:30|0)\s*[-–—])$/
const PARTS = /\s*\|\s*|\s+[•·–—-]\s+|\s{2,}/
const LABELLED_DATE = new RegExp(
  `^(?:${anyOf(words((lexicon) => lexicon.label.date).map(fold))})\\s*[:.]?\\s*(?=\\S)`,
  'u',
)
/** A number is one word, at most with the year it belongs to. */
const REFERENCE = new RegExp(
  `^(?:${anyOf(words((lexicon) => lexicon.label.reference))})(?!\\p{L})\\s*[.:：°#]*\\s*` +
    `\\(?(?<value>[^\\s()]{0,30}\\p{N}[^\\s()]{0,30}(?:\\s(?:of|de|لعام|لسنة)\\s\\p{N}{4})?)\\)?$`,
  'iu',
)
const CREDIT = new RegExp(
  `^(?:${anyOf(words((lexicon) => lexicon.label.credit))})\\s*[:：]\\s*(?<value>\\S.*)$`,
  'iu',
)

/** All that the line is; empty where it is text. Of prose, `style` asks for surer signs of an embargo. */
export function marksOf(line: string, today: string, style?: LineStyle): Mark[] {
  const embargo = isEmbargoLine(line, today, style)
  if (embargo) return [{ kind: 'embargo' }]
  if (line.length > LINE_LENGTH) return []
  const whole = markOf(line, today)
  if (whole) return [whole]
  const parts = line.split(PARTS).filter((part) => part.trim() !== '')
  const marks = parts.map((part) => markOf(part, today))
  return parts.length > 1 && marks.every((mark) => isHeadMark(mark)) ? marks : []
}

const isHeadMark = (mark: Mark | undefined): mark is Mark =>
  mark?.kind === 'date' || mark?.kind === 'release' || mark?.kind === 'reference'

function markOf(line: string, today: string): Mark | undefined {
  if (SIGN_OF_END.test(line)) return { kind: 'end' }
  if (RULE.test(line)) return { kind: 'rule' }
  const bare = line.replace(DECORATION, '')
  return (
    phraseMark(bare, line) ??
    labelMark(bare) ??
    (shareBar(line) ? { kind: 'share' } : dateMark(bare, today))
  )
}

/** Lines that are one of a few phrases and nothing else. */
function phraseMark(bare: string, line: string): Mark | undefined {
  const said = foldedWords(bare).join(' ')
  if (ends.has(said) && isSetApart(bare, line)) return { kind: 'end' }
  if (headings.notes.has(said)) return { kind: 'notes' }
  if (headings.contact.has(said)) return { kind: 'contact' }
  const says = kinds.find(([, phrases]) => phrases.has(said))?.[0]
  return says && { kind: 'release', says }
}

/** A number as an end mark stands between dashes; words stand alone. */
const isSetApart = (bare: string, line: string) => /\p{L}/u.test(bare) || bare !== line

/** What "Press release No. 14" says beside its number. */
function openingKind(bare: string): ItemKind | undefined {
  const said = foldedWords(bare).join(' ')
  return kinds.find(([, phrases]) => [...phrases].some((one) => said.startsWith(`${one} `)))?.[0]
}

/** Lines that begin with a label and a colon. */
function labelMark(bare: string): Mark | undefined {
  const label = foldedWords(bare.split(/[:：]/, 1)[0] ?? '').join(' ')
  if (/[:：]/.test(bare)) {
    if (headings.notes.has(label)) return { kind: 'notes' }
    if (headings.contact.has(label)) return { kind: 'contact' }
  }
  const start = fold(bare)
  if (inquiries.some((inquiry) => start.startsWith(inquiry))) return { kind: 'contact' }
  const credit = CREDIT.exec(bare)?.groups?.['value']
  if (credit !== undefined) return { kind: 'credit', credit }
  const value = REFERENCE.exec(bare)?.groups?.['value']
  return value === undefined ? undefined : { kind: 'reference', value, says: openingKind(bare) }
}

/** A line that says a time, or a day, at most with its zone and a place. */
function dateMark(bare: string, today: string): Mark | undefined {
  if (!/\p{N}/u.test(bare)) return undefined
  const moment = readMoment(bare.replace(labelOfDate(bare), ''), today)
  if (moment.day === undefined) {
    const isTime = moment.time !== undefined && moment.leftover.length === 0
    return isTime ? { kind: 'time', moment } : undefined
  }
  const place = moment.leftover
  const isPlace = place.length <= PLACE_WORDS && !place.some((word) => /\d/.test(word))
  return place.length === 0 || (isPlace && isNamed(bare, place.length))
    ? { kind: 'date', moment }
    : undefined
}

function labelOfDate(bare: string): string {
  const match = LABELLED_DATE.exec(fold(bare))
  return match ? bare.slice(0, match[0].length) : ''
}

/** A place is one word or set off by a comma, dash or parenthesis, and no Latin word of it begins small. */
function isNamed(bare: string, count: number): boolean {
  const [place = ''] = bare.split(/[,،(–—-]|(?=\s[\d٠-٩])/, 1)
  const isSetOff = place !== bare && (count === 1 || /[,،(–—-]/.test(bare.charAt(place.length)))
  return isSetOff && !/\p{N}/u.test(place) && !/(?<!\p{L})\p{Ll}/u.test(place)
}
