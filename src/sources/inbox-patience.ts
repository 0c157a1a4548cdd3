/** Which files of the drop folder are ready to be taken: settled ones, and failed ones after a growing pause. */

/** The pause after the first failure doubles up to this. Milliseconds. */
const longestPause = 60_000

export type Patience = {
  /** True when a file looks the same as `settleMs` ago and no pause is running. Looks at a file for the first time are never ready. */
  ready(name: string, fingerprint: string): boolean
  /** Milliseconds since it was first seen as it is. */
  age(name: string): number
  /** It failed: the next try comes after a pause, at once when the file changes. */
  postpone(name: string): void
  /** True the first time it is asked of a file as it is: a lasting state is told once. */
  firstTelling(name: string): boolean
  /** Some file is on its way to be ready soon. */
  settling(): boolean
  /** Forgets the files that are gone. */
  keepOnly(names: Set<string>): void
}

type Seen = {
  fingerprint: string
  since: number
  readyAt: number
  failures: number
  told: boolean
}

/** `now` in milliseconds, best of a clock that never jumps. */
export function createPatience(now: () => number, settleMs: number): Patience {
  const seen = new Map<string, Seen>()
  return {
    ready(name, fingerprint) {
      const before = seen.get(name)
      if (before?.fingerprint === fingerprint) return now() >= before.readyAt
      const since = now()
      seen.set(name, { fingerprint, since, readyAt: since + settleMs, failures: 0, told: false })
      return false
    },
    age: (name) => now() - (seen.get(name)?.since ?? now()),
    postpone(name) {
      const file = seen.get(name)
      if (!file) return
      file.readyAt = now() + Math.min(1000 * 2 ** file.failures, longestPause)
      file.failures += 1
    },
    firstTelling(name) {
      const file = seen.get(name)
      if (!file || file.told) return false
      file.told = true
      return true
    },
    settling: () => seen.values().some((file) => file.failures === 0 && now() < file.readyAt),
    keepOnly(names) {
      for (const name of seen.keys()) if (!names.has(name)) seen.delete(name)
    },
  }
}
