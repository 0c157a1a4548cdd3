/** Holds one lease: takes it when it is free and renews it in time. */

import type { Instant } from '../news.ts'
import type { Lease, LeaseRole, Leases } from '../store/ports/running.ts'

export type LeaseHolder = {
  /** Undefined while another living process holds it. A new fence means that it was in other hands. */
  hold(): Promise<Lease | undefined>
  release(): Promise<void>
}

/** A lease ends after 15 s; a third of that leaves two more tries. */
const renewEvery = 5_000

/** Of what no other process can reach, and so none can take. */
export const ownHolder: Pick<LeaseHolder, 'release'> & { hold(): Promise<true> } = {
  hold: async () => true,
  release: async () => {},
}

export function createLeaseHolder(
  leases: Leases,
  role: LeaseRole,
  bot: string,
  now: () => Instant,
): LeaseHolder {
  let lease: Lease | undefined
  let renewedAt = 0

  return {
    async hold() {
      if (lease && now() - renewedAt < renewEvery) return lease
      const renewed = lease && (await leases.renew(lease, now()))
      lease = renewed ?? (await leases.acquire(role, bot, now()))
      renewedAt = now()
      return lease
    },
    async release() {
      if (lease) await leases.release(lease)
      lease = undefined
    },
  }
}
