/** Reads the head of a release: all that stands above the first paragraph. */

import type { Doubt } from './result.ts'
import { asideOf, repeatOf } from './aside.ts'
import type { Aside } from './aside.ts'
import { contactBlockAt } from './contact.ts'
import { findDateline } from './dateline.ts'
import { waitsForDay } from './embargo-line.ts'
import { anyOf, saysTheSame } from './fold.ts'
import { words } from './lexicon.ts'
import { isSentence } from './sentence.ts'
import type { Unit } from './units.ts'

export type Head = {
  title?: string
  subtitle?: string
  asides: Aside[]
  doubts: Doubt[]
  /** From the first paragraph on. */
  rest: Unit[]
}

/** Longer first lines are paragraphs, and from the other on it is said that they may be. */
const TITLE_LENGTH = 200
const TITLE_DOUBT = 150
const SUBTITLE_LENGTH = 160
const LETTERHEAD_LENGTH = 80
/** How far below a breadcrumb its headline may stand. */
const LOOK_AHEAD = 10

const TITLE_LABEL = new RegExp(
  `^(?:${anyOf(words((lexicon) => lexicon.label.title))})\\s*[:：]\\s*(?=\\S)`,
  'iu',
)

/** Why the lines above "PRESS RELEASE" are left out; the first of them names who speaks. */
export const LETTERHEAD = 'The letterhead'

/** `given` is the headline that an editor names. */
export function readHead(units: Unit[], today: string, given?: string): Head {
  const head: Head = { asides: [], doubts: [], rest: [] }
  const top = topOf(units, today)
  let index = 0
  for (; index < units.length; index += 1) {
    const unit = units[index]!
    const taken = asidesAt(head, units, index, given)
    if (taken.length > 0) {
      head.asides.push(...taken)
      index += taken.length - 1
    } else if (head.title === undefined && index < top.end) {
      head.asides.push({ role: 'debris', text: unit.text, reason: top.reason })
    } else if (head.title === undefined && isTitle(unit, units[index + 1], today, given)) {
      setTitle(head, unit)
    } else if (head.title !== undefined && isSubtitle(head, unit, textBelow(units, index), today)) {
      setSubtitle(head, unit, today)
    } else break
  }
  return { ...head, rest: units.slice(index) }
}

const unsureSubtitle = { field: 'subtitle', reason: 'A line under the headline was read as it' }

function setTitle(head: Head, unit: Unit) {
  const label = TITLE_LABEL.exec(unit.text)?.[0]
  if (label !== undefined)
    head.asides.push({ role: 'mark', text: label.trim(), marks: [{ kind: 'label' }] })
  head.title = unit.text.slice(label?.length ?? 0)
  if (unit.text.length > TITLE_DOUBT)
    head.doubts.push({ field: 'title', reason: 'The first line is long for a headline' })
}

/** What waits for a day to come is an embargo in words that nobody foresaw. */
function setSubtitle(head: Head, { text, shape }: Unit, today: string) {
  if (waitsForDay(text, today)) {
    head.asides.push({ role: 'mark', text, marks: [{ kind: 'embargo' }] })
    return
  }
  head.subtitle = text
  if (shape === 'plain') head.doubts.push(unsureSubtitle)
}

/** How many units stand above the headline for sure: above the one that is marked up, or a letterhead. */
function topOf(units: Unit[], today: string): { end: number; reason: string } {
  const marked = units.findIndex((unit) => unit.shape === 'heading' && unit.level === 1)
  if (marked >= 0) return { end: marked, reason: 'It stands above the headline' }
  return { end: letterheadEnd(units, today), reason: LETTERHEAD }
}

/** Short lines above "PRESS RELEASE" with a headline below it name the office. */
function letterheadEnd(units: Unit[], today: string): number {
  const sign = units.slice(0, LOOK_AHEAD).findIndex((unit) => unit.marks[0]?.kind === 'release')
  const above = units.slice(0, Math.max(sign, 0)).filter((unit) => unit.marks.length === 0)
  const isShort = above.every(
    (unit) => unit.text.length <= LETTERHEAD_LENGTH && !isSentence(unit.text),
  )
  const at = units.findIndex((unit, place) => place > sign && unit.marks.length === 0)
  const below = units[at]
  const hasText = units.slice(at + 1).some((unit) => unit.marks.length === 0)
  return isShort && below && hasText && isTitle(below, units[at + 1], today) ? sign : 0
}

/** The unit at `index`, or the block it begins, as no text; seen from the headline or what may be it. */
function asidesAt(head: Head, units: Unit[], index: number, given?: string): Aside[] {
  const unit = units[index]!
  const contact = head.title === undefined ? contactBlockAt(units, index) : []
  if (contact.length > 0) return contact.map(({ text }) => ({ role: 'contact', text }))
  const known = head.title ?? given
  const following = units.slice(index + 1, index + 1 + LOOK_AHEAD).map((one) => one.text)
  const titles = known === undefined ? following.filter(isLongEnough) : [known]
  const repeated = head.title === undefined ? undefined : repeatOf(unit, head.title)
  const aside = repeated ?? asideOf(unit, titles)
  return aside ? [aside] : []
}

/** Shorter lines end other lines by chance, and are headings rather than subtitles. */
const isLongEnough = (text: string) => text.split(/\s+/).length >= 3

/** A line of its own, no sentence and no dateline, with text below it. */
function isTitle(unit: Unit, next: Unit | undefined, today: string, given?: string): boolean {
  if (unit.shape === 'heading') return true
  if (given !== undefined && saysTheSame(unit.text, given)) return true
  if (unit.shape !== 'plain' || unit.text.length > TITLE_LENGTH) return false
  if (!/\p{L}/u.test(unit.text) || isSentence(unit.text)) return false
  return findDateline(unit.text, today) === undefined && (next === undefined || isBelow(next))
}

/** No paragraph is followed by the rest of itself. */
const isBelow = (next: Unit) => next.gap || !/^\p{Ll}/u.test(next.text)

const textBelow = (units: Unit[], index: number) =>
  units.find((unit, place) => place > index && unit.marks.length === 0)

function isSubtitle(head: Head, unit: Unit, next: Unit | undefined, today: string): boolean {
  if (head.subtitle !== undefined || next === undefined) return false
  if (unit.shape === 'heading') return next.shape !== 'heading'
  if (unit.shape !== 'plain' || unit.text.length > SUBTITLE_LENGTH || isSentence(unit.text))
    return false
  if (!isLongEnough(unit.text)) return false
  const isText =
    next.shape === 'plain' && (isSentence(next.text) || next.text.length > SUBTITLE_LENGTH)
  return isText && next.text.length > unit.text.length && !findDateline(unit.text, today)
}
