/** The same press again: a finger that tapped twice, or a client that sent twice. */

import type { Address, Instant } from '../news.ts'

/** Within so many milliseconds the same press is one. */
const window = 3_000

export function createRepeats(hash: (text: string) => string) {
  /** The last deed of each person, oldest first. */
  const last = new Map<string, { deed: string; at: Instant }>()

  return {
    /** Whether the person's last deed was this one, just now. A text of people is no deed: it would be kept. */
    isRepeat(person: Address, deed: string, now: Instant): boolean {
      for (const [key, { at }] of last) {
        if (now - at < window) break
        last.delete(key)
      }
      const key = hash(person)
      const hashed = hash(deed)
      const isSame = last.get(key)?.deed === hashed
      if (isSame) return true
      last.delete(key)
      last.set(key, { deed: hashed, at: now })
      return false
    },
  }
}
