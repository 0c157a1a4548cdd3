/** Ticks, on a clock of our own: in UTC, without overlap, and a job that fails runs again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEvents } from '../src/events.ts'
import type { BaridEvent } from '../src/events.ts'
import { createSchedule } from '../src/schedule.ts'

const minute = 60_000
let schedule: ReturnType<typeof createSchedule>
let told: BaridEvent[]

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 29, 0, 30) })
  told = []
  const events = createEvents()
  events.on((event) => told.push(event))
  schedule = createSchedule(events)
})
afterEach(async () => {
  await schedule.stop()
  vi.useRealTimers()
})

describe('every', () => {
  it('runs at each tick, in UTC, until it is stopped', async () => {
    const at: string[] = []
    await schedule.every('0 2 * * *', 'nightly', async () => {
      at.push(new Date().toISOString())
    })
    await vi.advanceTimersByTimeAsync(36 * 60 * minute)
    expect(at).toEqual(['2026-03-29T02:00:00.000Z', '2026-03-30T02:00:00.000Z'])
    await schedule.stop()
    await vi.advanceTimersByTimeAsync(48 * 60 * minute)
    expect(at).toHaveLength(2)
  })

  it('leaves out the ticks during which the job still runs, and stop waits for it', async () => {
    let runs = 0
    const job = Promise.withResolvers<void>()
    await schedule.every('* * * * *', 'slow', () => {
      runs += 1
      return job.promise
    })
    await vi.advanceTimersByTimeAsync(5 * minute)
    expect(runs).toBe(1)
    const stopped = vi.fn<() => void>()
    const stopping = schedule.stop().then(stopped)
    await vi.advanceTimersByTimeAsync(minute)
    expect(stopped).not.toHaveBeenCalled()
    job.resolve()
    await stopping
  })

  it('tells of a job that fails and runs it again at the next tick', async () => {
    await schedule.every('* * * * *', 'sweep', async () => {
      throw new Error('the database is locked')
    })
    await vi.advanceTimersByTimeAsync(2 * minute)
    const fault = { type: 'fault', where: 'sweep', detail: 'the database is locked' }
    expect(told).toEqual([fault, fault])
  })

  it('writes nothing to the console', async () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name),
    )
    await schedule.every('* * * * *', 'slow', () => new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(2 * minute)
    vi.setSystemTime(Date.now() + 30 * minute)
    await vi.advanceTimersByTimeAsync(2 * minute)
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
    schedule = createSchedule(createEvents())
  })

  it('refuses what is no cron expression', async () => {
    await expect(schedule.every('every day', 'x', async () => {})).rejects.toThrow(
      'expected 5 or 6 fields',
    )
  })
})
