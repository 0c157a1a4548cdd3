/** Reads a day out of a line, in any of the languages and forms of the lexicons. */

import { anyOf, fold, foldedWords } from './fold.ts'
import { lexicons } from './lexicon.ts'

type Day = {
  /** `YYYY-MM-DD`. */
  day: string
  /** No year is written; it is the nearest. */
  yearless: boolean
  /** Written in figures that may be day and month or month and day. */
  eitherOrder: boolean
  /** What was not written or could be read in two ways, as a sentence each. */
  doubts: string[]
}

/** A day and where it stands in the folded text. */
export type FoundDay = Day & { start: number; end: number }

type Parts = { year?: number; month: number; day: number; eitherOrder: boolean; doubts: string[] }

const monthByName = indexNames((lexicon) => lexicon.months)
const weekdayByName = indexNames((lexicon) => lexicon.weekdays)

const MONTH = anyOf([...monthByName.keys()])
const WORD_START = '(?<![\\p{L}\\p{N}./:]|\\d-)'
const WORD_END = '(?![\\p{L}\\p{N}])'
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th|er)?'
const YEAR = '(?<year>\\d{4})م?'
/** The same month again in the other family: «شباط/فبراير», «شباط (فبراير)». */
const OTHER_NAME = `(?:\\s*[/(\\\\-]\\s*(?:${MONTH})\\)?)?`

const DAY_FIRST = new RegExp(
  `${WORD_START}${DAY}\\.?\\s*(?:of\\s+|من\\s+|شهر\\s+)*(?<month>${MONTH})${OTHER_NAME}(?:[\\s,،.]*${YEAR})?${WORD_END}`,
  'u',
)
const MONTH_FIRST = new RegExp(
  `${WORD_START}(?<month>${MONTH})\\.?\\s+${DAY}(?:[\\s,]+${YEAR})?${WORD_END}`,
  'u',
)
const ISO = new RegExp(
  `${WORD_START}(?<year>\\d{4})(?<sign>[-/.])(?<month>\\d{1,2})\\k<sign>(?<day>\\d{1,2})(?:t(?=\\d)|${WORD_END})`,
  'u',
)
const NUMERIC = new RegExp(
  `${WORD_START}(?<day>\\d{1,2})(?<sign>[./-])(?<month>\\d{1,2})\\k<sign>(?<year>\\d{4})${WORD_END}`,
  'u',
)
const FORMS = [ISO, DAY_FIRST, MONTH_FIRST, NUMERIC]

/** The first day in the text, in `today`'s nearest year where none is written. */
export function findDay(folded: string, today: string): FoundDay | undefined {
  for (const form of FORMS) {
    const match = form.exec(folded)
    const parts = match?.groups && partsOf(match.groups, form)
    const day = parts && complete(parts, today)
    if (match && day) {
      const start = match.index
      const end = start + match[0].length
      const wrong = weekdayDoubts(folded.slice(0, start), folded.slice(end), day.day)
      return { ...day, doubts: [...day.doubts, ...wrong], start, end }
    }
  }
  return undefined
}

/** A word of the lexicons that names a day of the week. */
export function isWeekday(foldedWord: string): boolean {
  return weekdayByName.has(foldedWord)
}

function partsOf(groups: Record<string, string | undefined>, form: RegExp): Parts {
  const year = groups['year'] ? Number(groups['year']) : undefined
  const month = monthByName.get(groups['month'] ?? '') ?? Number(groups['month'])
  const day = Number(groups['day'])
  const sure = { eitherOrder: false, doubts: [] }
  if (form !== NUMERIC || groups['sign'] === '.') return { year, month, day, ...sure }
  // Americans write the month first; a day above 12 settles it.
  if (month > 12) return { year, month: day, day: month, ...sure }
  const eitherOrder = day <= 12 && day !== month
  const doubts = eitherOrder ? [`${day}/${month} was read as day and month, in this order`] : []
  return { year, month, day, eitherOrder, doubts }
}

function complete(parts: Parts, today: string): Day | undefined {
  if (parts.year !== undefined) {
    const day = isoDay(parts.year, parts.month, parts.day)
    return day === undefined ? undefined : { ...parts, day, yearless: false }
  }
  const thisYear = Number(today.slice(0, 4))
  const candidates = [thisYear - 1, thisYear, thisYear + 1]
    .map((year) => isoDay(year, parts.month, parts.day))
    .filter((day) => day !== undefined)
    .sort((a, b) => distance(a, today) - distance(b, today))
  const day = candidates[0]
  if (day === undefined) return undefined
  const doubt = `The date has no year; ${day.slice(0, 4)} is the nearest`
  return { ...parts, day, yearless: true, doubts: [...parts.doubts, doubt] }
}

/** The word beside the date, on either side, may name its day of the week. */
function weekdayDoubts(before: string, after: string, day: string): string[] {
  const beside = [foldedWords(before).at(-1) ?? '', foldedWords(after)[0] ?? '']
  return isOnWeekday(day, beside) ? [] : [`The day of the week is not that of ${day}`]
}

/** No folded word names another day of the week than the day's own. */
export function isOnWeekday(day: string, said: readonly string[]): boolean {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay() + 1
  return said.every((word) => (weekdayByName.get(word) ?? weekday) === weekday)
}

/** Only days that exist, in years that a release may carry. */
function isoDay(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined
}

const distance = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b))

/** Folded name to its place in its table, counted from 1. */
function indexNames(pick: (lexicon: (typeof lexicons)[number]) => readonly (readonly string[])[]) {
  const index = new Map<string, number>()
  for (const lexicon of lexicons) {
    for (const [place, names] of pick(lexicon).entries()) {
      for (const name of names) index.set(fold(name), place + 1)
    }
  }
  return index
}
