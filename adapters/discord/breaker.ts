/** The breaker: Discord bans an address for 10,000 refused requests in ten minutes, so long before that no more are made. */
import { DeliveryFailure } from '../adapter.ts'

export type Breaker = {
  /** Rejects with `rate-limited` for the whole bot while too many were refused. */
  demandClosed(): void
  /** After every answer. */
  count(status: number, scope: string | null): void
}

/**
 * A twentieth of what is documented for an address (topics/rate-limits, "Invalid Request Limit"): others may call from the same one,
 * and what is in flight comes on top.
 */
const limit = 500
const span = 10 * 60_000

/** Statuses that count; a 429 that is shared with other users of a resource does not. */
const refusals = new Set([401, 403, 429])

/** @param now milliseconds since 1970 */
export function createBreaker(now: () => number): Breaker {
  /** When the last requests were refused, the oldest first: as many as the limit at most. */
  const times: number[] = []

  return {
    demandClosed() {
      const [oldest = 0] = times
      const until = oldest + span
      if (times.length < limit || until <= now()) return
      throw new DeliveryFailure({
        kind: 'rate-limited',
        detail: 'too-many-refusals',
        words: `Discord refused ${limit} requests within ten minutes. At 10,000 it bans the address.`,
        retryAfter: until - now(),
        scope: 'bot',
      })
    },
    count(status, scope) {
      if (!refusals.has(status) || scope === 'shared') return
      times.push(now())
      if (times.length > limit) times.shift()
    },
  }
}
