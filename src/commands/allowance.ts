/** How much may be asked: a bucket of questions for each person and each shared chat, in memory alone. */

import type { Address, Instant } from '../news.ts'

type Verdict =
  | 'answer'
  /** Over it: said once a minute. */
  | 'ask-to-wait'
  /** Over it, and that was said. */
  | 'silence'

export type Allowance = {
  /** `chat` only where the answer is seen by all there. */
  take(who: { person: Address; chat?: Address }, now: Instant): Verdict
}

/** Questions at once; an empty bucket is full again after a minute. */
export type Sizes = { person: number; chat: number }

const minute = 60_000

/** Buckets kept; beyond that those that were used least lately are full again. */
const most = 20_000

type Bucket = { left: number; at: Instant; told: Instant }

/** `hash` is keyed: addresses stand in no memory longer than an answer takes. */
export function createAllowance(sizes: Sizes, hash: (address: Address) => string): Allowance {
  const buckets = new Map<string, Bucket>()

  function bucketOf(kind: keyof Sizes, address: Address, now: Instant): Bucket {
    const key = `${kind} ${hash(address)}`
    const size = sizes[kind]
    const { left, at, told } = buckets.get(key) ?? { left: size, at: now, told: -Infinity }
    const refilled = Math.min(size, left + ((now - at) * size) / minute)
    const bucket = { left: refilled, at: now, told }
    buckets.delete(key)
    buckets.set(key, bucket)
    const [oldest] = buckets.keys()
    if (buckets.size > most && oldest !== undefined) buckets.delete(oldest)
    return bucket
  }

  return {
    take({ person, chat }, now) {
      const asked = [bucketOf('person', person, now)]
      if (chat !== undefined) asked.push(bucketOf('chat', chat, now))
      const empty = asked.find((bucket) => bucket.left < 1)
      if (!empty) {
        for (const bucket of asked) bucket.left -= 1
        return 'answer'
      }
      if (now - empty.told < minute) return 'silence'
      empty.told = now
      return 'ask-to-wait'
    },
  }
}
