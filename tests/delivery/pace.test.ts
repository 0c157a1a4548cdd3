/** The pace, in simulated time: never over a budget, no slower than it must be, and fair among lanes. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lanes } from '../../src/delivery/lanes.ts'
import { createPacer, lookAhead, reserve, slack } from '../../src/delivery/pace.ts'
import type { Budgets } from '../../src/delivery/pace.ts'
import { begin, busiest, drive } from '../support/pacing.ts'
import type { Waiting } from '../support/pacing.ts'

const telegram: Budgets = {
  bot: { every: 1_000 / 30 },
  private: { every: 1_000, burst: 4 },
  shared: { every: 3_000, burst: 1 },
}

const readers = (count: number, priority = 40, from = 0): Waiting[] =>
  Array.from({ length: count }, (_, at) => ({ chat: from + at, chatKind: 'private', priority }))

const groupCalls = (count: number, priority = 40): Waiting[] =>
  Array.from({ length: count }, () => ({ chat: 1, chatKind: 'group', priority }))

const item = { lane: 'items', chatKind: 'private' } as const

describe('budgets', () => {
  it('let thirty a second out, no fewer', () => {
    const { made, end } = drive(telegram, readers(900))
    expect(made).toHaveLength(900)
    expect(end - begin).toBeLessThan(30_000)
    expect(end - begin).toBeGreaterThan(29_500)
  })

  it('let one post a second into a private chat', () => {
    const { made } = drive(
      telegram,
      [1, 2, 3].map(() => readers(1)[0]!),
    )
    const times = made.map(({ at }) => at - begin)
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(1_000)
    expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(1_000)
    expect(times[2]).toBeLessThan(2_600)
  })

  it('let twenty posts and answers a minute into a group, whatever they are', () => {
    const answers = groupCalls(40)
    const { made } = drive(telegram, [...groupCalls(20), ...groupCalls(20, 20)], { answers })
    expect(made).toHaveLength(80)
    expect(busiest(made, 60_000)).toBeLessThanOrEqual(20)
  })

  it('are never exceeded in any window, whatever is asked', () => {
    const calls = fc.array(
      fc.record({
        chat: fc.integer({ min: 1, max: 12 }),
        priority: fc.constantFrom(20, 30, 40, 50, 60),
        from: fc.integer({ min: 0, max: 4_000 }),
      }),
      { maxLength: 120 },
    )
    const kindOf = (chat: number) => (chat <= 4 ? ('group' as const) : ('private' as const))
    const every = fc.integer({ min: 5, max: 80 })
    fc.assert(
      fc.property(every, calls, calls, (bot, some, asked) => {
        const budgets: Budgets = {
          bot: { every: bot },
          private: { every: 200, burst: 3 },
          shared: { every: 600, burst: 1 },
        }
        const placed = (one: (typeof some)[number]) => ({
          ...one,
          chatKind: kindOf(one.chat),
          from: begin + one.from,
        })
        const { made } = drive(budgets, some.map(placed), { answers: asked.map(placed) })
        expect(made).toHaveLength(some.length + asked.length)
        for (const window of [300, 1_000, 3_000]) {
          // A chat that is free a little later than the bot moves its call within the plan: as much again as the slack.
          const most = Math.floor((window + reserve + 2 * slack) / bot) + 1
          expect(busiest(made, window)).toBeLessThanOrEqual(most)
          for (let chat = 1; chat <= 12; chat += 1) {
            const own = made.filter((one) => one.chat === chat)
            const [each, burst] = chat <= 4 ? [600, 1] : [200, 3]
            expect(busiest(own, window)).toBeLessThanOrEqual(Math.ceil(window / each) + burst - 1)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('that are set anew count from the next plan on', () => {
    const pacer = createPacer(telegram, () => begin)
    const calls = readers(30).map((one) => ({ ...one, ...item }))
    expect(pacer.plan(calls, begin + 100).slots).toHaveLength(11)
    pacer.set({ ...telegram, bot: { every: 1 } })
    expect(pacer.plan(calls, begin + 150).slots.length).toBeGreaterThan(10)
  })
})

describe('lanes', () => {
  const seconds = 20
  const crowd = (priority: number, at: number) => readers(400, priority, at * 10_000)
  const many = [20, 30, 40, 50, 60].flatMap(crowd)
  const asked = (perSecond: number) =>
    Array.from({ length: perSecond * seconds }, (_, at) => ({
      chat: 900_000 + at,
      chatKind: 'private' as const,
      from: begin + (at * 1_000) / perSecond,
    }))
  const shareOf = (made: { lane: string }[], lane: string) =>
    made.filter((one) => one.lane === lane).length / made.length

  it('starve nobody: while all wait, each has a tenth of the budget at least', () => {
    const { made } = drive(telegram, many, { answers: asked(8), end: begin + seconds * 1_000 })
    expect(lanes.filter((lane) => shareOf(made, lane) < 0.09)).toEqual([])
    expect(shareOf(made, 'corrections')).toBeCloseTo(0.4, 1)
    expect(shareOf(made, 'urgent')).toBeCloseTo(0.2, 1)
  })

  it.each([20, 30, 40, 50, 60])('answers have half at most while %i waits', (priority) => {
    const { made } = drive(telegram, crowd(priority, 1), {
      answers: asked(24),
      end: begin + seconds * 1_000,
    })
    expect(shareOf(made, 'answers')).toBeLessThan(0.51)
    expect(shareOf(made, 'answers')).toBeGreaterThan(0.15)
  })

  it('leave to one what the others do not need', () => {
    const { made } = drive(telegram, crowd(60, 1), { end: begin + 10_000 })
    expect(made.length).toBeGreaterThan(300)
  })

  it('let a withdrawal out with the next plan, in the middle of a broadcast', () => {
    const withdrawal = { chat: 99_999, chatKind: 'private' as const, priority: 10 }
    const { made } = drive(telegram, [...readers(600), { ...withdrawal, from: begin + 5_000 }])
    const [gone] = made.filter(({ chat }) => chat === 99_999)
    expect(gone?.at).toBeLessThan(begin + 5_000 + lookAhead + 1_000 / 30)
  })
})

describe('answers', () => {
  it('go at once while a broadcast fills the budget, two a second', () => {
    const answers = Array.from({ length: 40 }, (_, at) => ({
      chat: 10_000 + at,
      chatKind: 'private' as const,
      from: begin + 1_000 + at * 500,
    }))
    const { made } = drive(telegram, readers(900), { answers })
    const said = made.filter(({ lane }) => lane === 'answers')
    const waits = said.map(({ chat, at }) => at - (answers[chat - 10_000]?.from ?? 0))
    expect(Math.max(...waits)).toBeLessThanOrEqual(1)
  })

  it('follow each other at once in a private chat, four of them', () => {
    const pacer = createPacer(telegram, () => begin)
    const waits = [1, 2, 3, 4, 5].map(() => pacer.answer('hash of a reader', 'private'))
    expect(waits.slice(0, 4)).toEqual([0, 0, 0, 0])
    expect(waits[4]).toBe(begin + 1_000)
  })

  it('take turns with posts in a group, and wait for corrections', () => {
    const at = (priority: number) =>
      drive(telegram, groupCalls(6, priority), { answers: groupCalls(6) }).made.map(
        ({ lane }) => lane,
      )
    const halves = at(40)
    expect(halves.slice(0, 8).filter((lane) => lane === 'answers')).toHaveLength(4)
    const corrections = at(20)
    expect(corrections.lastIndexOf('corrections')).toBeLessThanOrEqual(6)
  })
})

describe('holds', () => {
  it('of a chat hold no other, of the bot all; the later of two wins', () => {
    const pacer = createPacer(telegram, () => begin)
    const plan = (...chats: number[]) =>
      pacer
        .plan(
          chats.map((chat) => ({ chat, ...item })),
          begin + 100,
        )
        .slots.map(({ call }) => call.chat)
    pacer.hold({ scope: 1, until: begin + 35_000 })
    expect(plan(1, 2)).toEqual([2])
    expect(pacer.waiting(begin)).toEqual([1, 2])
    pacer.hold({ scope: 'bot', until: begin + 45_000 })
    pacer.hold({ scope: 'bot', until: begin + 20_000 })
    expect(plan(3)).toEqual([])
    expect(pacer.answer('someone', 'private')).toBe(begin + 45_000)
    expect(pacer.room(begin + 100)).toBe(0)
  })

  it('are forgotten with the address of a chat', () => {
    const pacer = createPacer(telegram, () => begin)
    pacer.hold({ scope: 1, until: begin + 35_000 })
    pacer.forget(1)
    expect(pacer.waiting(begin)).toEqual([])
  })
})

describe('threads of one group', () => {
  const threads = [2, 3, 4]
  const thread = { lane: 'items', chatKind: 'thread' } as const

  function stage() {
    let time = begin
    const pacer = createPacer({ ...telegram, saysScope: false }, () => time)
    pacer.share(new Map(threads.map((chat) => [chat, 2])))
    const plan = () =>
      pacer
        .plan(
          [...threads, 5].map((chat) => ({ chat, ...thread })),
          time + 100,
        )
        .slots.map(({ call }) => call.chat)
    return { pacer, plan, go: (at: number) => void (time = begin + at) }
  }

  it('have one budget, answers included; other groups have their own', () => {
    const { pacer, plan, go } = stage()
    expect(plan()).toEqual([2, 5])
    expect(pacer.waiting(begin + 100)).toEqual([...threads, 5])
    expect(pacer.answer(4, 'thread')).toBeGreaterThanOrEqual(begin + 3_000)
    go(3_000)
    expect(pacer.answer(4, 'thread')).toBe(0)
    expect(plan()).not.toContain(2)
  })

  it('are held together where one is refused, and are no sign that the bot is too fast', () => {
    const { pacer } = stage()
    const holds = threads.flatMap((scope) => pacer.refused({ scope, until: begin + 35_000 }))
    expect(holds.map(({ scope }) => scope)).toEqual(threads)
    expect(threads.map(pacer.isHeld)).toEqual([true, true, true])
    expect(pacer.isHeld(5)).toBe(false)
    expect(pacer.learned()).toBeUndefined()
  })
})

describe('what is paid for', () => {
  const paid: Budgets = { ...telegram, bot: { every: 1 }, free: { every: 1_000 / 30 } }

  it('is only what goes faster than is free', () => {
    const slow = drive(
      paid,
      readers(60).map((one, at) => ({ ...one, from: begin + at * 40 })),
    )
    expect(slow.made.filter((one) => one.paid)).toEqual([])
    const { made, end } = drive(paid, readers(1_000))
    expect(made.filter((one) => !one.paid).length).toBeLessThanOrEqual(
      30 * ((end - begin) / 1_000) + 9,
    )
  })

  it('is no edit: corrections keep the free pace, and the rest is not kept waiting', () => {
    const pacer = createPacer(paid, () => begin)
    const edits = readers(50).map((one) => ({ ...one, ...item, lane: 'corrections' as const }))
    const sends = readers(90, 40, 100).map((one) => ({ ...one, ...item, payable: true }))
    const { slots } = pacer.plan([...edits, ...sends], begin + 100)
    const edited = slots.filter(({ call }) => call.lane === 'corrections')
    expect(edited.every((slot) => !slot.paid)).toBe(true)
    expect(edited.length).toBeLessThanOrEqual(11)
    expect(slots.length).toBeGreaterThan(90)
  })

  it('is nothing once the platform has refused it', () => {
    const pacer = createPacer(paid, () => begin)
    pacer.refusePaid()
    const sends = readers(90).map((one) => ({ ...one, ...item, payable: true }))
    const { slots } = pacer.plan(sends, begin + 100)
    expect(slots.length).toBeLessThanOrEqual(11)
    expect(slots.some((slot) => slot.paid)).toBe(false)
  })
})
