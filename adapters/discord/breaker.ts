/** Stops long before Discord would: 10,000 invalid requests in ten minutes get an address banned (reference, "Invalid Request Limit"). */

export type Breaker = {
  /** An answer came. */
  note(response: Pick<Response, 'status' | 'headers'>): void
  /** Milliseconds until calls may go on; 0 while they may. */
  wait(): number
}

const within = 600_000

/** A fifth of what is tolerated: other programs may share the address. */
const most = 2_000

/** 401, 403 and 429 count, unless the limit is shared with others. `now` is in milliseconds. */
export function createBreaker(now: () => number): Breaker {
  let invalid: number[] = []

  return {
    note({ status, headers }) {
      const isInvalid = status === 401 || status === 403 || status === 429
      if (isInvalid && headers.get('x-ratelimit-scope') !== 'shared') invalid.push(now())
    },
    wait() {
      if (invalid.length < most) return 0
      invalid = invalid.filter((at) => at > now() - within)
      const [first] = invalid.slice(-most)
      return invalid.length < most || first === undefined ? 0 : first + within - now()
    },
  }
}
