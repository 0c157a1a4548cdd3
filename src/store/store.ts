/** The store as the engine sees it: one object of small ports, implemented over SQLite and PostgreSQL alike. */

import type { Instant } from '../news.ts'
import type { ConsoleChat } from './ports/console-chat.ts'
import type { AuditLog, Settings, Sources } from './ports/desk.ts'
import type { Erasures } from './ports/erasures.ts'
import type { Fanouts } from './ports/fanouts.ts'
import type { Outbox } from './ports/outbox.ts'
import type { Chats, Media } from './ports/chats.ts'
import type { Freezes } from './ports/freezes.ts'
import type { Notices } from './ports/notices.ts'
import type { Troubles } from './ports/troubles.ts'
import type { Answers, Dialogues, Following, People, Queries, Roles } from './ports/people.ts'
import type { Holds, Inbound, Leases, Rates } from './ports/running.ts'
import type { Items, Reads, Topics } from './ports/items.ts'

/**
 * Every verb that writes is one transaction, durable against power loss when it resolves.
 * All verbs reject with `StoreFailure` for what the world does wrong (locked, full, gone, newer) and throw for programmer errors.
 */
export type Store = {
  items: Items
  /** What readers may see; the desk reads through `items`. */
  reads: Reads
  topics: Topics
  chats: Chats
  people: People
  following: Following
  roles: Roles
  queries: Queries
  dialogues: Dialogues
  answers: Answers
  consoleChat: ConsoleChat
  media: Media
  erasures: Erasures
  fanouts: Fanouts
  outbox: Outbox
  notices: Notices
  troubles: Troubles
  freezes: Freezes
  inbound: Inbound
  leases: Leases
  holds: Holds
  rates: Rates
  sources: Sources
  settings: Settings
  audit: AuditLog
  /** A keyed hash, 16 characters `[A-Za-z0-9_-]`, stable over restarts: markers of operations, keys of searches. */
  keyedHash(text: string): string
  /**
   * Removes what is older than it is kept: updates and ids of answers 48 hours, queries and what was said in the console 90 days, dialogues an hour, ended operations and
   * fan-outs 90 days, posts with their receipts two years, notices 90 days, those of a chat that is gone 30 days, people who left or
   * take no messages 30 days.
   * Each batch is a transaction of its own; what is too much for one sweep is left for the next. Resolves to how many rows.
   */
  sweep(now: Instant): Promise<number>
  /** After a redaction: removes what was erased from the files of the database, as far as the database lets it. Seconds for a large archive. */
  scrub(): Promise<void>
  close(): Promise<void>
}

export type StoreFailureKind =
  | 'locked'
  | 'full'
  | 'newer-version'
  | 'wrong-secret'
  | 'second-server'
  | 'unreachable'
  | 'damaged'

/** What the world does wrong to a store. `message` tells an operator what to do next and names no secret. */
export class StoreFailure extends Error {
  readonly kind: StoreFailureKind
  constructor(kind: StoreFailureKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreFailure'
    this.kind = kind
  }
}
