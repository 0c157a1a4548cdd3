/** What refusals teach of the rate of a whole bot: down to what was being accepted, then carefully up again. Pure. */

import type { Instant } from '../news.ts'

/** What was learned so far, to be kept over a restart. */
export type Learned = {
  /** How many times slower than its budget the bot goes. */
  slow: number
  /** As fast as this was refused. */
  refusedAt: number
  /** When it was last made faster, or slower. */
  probedAt: Instant
  /** Milliseconds between two probes. */
  every: number
}

export type LearnedRate = {
  /** How many times slower than its budget the bot goes. */
  slowness(at: Instant): number
  accepted(): void
  /** True when this refusal shows that the whole bot was too fast. */
  refused(chat: unknown, at: Instant): boolean
  /** Undefined while the bot goes as fast as its budget. */
  learned(at: Instant): Learned | undefined
  /** Goes on from what an earlier process had learned; the time since then has passed as any other. */
  goOn(from: Learned): void
  /** Nothing is learned of calls that were under way when the bot was held. */
  ignoreUntil(at: Instant): void
}

/** Refused chats within so many milliseconds that are no chat's own limit. */
const together = { chats: 3, within: 1_000 }

/** A probe goes this much faster, this often; after one that was refused half as often, until one goes well that goes faster than that. */
const probe = { by: 1.05, every: 3_000, most: 30_000 }

/** What a refused probe costs: more than it took, so that the platform's bucket fills again. */
const retreat = 1.1

/** The platform accepts something: a share of nothing is too small a sample. */
const leastShare = 0.2
const slowest = 30

const unlearned: Learned = { slow: 1, refusedAt: 0, probedAt: 0, every: probe.every }

export function createLearnedRate(): LearnedRate {
  let { slow, refusedAt, probedAt, every }: Learned = unlearned
  let blindUntil = 0
  let accepted = 0
  let refusals: { chat: unknown; at: Instant }[] = []

  function slowDown(factor: number, at: Instant): void {
    refusedAt = slow
    slow = Math.min(slowest, slow * factor)
    probedAt = at
    refusals = []
  }

  /** What was answered since the first refusal of them. */
  function share(count: number): number {
    return Math.max(leastShare, accepted / Math.max(1, accepted + count - 1))
  }

  function slowness(at: Instant): number {
    while (slow > 1 && at - probedAt >= every) {
      slow = Math.max(1, slow / probe.by)
      probedAt += every
      if (slow < refusedAt / probe.by) every = probe.every
    }
    return slow
  }

  return {
    slowness,

    learned: (at) => (slowness(at) > 1 ? { slow, refusedAt, probedAt, every } : undefined),

    goOn: (from) => void ({ slow, refusedAt, probedAt, every } = from),

    accepted: () => void (accepted += 1),

    refused(chat, at) {
      refusals = refusals.filter((one) => one.at > at - together.within)
      if (refusals.length === 0) accepted = 0
      refusals.push({ chat, at })
      if (at < blindUntil) return false
      if (new Set(refusals.map((one) => one.chat)).size >= together.chats) {
        slowDown(1 / share(refusals.length), at)
        return true
      }
      // A rate that is only guessed is doubted at once.
      if (slow > 1 && at - probedAt >= together.within) {
        slowDown(retreat, at)
        every = Math.min(probe.most, every * 2)
      }
      return false
    },

    ignoreUntil(at) {
      blindUntil = Math.max(blindUntil, at)
      probedAt = Math.max(probedAt, at)
    },
  }
}
