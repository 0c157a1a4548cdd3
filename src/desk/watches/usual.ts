/** How often something usually comes from a source, learned from when it came: pure. */

import type { Instant } from '../../news.ts'

export type Habit = {
  /** Something usually comes within this time (ms), days apart on which it never comes. */
  usual: number
  /** Longer than this is unusual. */
  alarm: number
}

const hour = 3_600_000
const day = 24 * hour

/** What comes within this time comes together, such as a release in two languages. */
const together = 10 * 60_000

/** With fewer times of arrival nothing is usual. */
const fewest = 5

/** Nothing is unusual before. */
const shortest = hour

/** Whether the weekdays on which nothing comes can be told. */
const learnedAfter = 14 * day

const weekdayOf = (at: Instant) => new Date(at).getUTCDay()

/** Undefined where it is not known enough. `arrivals` in any order. */
export function habitOf(arrivals: Instant[]): Habit | undefined {
  const times = apart(arrivals)
  if (times.length < fewest) return undefined
  const counts = countedDays(times)
  const gaps = times
    .slice(1)
    .map((at, index) => countedTime(times[index] ?? at, at, counts))
    .sort((a, b) => a - b)
  const median = quantile(gaps, 0.5)
  // Nights are longer than what is between two items of a day, and no silence.
  const long = quantile(gaps, 0.95)
  return {
    usual: Math.max(median, long),
    alarm: Math.max(4 * median, 1.5 * long, shortest),
  }
}

/** How long it has been quiet since the newest arrival, without the days on which nothing ever comes. */
export function quietFor(arrivals: Instant[], now: Instant): number {
  const times = apart(arrivals)
  const newest = times.at(-1)
  return newest === undefined ? 0 : countedTime(newest, now, countedDays(times))
}

function apart(arrivals: Instant[]): Instant[] {
  const times: Instant[] = []
  for (const at of arrivals.toSorted((a, b) => a - b)) {
    if (at - (times.at(-1) ?? -Infinity) > together) times.push(at)
  }
  return times
}

function countedDays(times: Instant[]): Set<number> {
  const all = new Set([0, 1, 2, 3, 4, 5, 6])
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  return last - first < learnedAfter ? all : new Set(times.map(weekdayOf))
}

function countedTime(from: Instant, to: Instant, counts: Set<number>): number {
  let counted = 0
  for (let at = from; at < to;) {
    const midnight = Math.floor(at / day + 1) * day
    const end = Math.min(midnight, to)
    if (counts.has(weekdayOf(at))) counted += end - at
    at = end
  }
  return counted
}

const quantile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
