/** Reads a time of day out of a line. */

import { anyOf, fold } from './fold.ts'
import { lexicons, words } from './lexicon.ts'

/** `HH:MM` and where it stands in the folded text. */
export type FoundTime = { time: string; start: number; end: number }

const morning = words((lexicon) => lexicon.clock.morning).map(fold)
const afternoon = words((lexicon) => lexicon.clock.afternoon).map(fold)
const noon = words((lexicon) => lexicon.clock.noon).map(fold)
const hourByWord = new Map(
  lexicons.flatMap(({ clock }) =>
    clock.hours.flatMap((names, place) => names.map((name) => [fold(name), place + 1] as const)),
  ),
)

const HALF = `(?<half>${anyOf([...morning, ...afternoon, ...noon])})(?![\\p{L}])`
const START = '(?<![\\p{L}\\p{N}:.,/+-])'
const END = '(?![\\p{L}\\p{N}]|[:.,]\\d)'

const DIGITS = new RegExp(
  `${START}(?<hour>\\d{1,2})\\s?[:.h]\\s?(?<minute>\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(?=z|hrs|${END})(?:\\s*${HALF})?`,
  'u',
)
const HOUR_ALONE = new RegExp(`${START}(?<hour>\\d{1,2})\\s*(?:h(?![\\p{L}])|${HALF})`, 'u')
const HOUR_IN_WORDS = new RegExp(
  `(?<![\\p{L}])(?<word>${anyOf([...hourByWord.keys()])})\\s+${HALF}`,
  'u',
)
const NOON = new RegExp(`(?<![\\p{L}])(?<half>${anyOf(noon)})(?![\\p{L}])`, 'u')

/** The first time of day in the text; midnight in words is not read, since it names two instants. */
export function findTime(folded: string): FoundTime | undefined {
  for (const form of [DIGITS, HOUR_ALONE, HOUR_IN_WORDS, NOON]) {
    const match = form.exec(folded)
    const time = match?.groups && timeOf(match.groups)
    if (match && time) return { time, start: match.index, end: match.index + match[0].length }
  }
  return undefined
}

function timeOf(groups: Record<string, string | undefined>): string | undefined {
  const { half, word } = groups
  const isNoon = half !== undefined && noon.includes(half)
  const spoken = word === undefined ? Number(groups['hour'] ?? 12) : (hourByWord.get(word) ?? 0)
  const hour = on24(spoken, half)
  const minute = Number(groups['minute'] ?? 0)
  if (hour > 23 || minute > 59 || (isNoon && hour !== 12)) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function on24(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12 || noon.includes(half)) return hour
  return (hour % 12) + (afternoon.includes(half) ? 12 : 0)
}
