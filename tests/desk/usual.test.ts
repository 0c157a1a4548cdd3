/** What is usual for a source, learned from when its items came. */
import { describe, expect, it } from 'vitest'
import { habitOf, quietFor } from '../../src/desk/watches/usual.ts'

const hour = 3_600_000
const day = 24 * hour
/** A Monday, 00:00 UTC. */
const monday = Date.UTC(2026, 4, 4)

/** `count` arrivals, one every `gap`. */
const every = (gap: number, count: number, from = monday) =>
  Array.from({ length: count }, (_, index) => from + index * gap)

describe('the habit of a source', () => {
  it('is known after five arrivals, a release in two languages being one', () => {
    expect(habitOf(every(hour, 4))).toBeUndefined()
    const pairs = every(hour, 4).flatMap((at) => [at, at + 5_000])
    expect(habitOf(pairs)).toBeUndefined()
    expect(habitOf(every(hour, 5))).toEqual({ usual: hour, alarm: 4 * hour })
  })

  it('sounds no alarm within an hour, however often something comes', () => {
    expect(habitOf(every(11 * 60_000, 20))).toMatchObject({ alarm: hour })
  })

  it('takes the nights of a daily rhythm for usual', () => {
    const days = [0, 1, 2, 3, 4].flatMap((one) => every(2 * hour, 5, monday + one * day + 8 * hour))
    const { alarm = 0 } = habitOf(days) ?? {}
    expect(alarm).toBeGreaterThan(16 * hour)
    expect(alarm).toBeLessThan(2 * day)
  })

  it('does not count weekdays on which nothing ever comes, once it knows the weeks', () => {
    const weeks = [0, 1, 2].flatMap((week) => every(day, 5, monday + week * 7 * day + 9 * hour))
    expect(habitOf(weeks)).toEqual({ usual: day, alarm: 4 * day })
    const friday = weeks.at(-1) ?? 0
    expect(quietFor(weeks, friday + 3 * day)).toBe(day)
    expect(quietFor(weeks, friday + 6 * day)).toBe(4 * day)
  })

  it('takes the order of arrivals for nothing', () => {
    const times = every(hour, 6)
    expect(habitOf(times.toReversed())).toEqual(habitOf(times))
    expect(quietFor(times.toReversed(), monday + 9 * hour)).toBe(4 * hour)
    expect(quietFor([], monday)).toBe(0)
  })
})
