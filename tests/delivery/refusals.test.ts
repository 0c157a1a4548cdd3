/** What the pacer learns of refusals: of one chat, of the whole bot, and how it finds its way back. */
import { describe, expect, it } from 'vitest'
import { createPacer } from '../../src/delivery/pace.ts'
import type { Budgets } from '../../src/delivery/pace.ts'
import { begin, drive } from '../support/pacing.ts'

const telegram: Budgets = {
  bot: { every: 1_000 / 30 },
  private: { every: 1_000, burst: 4 },
  shared: { every: 3_000, burst: 1 },
}

const readers = (count: number) =>
  Array.from({ length: count }, (_, chat) => ({ chat, chatKind: 'private' as const, priority: 40 }))

const minute = 60_000

function stage(budgets = telegram) {
  let time = begin
  const pacer = createPacer(budgets, () => time)
  return {
    pacer,
    go: (at: number) => void (time = begin + at),
    /** Milliseconds until a chat may have the next post, after one now. */
    gap(chat: number) {
      const call = { chat, chatKind: 'private', lane: 'items' } as const
      expect(pacer.plan([call], time + 100).slots).toHaveLength(1)
      for (let wait = 0; ; wait += 50) if (!pacer.waiting(time + wait).includes(chat)) return wait
    },
    room: (within: number) => pacer.room(time + within),
  }
}

describe('a chat that is refused', () => {
  it('is held, then goes half as fast, and after ten minutes as before; others do not change', () => {
    const { pacer, go, gap } = stage()
    pacer.refused({ scope: 1, until: begin + 2_000 })
    expect(pacer.waiting(begin + 1_900)).toEqual([1])
    expect([1, 2].map(pacer.isHeld)).toEqual([true, false])
    go(2_000)
    expect(gap(1)).toBe(2_000)
    expect(gap(2)).toBe(1_000)
    go(5 * minute)
    expect(gap(1)).toBe(1_500)
    go(10 * minute)
    expect(gap(1)).toBe(1_000)
  })
})

describe('three chats that are refused within a second', () => {
  const refuse = ({ pacer, go }: ReturnType<typeof stage>, apart: number) =>
    [1, 2, 3].flatMap((chat) => {
      go((chat - 1) * apart)
      return pacer.refused({ scope: chat, until: begin + 40_000 + chat })
    })

  it('hold the bot, as long as the shortest of theirs', () => {
    const desk = stage()
    const bot = refuse(desk, 400).filter(({ scope }) => scope === 'bot')
    expect(bot).toEqual([{ scope: 'bot', until: begin + 40_001 }])
    expect(desk.room(100)).toBe(0)
    expect(desk.pacer.isHeld(9)).toBe(true)
    expect(desk.pacer.answer('someone', 'private')).toBe(begin + 40_001)
  })

  it('one after the other hold themselves alone', () => {
    expect(refuse(stage(), 600).map(({ scope }) => scope)).toEqual([1, 2, 3])
  })

  it('are each their own where the platform says whose limit it was', () => {
    expect(refuse(stage({ ...telegram, saysScope: true }), 10)).toHaveLength(3)
  })

  it('are three: one chat refused three times holds itself', () => {
    const { pacer } = stage()
    const holds = [1, 2, 3].flatMap(() => pacer.refused({ scope: 1, until: begin + 2_000 }))
    expect(holds.every(({ scope }) => scope === 1)).toBe(true)
  })
})

describe('what was learned of the bot', () => {
  it('is gone on with after a restart, and recovers meanwhile as it would have', () => {
    const first = stage()
    expect(first.pacer.learned()).toBeUndefined()
    for (const chat of [1, 2, 3]) first.pacer.refused({ scope: chat, until: begin + 2_000 })
    first.go(2_000)
    const learned = first.pacer.learned()
    expect(learned?.slow).toBeGreaterThan(2)
    const again = stage()
    again.go(2_000)
    const fresh = again.room(1_000)
    if (learned) again.pacer.goOn(learned)
    expect(again.room(1_000)).toBeLessThan(fresh / 2)
    expect(again.room(1_000)).toBe(first.room(1_000))
    for (const after of [30_000, 5 * minute]) {
      first.go(after)
      again.go(after)
      expect(again.pacer.learned()).toEqual(first.pacer.learned())
    }
    expect(again.pacer.learned()).toBeUndefined()
  })
})

describe('a limit that is tightened from 30 to 10 a second', () => {
  /** The limiter of the figures: a bucket of one second; `retry_after` is the time to the next token, rounded up to a second. */
  function limiter(rateAt: (at: number) => number) {
    let tokens = 30
    let last = begin
    return ({ at }: { at: number }) => {
      const rate = rateAt(at)
      tokens = Math.min(rate, tokens + ((at - last) * rate) / 1_000)
      last = at
      if (tokens < 1) return { retryAfter: Math.ceil((1 - tokens) / rate) * 1_000 }
      tokens -= 1
      return undefined
    }
  }

  const tight = begin + 30_000
  const { made, refused, end } = drive(telegram, readers(3_000), {
    meets: limiter((at) => (at < tight ? 30 : 10)),
  })

  it('is found with few refusals, and then used', () => {
    expect(made).toHaveLength(3_000)
    expect(refused / (3_000 + refused)).toBeLessThan(0.005)
    const after = made.filter(({ at }) => at > tight + 10_000).length
    expect(after / ((end - tight - 10_000) / 100)).toBeGreaterThan(0.9)
  })

  it('and loosened again is found within two and a half', () => {
    const loose = tight + 20_000
    const run = drive(telegram, readers(9_000), {
      meets: limiter((at) => (at < tight || at > loose ? 30 : 10)),
    })
    const last = run.made.filter(
      ({ at }) => at > loose + 2.5 * minute && at < loose + 2.5 * minute + 5_000,
    )
    expect(last.length).toBeGreaterThan(110)
    expect(run.refused).toBeLessThan(20)
  })
})
