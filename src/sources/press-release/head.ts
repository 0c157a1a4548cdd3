/** Reads the head of a release: all that stands above the first paragraph. */

import type { Doubt } from '../press-release.ts'
import { asideOf, repeatOf } from './aside.ts'
import type { Aside } from './aside.ts'
import { findDateline } from './dateline.ts'
import { saysTheSame } from './fold.ts'
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
/** How far below a breadcrumb its headline may stand. */
const LOOK_AHEAD = 10

/** `given` is the headline that an editor or the page's markup names. */
export function readHead(units: Unit[], today: string, given?: string): Head {
  const head: Head = { asides: [], doubts: [], rest: [] }
  const marked = units.findIndex((unit) => unit.shape === 'heading' && unit.level === 1)
  let index = 0
  for (; index < units.length; index += 1) {
    const unit = units[index]!
    const taken = contactAt(units, index) ?? asideIn(head, units, index, given)
    if (taken) {
      head.asides.push(...taken)
      index += taken.length - 1
    } else if (head.title === undefined && index < marked) {
      head.asides.push({ role: 'debris', text: unit.text, reason: 'It stands above the headline' })
    } else if (head.title === undefined && isTitle(unit, units[index + 1], today, given)) {
      setTitle(head, unit)
    } else if (head.title !== undefined && isSubtitle(head, unit, textBelow(units, index), today)) {
      head.subtitle = unit.text
      if (unit.shape === 'plain')
        head.doubts.push({ field: 'subtitle', reason: 'A line under the headline was read as it' })
    } else break
  }
  return { ...head, rest: units.slice(index) }
}

function setTitle(head: Head, unit: Unit) {
  head.title = unit.text
  if (unit.text.length > TITLE_DOUBT)
    head.doubts.push({ field: 'title', reason: 'The first line is long for a headline' })
}

/** The unit at `index` as no text, seen from the headline or from the lines that may be it. */
function asideIn(head: Head, units: Unit[], index: number, given?: string): Aside[] | undefined {
  const unit = units[index]!
  const known = head.title ?? given
  const following = units.slice(index + 1, index + 1 + LOOK_AHEAD).map((one) => one.text)
  const titles = known === undefined ? following.filter(isLongEnough) : [known]
  const repeated =
    known !== undefined && head.title !== undefined ? repeatOf(unit, known) : undefined
  const aside = repeated ?? asideOf(unit, titles)
  return aside && [aside]
}

/** Short lines end other lines by chance. */
const isLongEnough = (text: string) => text.split(/\s+/).length >= 3

/** A contact block above the headline goes to its blank line. */
function contactAt(units: Unit[], index: number): Aside[] | undefined {
  if (units[index]?.marks[0]?.kind !== 'contact') return undefined
  let end = index + 1
  while (end < units.length && !units[end]!.gap && units[end]!.marks.length === 0) end += 1
  return units.slice(index, end).map(({ text }) => ({ role: 'contact', text }))
}

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
  const isText =
    next.shape === 'plain' && (isSentence(next.text) || next.text.length > SUBTITLE_LENGTH)
  return isText && next.text.length > unit.text.length && !findDateline(unit.text, today)
}
