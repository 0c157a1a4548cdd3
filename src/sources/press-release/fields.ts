/** Gathers the fields of an item from what stands beside its text. */

import type { Language } from '../../../messages/message.ts'
import type { Instant, ItemKind, SourceDate } from '../../news.ts'
import type { Doubt, Embargo, Missing } from './result.ts'
import type { Aside } from './aside.ts'
import { issuerOf } from './credit.ts'
import { findDateline } from './dateline.ts'
import { readEmbargo } from './embargo.ts'
import { fold } from './fold.ts'
import { LETTERHEAD } from './head.ts'
import { detectLanguage } from './language.ts'
import { words } from './lexicon.ts'
import type { Mark } from './marks.ts'
import { readMoment, sourceDate } from './moment.ts'
import type { Moment } from './moment.ts'

/** Where a date may stand. */
export type Beside = { head: readonly Aside[]; lead: string; tail: readonly Aside[] }

type Doubted<T> = { value?: T; doubts: Doubt[] }

const doubted = <T>(field: string, value: T | undefined, reasons: string[]): Doubted<T> => ({
  ...(value !== undefined && { value }),
  doubts: reasons.map((reason) => ({ field, reason })),
})

const statementBy = words((lexicon) => lexicon.statementBy).map(fold)

/** All marks of one kind, from the top down. */
export function marksOfKind<K extends Mark['kind']>(asides: readonly Aside[], kind: K) {
  return asides
    .flatMap((aside) => (aside.role === 'mark' ? aside.marks : []))
    .filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind)
}

/** The editor's date, else the date line's, the dateline's, one below the text, the day an embargo ends. */
export function dateOf(
  given: string | undefined,
  beside: Beside,
  today: string,
): Doubted<SourceDate> {
  if (given !== undefined) {
    const moment = readMoment(given, today)
    return doubted('date', sourceDate(moment), moment.doubts)
  }
  const dateline = findDateline(beside.lead, today)
  const moments = [
    ...marksOfKind(beside.head, 'date').map((mark) => mark.moment),
    ...(dateline ? [dateline] : []),
    ...marksOfKind(beside.tail, 'date').map((mark) => mark.moment),
  ]
  const [first] = moments
  if (!first) return dateOfEmbargo([...beside.head, ...beside.tail], today)
  const clock = first.time === undefined && marksOfKind(beside.head, 'time')[0]?.moment
  const whole = clock ? { ...clock, day: first.day } : first
  return doubted('date', sourceDate(whole), [...first.doubts, ...contradictions(first, moments)])
}

function dateOfEmbargo(asides: readonly Aside[], today: string): Doubted<SourceDate> {
  const moment = embargoLines(asides).map((line) => readMoment(line, today))[0]
  if (moment?.day === undefined) return { doubts: [] }
  return doubted('date', { day: moment.day }, ['It is the day on which the embargo ends'])
}

function contradictions(first: Moment, moments: readonly Moment[]): string[] {
  const other = moments.find((one) => one.day !== first.day && one.doubts.length === 0)
  return other ? [`The text also gives ${other.day}`] : []
}

const BAD_EMBARGO =
  'The embargo given cannot be read; write it as --embargo "2026-05-03 10:00 GMT", with its zone'

/** The editor's, else the latest of the embargoes; one that cannot be read is missing, so that the file is held. */
export function embargoOf(
  given: string | undefined,
  asides: readonly Aside[],
  today: string,
): Doubted<Embargo> & { missing: Missing[] } {
  const readings = embargoLines(asides).map((line) => readEmbargo(line, today))
  const read = readings.filter((reading) => reading.ok)
  const until = Math.max(...read.map((reading) => reading.embargo.until))
  if (given !== undefined) return givenEmbargo(given, read.length > 0 ? until : undefined, today)
  const missing = readings.flatMap((reading) => (reading.ok ? [] : [reading.missing]))
  if (missing.length > 0) return { doubts: [], missing }
  const reasons = read.flatMap((reading) => reading.doubts)
  return { ...doubted('embargo', read.length > 0 ? { until } : undefined, reasons), missing: [] }
}

