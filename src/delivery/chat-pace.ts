/** The pace of each chat by itself: its budget, its holds, and how slowly it goes after a refusal. Pure. */

import type { ChatKind, Instant } from '../news.ts'
import type { Lane } from './lanes.ts'

/** `every` milliseconds one call; answers may be `burst` calls at once after a quiet time. */
export type Budget = { every: number; burst: number }

/** A chat of the store, or a keyed hash of one that is not there. */
export type ChatScope = number | string

type Pace = {
  /** When the next call fits the pace. */
  next: Instant
  heldUntil: Instant
  refusedAt: Instant
  /** The last call was an answer. */
  answered: boolean
  /** An answer waits, and will have asked again by then. */
  answerBy: Instant
}

const recovery = 10 * 60_000

/** The outbox is looked at within this time; an answer that was just preceded by one lets it go first. */
const courtesy = 300

/** A refusal is fresh so long. */
const fresh = 1_000

/** How many times slower than its budget a chat goes: 2 after a refusal, 1 ten minutes later. */
const slowness = ({ refusedAt }: Pace, at: Instant) =>
  1 + Math.max(0, 1 - (at - refusedAt) / recovery)

const isShared = (kind: ChatKind) => kind !== 'private'

export function createChatPace(budgetOf: (kind: ChatKind) => Budget) {
  const paces = new Map<ChatScope, Pace>()
  const refusals = new Map<ChatScope, { until: Instant; at: Instant }>()

  const quiet = (): Pace => ({
    next: 0,
    heldUntil: 0,
    refusedAt: -Infinity,
    answered: false,
    answerBy: 0,
  })

  function paceOf(chat: ChatScope): Pace {
    const pace = paces.get(chat) ?? quiet()
    paces.set(chat, pace)
    return pace
  }

  /** In turns with answers that wait; corrections go before them. */
  function outboxSlot(pace: Pace, lane: Lane, at: Instant): Instant {
    const slot = Math.max(at, pace.heldUntil, pace.next)
    const yields = lane !== 'corrections' && !pace.answered && pace.answerBy > at
    return yields ? Math.max(slot, pace.answerBy) : slot
  }

  function answerSlot(pace: Pace, kind: ChatKind, at: Instant): Instant {
    const { every, burst } = budgetOf(kind)
    const fits = pace.next - (burst - 1) * every * slowness(pace, at)
    const slot = Math.max(at, pace.heldUntil, fits)
    const isNext = !isShared(kind) || !pace.answered || at >= fits + courtesy
    const answers = isNext ? slot : Math.max(slot, fits + courtesy)
    pace.answerBy = answers > at ? answers + courtesy : 0
    return answers
  }

  return {
    /** The earliest that the call fits the chat's own pace. */
    slot(chat: ChatScope, kind: ChatKind, lane: Lane, at: Instant): Instant {
      const pace = lane === 'answers' ? paceOf(chat) : paces.get(chat)
      if (!pace) return at
      return lane === 'answers' ? answerSlot(pace, kind, at) : outboxSlot(pace, lane, at)
    },

    count(chat: ChatScope, kind: ChatKind, lane: Lane, at: Instant): void {
      const pace = paceOf(chat)
      pace.next = Math.max(pace.next, at) + budgetOf(kind).every * slowness(pace, at)
      pace.answered = lane === 'answers'
      if (pace.answered) pace.answerBy = 0
    },

    /** Those whose outbox must wait until after `until`. Forgets what has become usual again. */
    waiting(at: Instant, until: Instant): number[] {
      const found: number[] = []
      for (const [chat, pace] of paces) {
        const free = Math.max(pace.next, pace.heldUntil)
        if (free > until && typeof chat === 'number') found.push(chat)
        if (Math.max(free, pace.answerBy, pace.refusedAt + recovery) <= at) paces.delete(chat)
      }
      return found
    },

    /** Shortly before the first chat is free in which an answer waits: what goes before it must be there in time. */
    answerDue(at: Instant): Instant {
      let first = Infinity
      for (const { next, heldUntil, answerBy } of paces.values()) {
        const free = Math.max(next, heldUntil)
        if (answerBy > at && free > at)
          first = Math.min(first, Math.max(at + 1, free - courtesy / 6))
      }
      return first
    },

    hold(chat: ChatScope, until: Instant): void {
      const pace = paceOf(chat)
      pace.heldUntil = Math.max(pace.heldUntil, until)
    },

    isHeld: (chat: ChatScope, at: Instant): boolean => (paces.get(chat)?.heldUntil ?? 0) > at,

    refused(chat: ChatScope, until: Instant, at: Instant): void {
      paceOf(chat).refusedAt = at
      refusals.set(chat, { until, at })
    },

    /** When the first of the chats that were refused just now is free again. */
    firstRefused(at: Instant): Instant {
      for (const [chat, refusal] of refusals) {
        if (refusal.at <= at - fresh) refusals.delete(chat)
      }
      return Math.min(...[...refusals.values()].map(({ until }) => until))
    },

    forget(chat: ChatScope): void {
      paces.delete(chat)
    },
  }
}
