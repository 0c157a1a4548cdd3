/** Budgets as the platforms state them and as the owner sets them, and how many calls may be under way. */
import { describe, expect, it } from 'vitest'
import { createAdmission } from '../../src/delivery/admission.ts'
import { budgetsOf, budgetSettings, placesOf } from '../../src/delivery/budgets.ts'
import { laneOf, nextLane, priorities } from '../../src/delivery/lanes.ts'

describe('budgets', () => {
  it('are what the platforms say, bursts in a private chat for answers alone', () => {
    expect(budgetsOf('telegram', {}, false)).toEqual({
      bot: { every: 1_000 / 30, burst: 1 },
      private: { every: 1_000, burst: 4 },
      shared: { every: 3_000, burst: 1 },
      saysScope: false,
    })
    expect(budgetsOf('discord', {}, false)).toMatchObject({ bot: { every: 25 }, saysScope: true })
  })

  it('are what the owner sets', () => {
    const settings = { 'budget.telegram.bot': '20/1s', 'budget.telegram.shared': '10/60s' }
    expect(budgetsOf('telegram', settings, false)).toMatchObject({
      bot: { every: 50 },
      shared: { every: 6_000 },
    })
    const fault = budgetSettings.find(({ name }) => name === 'budget.telegram.bot')?.fault
    expect(fault?.('20/1s')).toBeUndefined()
    for (const wrong of ['0/1s', '20', '20/0s', 'many']) expect(fault?.(wrong)).toBeDefined()
  })

  it('are a thousand a second where the operator pays, thirty of them free', () => {
    expect(budgetsOf('telegram', {}, true)).toMatchObject({
      bot: { every: 1 },
      free: { every: 1_000 / 30 },
    })
    expect(budgetsOf('discord', {}, true).free).toBeUndefined()
  })

  it('bound what a crash leaves unknown: 16 calls at 30 a second, 500 at 1,000', () => {
    expect(placesOf(budgetsOf('telegram', {}, false))).toBe(16)
    expect(placesOf(budgetsOf('discord', {}, false))).toBe(20)
    expect(placesOf(budgetsOf('telegram', {}, true))).toBe(500)
    expect(placesOf(budgetsOf('console', {}, false))).toBe(16)
  })
})

describe('lanes', () => {
  it('hold every priority', () => {
    expect([0, 10, 29].map(laneOf)).toEqual(['corrections', 'corrections', 'corrections'])
    expect(Object.values(priorities).map(laneOf)).toEqual([
      'corrections',
      'urgent',
      'items',
      'digests',
      'archive',
    ])
    expect([0, 30, 45, 60].map(nextLane)).toEqual([30, 40, 50, undefined])
  })
})

describe('an answer', () => {
  it('asks the pacer until it may go', async () => {
    let time = 1_000
    const asked: unknown[] = []
    const admit = createAdmission({
      pacer: {
        answer(chat, kind) {
          asked.push([chat, kind, time])
          return time < 1_350 ? Math.min(1_350, time + 200) : 0
        },
      },
      scopeOf: async () => 7,
      now: () => time,
      wait: async (milliseconds) => void (time += milliseconds),
    })
    await admit('telegram:1', 'private')
    expect(asked).toEqual([
      [7, 'private', 1_000],
      [7, 'private', 1_200],
      [7, 'private', 1_350],
    ])
  })
})