function givenEmbargo(
  given: string,
  inText: Instant | undefined,
  today: string,
): Doubted<Embargo> & { missing: Missing[] } {
  const reading = readEmbargo(given, today)
  if (!reading.ok) return { doubts: [], missing: [{ field: 'embargo', reason: BAD_EMBARGO }] }
  const differs = inText !== undefined && inText !== reading.embargo.until
  const reasons = differs ? [`The text says ${new Date(inText).toISOString()}`] : []
  return { ...doubted('embargo', reading.embargo, [...reading.doubts, ...reasons]), missing: [] }
}

function embargoLines(asides: readonly Aside[]): string[] {
  return asides
    .filter((aside) => aside.role === 'mark' && aside.marks.some((mark) => mark.kind === 'embargo'))
    .map((aside) => aside.text)
}

/** What the page calls itself; a statement is a press release too, so the rarer word wins. */
export function kindOf(asides: readonly Aside[], title: string | undefined): Doubted<ItemKind> {
  const marks = [...marksOfKind(asides, 'release'), ...marksOfKind(asides, 'reference')]
  const said = marks.flatMap((mark) => mark.says ?? [])
  const headline = fold(title ?? '')
  const isStatement = statementBy.some((opening) => headline.startsWith(`${opening} `))
  if (said.includes('statement') || isStatement) return { value: 'statement', doubts: [] }
  const value = said.includes('press-release') ? 'press-release' : said[0]
  if (value !== undefined) return { value, doubts: [] }
  const credit = marksOfKind(asides, 'credit')[0]?.credit
  const fromPressOffice = credit !== undefined && issuerOf(credit) !== undefined
  if (fromPressOffice) return { value: 'press-release', doubts: [] }
  const reason = 'Nothing in the text says what it is; it was taken for a press release'
  return doubted('kind', 'press-release' as const, [reason])
}

/** The texts that play a part, one a line; undefined where there are none. */
export function joined(asides: readonly Aside[], role: 'contact' | 'notes'): string | undefined {
  const texts = asides.filter((aside) => aside.role === role).map((aside) => aside.text)
  return texts.length === 0 ? undefined : texts.join('\n')
}

/** The source's setting, else who the credit's press office belongs to, else the credit as it stands. */
export function issuerFrom(setting: string | undefined, asides: readonly Aside[]): Doubted<string> {
  if (setting !== undefined) return { value: setting, doubts: [] }
  const credit = marksOfKind(asides, 'credit')[0]?.credit
  if (credit === undefined) return issuerOfLetterhead(asides)
  const issuer = issuerOf(credit)
  if (issuer !== undefined) return { value: issuer, doubts: [] }
  return doubted('issuer', credit, ['The credit names no press office; it was taken as it stands'])
}

function issuerOfLetterhead(asides: readonly Aside[]): Doubted<string> {
  const line = asides.find((aside) => aside.role === 'debris' && aside.reason === LETTERHEAD)?.text
  if (line === undefined) return { doubts: [] }
  return doubted('issuer', issuerOf(line) ?? line, ['It was read from the letterhead'])
}

/** Known from outside, else what the page says of itself, else what the text looks like. */
export function languageOf(known: Language | undefined, text: string): Doubted<Language> {
  const { language, doubt } = detectLanguage(text)
  if (known === undefined) return doubted('language', language, doubt === undefined ? [] : [doubt])
  const differs = language !== known && doubt === undefined
  return doubted('language', known, differs ? [`The text looks like "${language}"`] : [])
}

/** The section that a breadcrumb names, with the doubt about it. */
export function sectionOf(asides: readonly Aside[]): Doubted<string> {
  const path = asides.find((aside) => aside.role === 'debris' && aside.section !== undefined)
  if (path?.role !== 'debris') return { doubts: [] }
  return doubted('section', path.section, path.doubt === undefined ? [] : [path.doubt])
}
