/** Rate limits as they are observed: 5 messages in 5 s and channel, told in the headers of every answer. */
import type { Request } from './routes.ts'

export type Bucket = {
  /** Seconds that this call must wait; 0 when it may pass, and then it is counted. */
  wait: number
  headers: Record<string, string>
}

const size = 5
const span = 5_000

export function createBuckets(now: () => number) {
  const taken = new Map<string, number[]>()

  return {
    of({ method, path }: Request): Bucket | undefined {
      const channel = method === 'POST' && /^\/channels\/(\d+)\/messages$/.exec(path)?.[1]
      if (!channel) return undefined
      const times = (taken.get(channel) ?? []).filter((time) => now() - time < span)
      taken.set(channel, times)
      const isFull = times.length >= size
      if (!isFull) times.push(now())
      const reset = ((times[0] ?? now()) + span - now()) / 1000
      return {
        wait: isFull ? reset : 0,
        headers: {
          'x-ratelimit-bucket': 'create-message',
          'x-ratelimit-limit': String(size),
          'x-ratelimit-remaining': String(size - times.length),
          'x-ratelimit-reset-after': String(reset),
        },
      }
    },
  }
}
