/** Reads the dateline that opens a lead: `IDLIB, Syria (18 February 2020) –`. */

import { readMoment } from './moment.ts'
import type { Moment } from './moment.ts'

const REACH = 120
const PLACE_LENGTH = 60
/** What may stand between the day and the dash: the end of a parenthesis, an agency. */
const BETWEEN = 25

/** The day that a dateline gives; the text keeps the dateline. */
export function findDateline(lead: string, today: string): Moment | undefined {
  const moment = readMoment(lead.slice(0, REACH), today)
  if (moment.day === undefined) return undefined
  const { before, after } = moment.around
  const dash = after.search(/[–—:]|\s-|-\s|--/)
  const isPlace = before.length <= PLACE_LENGTH && !/[.!?؟]\s*\p{L}{3}/u.test(before)
  const isShort = before.trim().split(/\s+/).length <= 6
  return dash >= 0 && dash <= BETWEEN && isPlace && isShort ? moment : undefined
}
