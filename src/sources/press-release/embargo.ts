/** Finds embargo lines and the instant at which they end. */

import type { Embargo } from './result.ts'
import { isOnWeekday } from './dates.ts'
import { anyOf, fold, foldedWords } from './fold.ts'
import { words } from './lexicon.ts'
import { readMoment } from './moment.ts'
import type { Moment } from './moment.ts'
import type { Unit } from './units.ts'
import { instantOf } from './zones.ts'

export type EmbargoReading =
  | { ok: true; embargo: Embargo; doubts: string[] }
  | { ok: false; reason: string }

/** Longer lines are prose about an embargo. */
const LINE_LENGTH = 200
const WAY_OUT = 'write it as "EMBARGOED until 10:00 GMT, 3 May 2026" and drop the file again'

const folded = (phrases: string[]) => anyOf(phrases.map(fold))
const opens = folded(words((lexicon) => lexicon.embargo.opens))
const bare = folded(words((lexicon) => lexicon.embargo.bare))
const holds = folded(words((lexicon) => lexicon.embargo.holds))
const kinds = folded(words(({ kinds }) => [...kinds.release, ...kinds.statement, ...kinds.news]))

/** "PRESS RELEASE" may stand before it. */
const OPENS = new RegExp(`^[^\\p{L}\\p{N}]*(?:(?:${kinds})[^\\p{L}\\p{N}]+)?(?:${opens})`, 'u')
const BARE = new RegExp(`^[^\\p{L}\\p{N}]*(?:${bare})(?=[^\\p{L}]*$|\\s*[:(\\d–—-])`, 'u')
const HOLDS = new RegExp(`(?:${holds})`, 'u')
const UNTIL = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${folded(words((lexicon) => lexicon.embargo.until))})`,
  'u',
)
const HAS_DIGIT = /\d/
const FOR_RELEASE = /^[^\p{L}\p{N}]*for (?:release|publication)\b/u

/** Words of an embargo line that say nothing about its time. */
const PHRASE_WORDS = new Set(
  [opens, bare, holds, kinds]
    .flatMap((phrases) => phrases.split('|'))
    .concat('until till for from before not press media news release publication jusqu jusque')
    .concat(
      'حتى قبل لغاية من وذلك على كامل نشر هذا البيان الخبر المادة حظر محظور',
      'avant strict ce communique est',
    )
    .flatMap((phrase) => fold(phrase).split(/[^\p{L}]+/u)),
)

/**
 * The line forbids publication; it is not prose or a headline about an embargo on goods. Where it opens as
 * embargoes do, no length makes it prose: better a file held than a text let out.
 */
export function isEmbargoLine(line: string, today: string): boolean {
  if (OPENS.test(fold(line.slice(0, LINE_LENGTH)))) return true
  if (line.length > LINE_LENGTH) return false
  const text = fold(line)
  if (BARE.test(text) || (HOLDS.test(text) && HAS_DIGIT.test(text))) return true
  return FOR_RELEASE.test(text) && isLater(readMoment(line, today), today)
}

/** "FOR RELEASE 10:00 GMT 3 May" forbids as much as it allows; with a day gone by it is only a date. */
function isLater({ day, time, leftover }: Moment, today: string): boolean {
  const saysMore = leftover.some((word) => !PHRASE_WORDS.has(word))
  return !saysMore && day !== undefined && (time !== undefined || day > today)
}

/** When the line's embargo ends; whatever it says beyond a plain time makes it unreadable. */
export function readEmbargo(line: string, today: string): EmbargoReading {
  const { day, yearless, time, zone, leftover, doubts } = readMoment(line, today)
  const unread = leftover.filter((word) => !PHRASE_WORDS.has(word))
  const lacks = [
    ...(day === undefined ? ['the day'] : []),
    ...(time === undefined ? ['the time'] : []),
    ...(zone === undefined ? ['the time zone'] : []),
  ]
  if (unread.length > 0) return unreadable(`it also says "${unread.slice(0, 6).join(' ')}"`)
  if (day === undefined || time === undefined || zone === undefined)
    return unreadable(`${lacks.join(' and ')} cannot be read`)
  if (!isOnWeekday(day, foldedWords(line)))
    return unreadable('its day of the week is not that of its date')
  if (yearless && day < today) return unreadable('its day has no year and has gone by')
  return { ok: true, embargo: { until: instantOf(day, time, zone) }, doubts }
}

/** An embargo whose time stands on the line below it, and that line, as one unit. */
export function joinEmbargoes(units: readonly Unit[], today: string): Unit[] {
  const joined: Unit[] = []
  for (const unit of units) {
    const last = joined.at(-1)
    if (last && isOpen(last, today) && isSecondLine(last, unit, today))
      joined[joined.length - 1] = { ...last, text: `${last.text} ${unit.text}` }
    else joined.push(unit)
  }
  return joined
}

const isOpen = ({ text, marks }: Unit, today: string) =>
  marks[0]?.kind === 'embargo' && !readEmbargo(text, today).ok

function isSecondLine(first: Unit, { text, gap }: Unit, today: string): boolean {
  if (text.length > LINE_LENGTH) return false
  if (UNTIL.test(fold(text)) && HAS_DIGIT.test(text)) return true
  return !gap && readEmbargo(`${first.text} ${text}`, today).ok
}

function unreadable(why: string): EmbargoReading {
  return { ok: false, reason: `The release is under an embargo, but ${why}; ${WAY_OUT}` }
}
