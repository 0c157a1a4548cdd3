/** The port of dead letters: what a platform refuses, or what was given up after many tries or too long a time. */

import type { FailureFacts, Post } from '../../../adapters/adapter.ts'
import type { Address, ChatKind, Instant, OperationKind, Platform } from '../../news.ts'

export type DeadLetter = {
  id: number
  kind: OperationKind
  /** Refused by the platform, or given up after many tries or too long a time. */
  state: 'rejected' | 'failed'
  /** 0 where it shows none, as what the team is told. */
  item: number
  chat: number
  chatKind: ChatKind
  platform: Platform
  /** Of a chat that is not private. */
  address?: Address
  title?: string
  part: number
  attempts: number
  /** When it was given up. */
  at: Instant
  failure?: FailureFacts
}

export type DeadLetters = {
  /** What the platform refuses, and what was given up: newest first, kept 90 days. */
  dead(limit: number): Promise<DeadLetter[]>
  /** With the payload as it would have gone. */
  deadLetter(id: number): Promise<(DeadLetter & { post?: Post }) | undefined>
  /**
   * A dead letter is due again, as if it had never been tried, and the later parts of its message after it. False where it is none
   * (any more), its chat is gone, or something newer took its place.
   */
  resend(id: number, options: { by: string; now: Instant }): Promise<boolean>
  /** A dead letter is seen to. False where it is none (any more). */
  drop(id: number, options: { by: string; now: Instant }): Promise<boolean>
}
