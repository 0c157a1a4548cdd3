/** The pace, in simulated time: never over a budget, and no slower than it must be. */
import { describe, expect, it } from 'vitest'
import { createPacer } from '../../src/delivery/pace.ts'
import type { Budgets } from '../../src/delivery/pace.ts'

const budgets: Budgets = {
  bot: { every: 100, burst: 3 },
  private: { every: 1_000, burst: 1 },
  shared: { every: 3_000, burst: 1 },
}

function simulate(calls: { chat: number; kind: 'private' | 'channel' }[]) {
  let time = 10_000
  const pacer = createPacer(budgets, () => time)
  const sent: { chat: number; at: number }[] = []
  const waiting = [...calls]
  while (waiting.length > 0) {
    let next = Infinity
    for (const call of waiting.slice()) {
      const free = pacer.take(call.chat, call.kind)
      if (free === 0) {
        sent.push({ chat: call.chat, at: time })
        waiting.splice(waiting.indexOf(call), 1)
      } else next = Math.min(next, free)
    }
    if (waiting.length > 0) time = next
  }
  return sent
}

describe('the pacer', () => {
  it('lets one message a second into a private chat', () => {
    const sent = simulate(Array.from({ length: 4 }, () => ({ chat: 1, kind: 'private' as const })))
    expect(sent.map((one) => one.at - 10_000)).toEqual([0, 1_000, 2_000, 3_000])
  })

  it('never puts more than 20 a minute into a group or channel', () => {
    const sent = simulate(Array.from({ length: 60 }, () => ({ chat: 1, kind: 'channel' as const })))
    for (const { at } of sent) {
      const within = sent.filter((other) => other.at >= at && other.at < at + 60_000)
      expect(within.length).toBeLessThanOrEqual(20)
    }
    expect(sent.at(-1)?.at).toBe(10_000 + 59 * 3_000)
  })

  it('spreads many chats over the budget of the bot after a burst', () => {
    const calls = Array.from({ length: 10 }, (_, chat) => ({ chat, kind: 'private' as const }))
    const sent = simulate(calls).map((one) => one.at - 10_000)
    expect(sent).toEqual([0, 0, 0, 100, 200, 300, 400, 500, 600, 700])
  })

  it('a chat on hold holds no other', () => {
    const pacer = createPacer(budgets, () => 10_000)
    pacer.hold({ scope: 1, until: 45_000 })
    expect(pacer.take(1, 'private')).toBe(45_000)
    expect(pacer.take(2, 'private')).toBe(0)
  })

  it('a bot on hold holds all, and the later of two holds wins', () => {
    const pacer = createPacer(budgets, () => 10_000)
    pacer.hold({ scope: 'bot', until: 45_000 })
    pacer.hold({ scope: 'bot', until: 20_000 })
    expect(pacer.take(1, 'private')).toBe(45_000)
    expect(pacer.take(2, 'channel')).toBe(45_000)
  })

  it('a refused call takes nothing from the budget', () => {
    let time = 10_000
    const pacer = createPacer(budgets, () => time)
    pacer.take(1, 'private')
    for (let i = 0; i < 50; i += 1) pacer.take(1, 'private')
    time = 11_000
    expect(pacer.take(1, 'private')).toBe(0)
  })
})

describe('chats that must wait', () => {
  it('are those on hold and those that have had their share, until their time', () => {
    let time = 10_000
    const pacer = createPacer(budgets, () => time)
    pacer.hold({ scope: 1, until: 12_000 })
    pacer.take(2, 'channel')
    pacer.take(3, 'private')
    expect(pacer.waiting()).toEqual([1, 2, 3])
    time = 11_000
    expect(pacer.waiting()).toEqual([1, 2])
    time = 13_000
    expect(pacer.waiting()).toEqual([])
  })

  it('are not those for which only the bot is too busy', () => {
    const pacer = createPacer(budgets, () => 10_000)
    pacer.hold({ scope: 'bot', until: 45_000 })
    pacer.take(1, 'private')
    expect(pacer.waiting()).toEqual([])
  })
})

describe('a refusal', () => {
  const minute = 60_000

  function refusedOnce() {
    let time = 10_000
    const pacer = createPacer(budgets, () => time)
    pacer.refused({ scope: 1, until: 12_000 })
    /** Milliseconds that a chat waits after a call at this time. */
    const wait = (at: number, chat = 1) => {
      time = at
      expect(pacer.take(chat, 'private')).toBe(0)
      return pacer.take(chat, 'private') - at
    }
    return { pacer, wait }
  }

  it('halves the budget of its chat, which recovers over ten minutes, and of no other', () => {
    const { pacer, wait } = refusedOnce()
    expect(pacer.take(1, 'private')).toBe(12_000)
    expect(wait(12_000)).toBeCloseTo(2_000, -1)
    expect(wait(12_000, 2)).toBe(1_000)
    pacer.waiting()
    expect(wait(10_000 + 5 * minute)).toBe(1_500)
    expect(wait(10_000 + 10 * minute)).toBe(1_000)
  })

  it('of three chats within a second holds the bot, as long as the shortest of theirs', () => {
    let time = 10_000
    const pacer = createPacer(budgets, () => time)
    expect(pacer.refused({ scope: 1, until: 45_000 })).toEqual([{ scope: 1, until: 45_000 }])
    expect(pacer.refused({ scope: 1, until: 46_000 })).toHaveLength(1)
    time = 10_500
    expect(pacer.refused({ scope: 2, until: 40_000 })).toHaveLength(1)
    expect(pacer.refused({ scope: 3, until: 50_000 })).toEqual([
      { scope: 3, until: 50_000 },
      { scope: 'bot', until: 40_000 },
    ])
    expect(pacer.take(4, 'private')).toBe(40_000)
  })

  it('of three chats one after the other holds them alone', () => {
    let time = 10_000
    const pacer = createPacer(budgets, () => time)
    for (const chat of [1, 2, 3]) {
      pacer.refused({ scope: chat, until: 45_000 })
      time += 500
    }
    expect(pacer.take(4, 'private')).toBe(0)
  })
})
