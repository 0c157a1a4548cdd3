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
    pacer.hold(1, 45_000)
    expect(pacer.take(1, 'private')).toBe(45_000)
    expect(pacer.take(2, 'private')).toBe(0)
  })

  it('a bot on hold holds all, and the later of two holds wins', () => {
    const pacer = createPacer(budgets, () => 10_000)
    pacer.hold('bot', 45_000)
    pacer.hold('bot', 20_000)
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
