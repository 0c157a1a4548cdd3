/** From the kind of a failure to what is done about it: one readable table, pure. */

import type { FailureFacts, FailureKind } from '../../adapters/adapter.ts'
import type { ChatKind, Instant, OperationKind } from '../news.ts'
import type { Settlement } from '../store/ports/outbox.ts'

/** What the table looks at besides the failure. */
export type Attempt = {
  id: number
  kind: OperationKind
  chatKind: ChatKind
  /** Counting the one that failed. */
  attempts: number
  /** When it was planned. */
  plannedAt: Instant
  /** An earlier attempt may have arrived already. */
  repeated: boolean
  /** The platform makes no second post of a repeated send, or finds the first. */
  idempotent: boolean
}

export type Verdict = {
  settlement: Settlement
  /** Nothing goes to this scope before `until`. */
  hold?: { scope: 'chat' | 'bot'; until: Instant }
  /** The platform takes no money for going faster. */
  unpaid?: true
  /** The platform refused the token: nothing more is tried until the operator acts. */
  stop?: true
}

/** A post that waits for a retry holds later ones of its chat at most this long. */
export const holdLimit = 60_000

const firstDelay = 2_000
const longestDelay = 10 * 60_000

/** Milliseconds before attempt `attempts + 1`: doubling from 2 s to 10 min, with up to a quarter of jitter. */
export function backOff(attempts: number, random: number): number {
  const delay = Math.min(longestDelay, firstDelay * 2 ** Math.min(attempts - 1, 20))
  return Math.round(delay * (1 + random / 4))
}

/**
 * Tries of an operation that the platform answers, or may have taken: at ten minutes each more than two days. Those that no
 * platform was reached with, or that it only put off, are not counted: an outage gives nothing up.
 */
export const mostAttempts = 300

/** What is older is given up, whatever kept it (14 days): nobody waits for it any more. */
export const longestLife = 14 * 24 * 60 * 60_000

type Decide = (facts: FailureFacts, attempt: Attempt, now: Instant, random: number) => Verdict

const again = (
  facts: FailureFacts,
  { id, kind }: Attempt,
  now: Instant,
  delay: number,
): Settlement & { outcome: 'again' } => ({
  id,
  outcome: 'again',
  notBefore: now + delay,
  // Publishing shows nothing new in the chat, and a limit of one kind of call is no reason for others to wait.
  holdsUntil: kind === 'publish' || facts.scope === 'kind' ? now : now + holdLimit,
  failure: facts,
})

/** Details of `revise`, and what takes the place of the edit. */
const insteadOfEdit = new Map<string, 'reply' | 'post'>([
  ['not-editable', 'reply'],
  ['kind-changed', 'post'],
])

const table: Record<FailureKind, Decide> = {
  'rate-limited': (facts, attempt, now, random) => {
    const { scope = 'chat' } = facts
    const delay = (facts.retryAfter ?? 5_000) + Math.round(random * 250)
    const settlement = again(facts, attempt, now, delay)
    return scope === 'kind' ? { settlement } : { settlement, hold: { scope, until: now + delay } }
  },

  // No other post of the chat could go either: it never waits for longer than it holds them, so that they stay in order.
  unreachable: (facts, attempt, now, random) => {
    const delay = Math.min(holdLimit, backOff(attempt.attempts, random))
    return { settlement: again(facts, attempt, now, delay) }
  },

  'unknown-outcome': (facts, attempt, now, random) => {
    const delay = backOff(attempt.attempts, random)
    if (attempt.kind !== 'send') return { settlement: again(facts, attempt, now, delay) }
    const once = attempt.chatKind === 'private' && !attempt.repeated
    const mayRepeat = (attempt.idempotent && !facts.undecidable) || once
    if (!mayRepeat) return { settlement: { id: attempt.id, outcome: 'unknown', failure: facts } }
    return { settlement: { ...again(facts, attempt, now, delay), outcome: 'repeat' } }
  },

  forbidden: (facts, attempt, now) => {
    // The post stands in its own chat, where others may still be sent.
    if (attempt.kind === 'publish')
      return { settlement: { id: attempt.id, outcome: 'rejected', failure: facts } }
    const chat = { state: 'paused', reason: facts.detail } as const
    return { settlement: { ...again(facts, attempt, now, 0), chat } }
  },

  gone: (facts, attempt, now) => {
    if (facts.covers === 'message') {
      return {
        settlement: { id: attempt.id, outcome: 'cancelled', failure: facts, postGone: true },
      }
    }
    if (facts.covers === 'thread' || facts.mayReturn) {
      const chat = { state: 'paused', reason: facts.detail } as const
      return { settlement: { ...again(facts, attempt, now, 0), chat } }
    }
    const chat = { state: 'gone', reason: facts.detail } as const
    return { settlement: { id: attempt.id, outcome: 'cancelled', failure: facts, chat } }
  },

  moved: (facts, attempt, now) => ({
    settlement: {
      ...again(facts, attempt, now, 0),
      ...(facts.movedTo ? { chat: { movedTo: facts.movedTo } } : {}),
    },
  }),

  malformed: (facts, attempt, now) => {
    const { id, kind } = attempt
    if (facts.detail === 'paid-broadcast-refused') {
      return { settlement: again(facts, attempt, now, 0), unpaid: true }
    }
    // The post stands where it was sent; nobody could do anything about it.
    if (kind === 'publish' && facts.detail === 'reply-not-publishable') {
      return { settlement: { id, outcome: 'cancelled', failure: facts } }
    }
    const by = kind === 'revise' ? insteadOfEdit.get(facts.detail) : undefined
    if (by) return { settlement: { id, outcome: 'replaced', by, failure: facts } }
    return { settlement: { id, outcome: 'rejected', failure: facts } }
  },

  unauthorised: (facts, attempt, now) => ({
    settlement: again(facts, attempt, now, longestDelay),
    stop: true,
  }),
}

const uncounted: readonly FailureKind[] = ['unreachable', 'rate-limited', 'unauthorised']

/** Nothing is tried for ever. What may have arrived is not said to have failed: a person must look. */
function bounded(verdict: Verdict, facts: FailureFacts, attempt: Attempt, now: Instant): Verdict {
  const { settlement } = verdict
  if (settlement.outcome !== 'again' && settlement.outcome !== 'repeat') return verdict
  const isTired = attempt.attempts >= mostAttempts && !uncounted.includes(facts.kind)
  if (!isTired && now - attempt.plannedAt < longestLife) return verdict
  const mayStand = attempt.kind === 'send' && (settlement.outcome === 'repeat' || attempt.repeated)
  const { id, chat, failure } = settlement
  const outcome = mayStand ? ('unknown' as const) : ('failed' as const)
  return { ...verdict, settlement: { id, outcome, failure, ...(chat ? { chat } : {}) } }
}

/** `random` is in [0, 1). */
export function decide(
  facts: FailureFacts,
  attempt: Attempt,
  now: Instant,
  random: number,
): Verdict {
  return bounded(table[facts.kind](facts, attempt, now, random), facts, attempt, now)
}
