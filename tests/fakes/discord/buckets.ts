/** Rate limits as they are observed, told in the headers of every answer: in a channel 5 messages in 5 s, 10 published in an hour. */
import type { Request } from './routes.ts'

export type Bucket = {
  /** Seconds that this call must wait; 0 when it may pass, and then it is counted. */
  wait: number
  headers: Record<string, string>
}

const limits = [
  { name: 'create-message', pattern: /^\/channels\/(\d+)\/messages$/, size: 5, span: 5_000 },
  {
    name: 'publish-message',
    pattern: /^\/channels\/(\d+)\/messages\/\d+\/crosspost$/,
    size: 10,
    span: 3_600_000,
  },
]

export function createBuckets(now: () => number) {
  const taken = new Map<string, number[]>()

  return {
    of({ method, path }: Request): Bucket | undefined {
      const found = limits.find(({ pattern }) => method === 'POST' && pattern.test(path))
      if (!found) return undefined
      const { name, pattern, size, span } = found
      const key = `${name} ${pattern.exec(path)?.[1]}`
      const times = (taken.get(key) ?? []).filter((time) => now() - time < span)
      taken.set(key, times)
      const isFull = times.length >= size
      if (!isFull) times.push(now())
      const reset = ((times[0] ?? now()) + span - now()) / 1000
      return {
        wait: isFull ? reset : 0,
        headers: {
          'x-ratelimit-bucket': name,
          'x-ratelimit-limit': String(size),
          'x-ratelimit-remaining': String(size - times.length),
          'x-ratelimit-reset-after': String(reset),
        },
      }
    },
  }
}
