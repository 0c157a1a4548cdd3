/** Ports of running processes: leases with fences, updates taken once, and holds that survive a restart. */

import type { Learned } from '../../delivery/learned-rate.ts'
import type { Instant, Platform } from '../../news.ts'

export type LeaseRole = 'sender' | 'poller' | 'scheduler'

export type Lease = {
  role: LeaseRole
  /** `platform` or `platform:bot id`; `*` for the scheduler. */
  bot: string
  owner: string
  until: Instant
  /** Grows with each new holder: a write under an older fence is refused. */
  fence: number
}

export type Leases = {
  /** Undefined while another living process holds it. A lease ends with its time (15 s) or when its owner is proven dead. */
  acquire(role: LeaseRole, bot: string, now: Instant): Promise<Lease | undefined>
  /** Undefined when it was lost. */
  renew(lease: Lease, now: Instant): Promise<Lease | undefined>
  release(lease: Lease): Promise<void>
}

export type Inbound = {
  /**
   * True the first time an update of a bot is seen, and once more where the process that took it ended before it was handled;
   * false ever after (kept 48 hours). `kept` is sealed with it until it is handled: what an answer after a crash needs.
   */
  take(bot: string, updateId: string, now: Instant, kept?: string): Promise<boolean>
  /** What was kept of updates that were taken and not handled, the oldest first, without those in hand here. */
  left(bot: string): Promise<string[]>
  /** From here on the row keeps nothing of what the update said. */
  handled(bot: string, updateId: string, now: Instant): Promise<void>
}

/** Rate limits told by a platform: nothing goes to the scope before `until`. */
export type Holds = {
  set(platform: string, scope: number | 'bot', until: Instant): Promise<void>
  /** Those not over at `now`. */
  all(platform: string, now: Instant): Promise<{ scope: number | 'bot'; until: Instant }[]>
}

/** How slowly a bot goes by what refusals have taught, for whoever sends next. */
export type Rates = {
  get(platform: Platform): Promise<Learned | undefined>
  /** Undefined: it goes as fast as its budget again. */
  set(platform: Platform, learned: Learned | undefined): Promise<void>
}
