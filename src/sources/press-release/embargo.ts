/** Reads embargoes: the lines that state one, and the instant at which it ends. */

import type { Embargo, Missing } from './result.ts'
import { isOnWeekday } from './dates.ts'
import { closeUp, isEmbargoLine, saysMore, styleOf } from './embargo-line.ts'
import { anyOf, fold, foldedWords, saysTheSame } from './fold.ts'
import { words } from './lexicon.ts'
import { readMoment } from './moment.ts'
import type { Unit } from './units.ts'
import { instantOf } from './zones.ts'

export type EmbargoReading =
  | { ok: true; embargo: Embargo; doubts: string[] }
  | { ok: false; missing: Missing }

const LINE_LENGTH = 200
const WAY_OUT =
  'write it as "EMBARGOED until 10:00 GMT, 3 May 2026" and drop the file again, or give its end with ' +
  '--embargo "2026-05-03 10:00 GMT" (a time gone by where there is none)'

const UNTIL = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${anyOf(words((lexicon) => lexicon.embargo.until).map(fold))})`,
  'u',
)
const HAS_DIGIT = /\d/

/** When the line's embargo ends; whatever it says beyond a plain time makes it unreadable. */
export function readEmbargo(line: string, today: string): EmbargoReading {
  const text = closeUp(line)
  const unreadable = (why: string): EmbargoReading => ({
    ok: false,
    missing: {
      field: 'embargo',
      reason: `A line reads as an embargo, but ${why}; ${WAY_OUT}`,
      quote: line,
    },
  })
  const moment = readMoment(text, today)
  const { day, yearless, time, zone, leftover, doubts } = moment
  const lacks = [
    ...(day === undefined ? ['the day'] : []),
    ...(time === undefined ? ['the time'] : []),
    ...(zone === undefined ? ['the time zone'] : []),
  ]
  if (saysMore(text, leftover)) return unreadable('it says more than a day, a time and a zone')
  if (day === undefined || time === undefined || zone === undefined)
    return unreadable(`${lacks.join(' and ')} cannot be read`)
  if (!isOnWeekday(day, foldedWords(text)))
    return unreadable('its day of the week is not that of its date')
  if (yearless && day < today) return unreadable('its day has no year and has gone by')
  if (moment.eitherOrder && !/\p{Script=Arabic}/u.test(text))
    return unreadable('its day and month could be the other way round')
  return { ok: true, embargo: { until: instantOf(day, time, zone) }, doubts }
}

/**
 * The units with every embargo marked, also where its words were spread over lines. The headline that an editor
 * gives is none.
 */
export function markEmbargoes(units: readonly Unit[], today: string, title?: string): Unit[] {
  let below = false
  const marked = units.map((unit): Unit => {
    const kind = unit.marks[0]?.kind
    if (title !== undefined && saysTheSame(unit.text, title))
      return kind === 'embargo' ? { ...unit, marks: [] } : unit
    below ||= kind === 'end' || kind === 'notes'
    const style = styleOf(unit.text)
    const isNote = below && style === 'prose'
    return kind !== 'embargo' && isEmbargoLine(unit.text, today, isNote ? 'note' : style)
      ? { ...unit, marks: [{ kind: 'embargo' }] }
      : unit
  })
  return joinEmbargoes(marked, today)
}

/** An embargo whose time stands on the line below it, and that line, as one unit. */
function joinEmbargoes(units: readonly Unit[], today: string): Unit[] {
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
