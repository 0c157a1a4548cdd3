/** A pacer in simulated time: a backlog of calls that a worker plans again and again, and answers that ask by themselves. */
import { laneOf } from '../../src/delivery/lanes.ts'
import type { Lane } from '../../src/delivery/lanes.ts'
import { createPacer, lookAhead } from '../../src/delivery/pace.ts'
import type { Budgets } from '../../src/delivery/pace.ts'
import type { ChatKind } from '../../src/news.ts'

export type Waiting = { chat: number; chatKind: ChatKind; priority: number; from?: number }
export type Made = { chat: number; lane: Lane; at: number; paid: boolean }

export const begin = 1_000_000
const lookAgain = 250

/**
 * Makes every call of the backlog and every answer (which waits from `from` on), or those before `end`. Each chat has one call
 * under way at a time. `meets` is told of each call as it is made and may refuse it; what is refused waits for its retry.
 */
export function drive(
  budgets: Budgets,
  backlog: Waiting[],
  {
    answers = [],
    end = Infinity,
    meets = () => undefined,
  }: {
    answers?: Omit<Waiting, 'priority'>[]
    end?: number
    meets?: (call: Made) => { retryAfter: number } | undefined
  } = {},
) {
  let time = begin
  const pacer = createPacer(budgets, () => time)
  const made: Made[] = []
  let refused = 0
  const pending: Made[] = []
  const open = backlog.map((call) => ({ ...call, lane: laneOf(call.priority), payable: true }))
  const asking = answers.map((one) => ({ ...one, at: Math.max(begin, one.from ?? 0) }))
  let planAt = begin

  function go(call: Made): void {
    const refusal = meets(call)
    if (!refusal) {
      made.push(call)
      return pacer.accepted()
    }
    refused += 1
    const until = call.at + refusal.retryAfter
    pacer.refused({ scope: call.chat, until })
    open.unshift({
      chat: call.chat,
      chatKind: 'private',
      lane: call.lane,
      priority: 40,
      payable: true,
      from: until,
    })
  }

  function plan(): void {
    const until = time + lookAhead
    planAt = Math.ceil(Math.max(time + 1, pacer.free()))
    if (pacer.room(until) === 0) return
    const held = new Set([...pacer.waiting(until), ...pending.map(({ chat }) => chat)])
    const room = Math.min(16, pacer.room(until))
    const perLane = new Map<Lane, number>()
    const heads = open.filter(({ chat, lane, from = 0 }) => {
      const count = perLane.get(lane) ?? 0
      if (held.has(chat) || from > time || count > room) return false
      perLane.set(lane, count + 1)
      held.add(chat)
      return true
    })
    const { slots, next } = pacer.plan(heads, until, 16)
    for (const { call, at, paid } of slots) {
      open.splice(open.indexOf(call), 1)
      pending.push({ chat: call.chat, lane: call.lane, at, paid })
    }
    planAt = Math.ceil(Math.max(time + 1, Math.min(next, time + lookAgain)))
  }

  while (time < end && (open.length > 0 || asking.length > 0 || pending.length > 0)) {
    pending.sort((a, b) => a.at - b.at)
    while (pending[0] && pending[0].at <= time) go(pending.shift()!)
    if (open.length > 0 && planAt <= time) plan()
    for (const one of asking.filter(({ at }) => at <= time)) {
      const free = pacer.answer(one.chat, one.chatKind)
      if (free > 0) {
        one.at = Math.ceil(Math.max(time + 1, free))
        continue
      }
      asking.splice(asking.indexOf(one), 1)
      go({ chat: one.chat, lane: 'answers', at: time, paid: false })
    }
    const times = [
      ...pending.map(({ at }) => at),
      ...asking.map(({ at }) => at),
      ...(open.length > 0 ? [planAt] : []),
    ]
    if (times.length > 0) time = Math.max(time, Math.min(...times))
  }
  return { made, refused, pacer, end: time }
}

/** Calls in the busiest window of so many milliseconds. */
export function busiest(made: Made[], window: number): number {
  const times = made.map(({ at }) => at).sort((a, b) => a - b)
  let most = 0
  let first = 0
  times.forEach((at, last) => {
    while ((times[first] ?? at) <= at - window) first += 1
    most = Math.max(most, last - first + 1)
  })
  return most
}
