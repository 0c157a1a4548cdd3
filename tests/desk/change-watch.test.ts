/** Reports of changes: one notice a change, only what is new, to who made it, and the same again after a restart. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { ChangeReport } from '../../src/desk/change-report.ts'
import { createChangeWatch } from '../../src/desk/change-watch.ts'

const day = 24 * 60 * 60_000

let reports: Map<number, ChangeReport>
let changes: { change: number; by: string }[]
let members: { number: number; address: string }[]
let told: string[]
let since: number[]

const report = (change: number, more: Partial<ChangeReport> = {}): ChangeReport => ({
  change,
  item: 12,
  verb: 'correct',
  at: 0,
  finished: false,
  places: [],
  private: [],
  ...more,
})

const watch = () =>
  createChangeWatch({
    outbox: {
      async changes(from) {
        since.push(from)
        return changes
      },
    },
    report: async (change) => reports.get(change),
    team: { list: async () => members },
    async notify(people, { key }) {
      told.push(`${people.join()} ${key}`)
      return people.length
    },
    say: () => ({ language: 'en', blocks: [] }),
    now: () => 2 * day,
  })

beforeEach(() => {
  reports = new Map([[7, report(7)]])
  changes = [{ change: 7, by: 'person:3' }]
  members = [{ number: 3, address: 'memory:sami' }]
  told = []
  since = []
})

describe('the watch of changes', () => {
  it('tells who made it what is new, until it is finished', async () => {
    const look = watch()
    expect(await look()).toBe(true)
    expect(await look()).toBe(true)
    expect(told).toEqual(['memory:sami change 7'])
    reports.set(7, report(7, { private: [{ end: 'edited', count: 12 }] }))
    await look()
    reports.set(7, report(7, { finished: true }))
    expect(await look()).toBe(false)
    expect(await look()).toBe(false)
    expect(told).toEqual(Array(3).fill('memory:sami change 7'))
  })

  it('goes on after a restart under the same key', async () => {
    await watch()()
    await watch()()
    expect(told).toEqual(Array(2).fill('memory:sami change 7'))
  })

  it('tells nobody of what the CLI did, or who is in the team no more', async () => {
    changes = [{ change: 7, by: 'cli' }]
    await watch()()
    changes = [{ change: 7, by: 'person:4' }]
    await watch()()
    expect(told).toEqual([])
  })

  it('looks no further back than a day', async () => {
    await watch()()
    expect(since).toEqual([day])
  })
})
