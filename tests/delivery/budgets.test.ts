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
    expect([...new Set(Object.values(priorities).map(laneOf))]).toEqual([
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
  /** The pacer is free at `free`, and says so `step` milliseconds at a time. */
  function stage(free: number, step = 200) {
    let time = 1_000
    let isClosing = false
    const asked: unknown[] = []
    const kept: unknown[] = []
    const { admit, limited } = createAdmission({
      platform: 'telegram',
      pacer: {
        refused: (told) => [told, { scope: 'bot', until: told.until }],
        answer(chat, kind) {
          asked.push([chat, kind, time])
          return time < free ? Math.min(free, time + step) : 0
        },
      },
      holds: { set: async (...hold) => void kept.push(hold) },
      scopeOf: async (chat) => (chat === 'telegram:1' ? 7 : 'hash of a reader'),
      now: () => time,
      async wait(milliseconds) {
        time += milliseconds
        if (time > 2_000) isClosing = true
      },
      closing: () => isClosing,
    })
    return { asked, kept, limited, answer: () => admit('telegram:1', 'private') }
  }

  it('asks the pacer until it may go', async () => {
    const { asked, answer } = stage(1_350)
    await answer()
    expect(asked).toEqual([
      [7, 'private', 1_000],
      [7, 'private', 1_200],
      [7, 'private', 1_350],
    ])
  })

  it('that the platform refused holds its chat, and the bot where the pacer says so, over a restart', async () => {
    const { limited, kept } = stage(0)
    await limited('telegram:1', 3_000)
    await limited('telegram:2', 3_000)
    const bot = ['telegram', 'bot', 4_000]
    expect(kept).toEqual([['telegram', 7, 4_000], bot, bot])
  })

  it('is given up where its turn is more than half a minute away', async () => {
    await expect(stage(40_000, 40_000).answer()).rejects.toThrow('too-far-off')
  })

  it('keeps nobody waiting who stops Barid', async () => {
    await expect(stage(20_000, 20_000).answer()).rejects.toThrow('closing')
  })
})
