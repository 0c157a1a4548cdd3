/** The lanes: what goes first where a budget does not suffice for all, and how much of it each gets while others wait. */

import type { Verb } from '../news.ts'

/**
 * In this order. `from` is the first priority of a lane in the outbox; answers never stand there. The weights sum to 100, so
 * that none gets less than a tenth whoever else waits, and answers, the lightest, never more than half.
 */
const table = [
  { lane: 'corrections', from: 0, weight: 40 },
  { lane: 'answers', from: undefined, weight: 10 },
  { lane: 'urgent', from: 30, weight: 20 },
  { lane: 'items', from: 40, weight: 10 },
  { lane: 'digests', from: 50, weight: 10 },
  { lane: 'archive', from: 60, weight: 10 },
] as const

export type Lane = (typeof table)[number]['lane']

export const lanes: readonly Lane[] = table.map(({ lane }) => lane)

/** Priorities of operations, each at the head of its lane or within it; the smaller goes first. */
export const priorities = {
  redact: 5,
  withdraw: 10,
  fix: 20,
  correct: 20,
  update: 20,
  urgent: 30,
  item: 40,
  digest: 50,
  archive: 60,
} as const satisfies Record<Verb | 'urgent' | 'item' | 'digest' | 'archive', number>

export const laneOf = (priority: number): Lane =>
  table.findLast(({ from }) => from !== undefined && from <= priority)?.lane ?? 'archive'

/** The first priority of the lane that follows; undefined after the last. */
export const nextLane = (priority: number): number | undefined =>
  table.find(({ from }) => from !== undefined && from > priority)?.from

const weights = new Map<Lane, number>(table.map(({ lane, weight }) => [lane, weight]))

/** Whose turn it is among the lanes that wait for one budget: start-time fair queueing. */
export function createShares() {
  const finished = new Map<Lane, number>()
  let virtual = 0
  const begins = (lane: Lane) => Math.max(virtual, finished.get(lane) ?? 0)
  const cost = (lane: Lane) => 1 / (weights.get(lane) ?? 1)

  return {
    /** The first of the table wins a tie. */
    next(waiting: readonly Lane[]): Lane | undefined {
      const [first, ...others] = lanes.filter((lane) => waiting.includes(lane))
      return others.reduce((best, one) => (best && begins(one) < begins(best) ? one : best), first)
    },

    /** Whether the lane has had no more than its share and `lead` calls. */
    mayGo: (lane: Lane, others: readonly Lane[], lead: number) =>
      others.every((other) => begins(lane) <= begins(other) + (lead - 1) * cost(lane)),

    served(lane: Lane, others: readonly Lane[]): void {
      const began = begins(lane)
      finished.set(lane, began + cost(lane))
      virtual = Math.max(virtual, Math.min(began, ...others.map(begins)))
    },
  }
}
