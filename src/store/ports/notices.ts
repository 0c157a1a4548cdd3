/** The port of notices: what Barid says to a person in private outside of an answer, durably and at the pace. */

import type { Post } from '../../../adapters/adapter.ts'
import type { Language } from '../../../messages/message.ts'
import type { Address, Instant } from '../../news.ts'

export type Notice = {
  /** What it is about, the same for everybody who is told, such as `held 2026-05-03`. Names no person and no address. */
  key: string
  /** Rendered for a private chat of its platform; at least one. */
  posts: Post[]
  language: Language
  /** As of operations: smaller goes first. */
  priority: number
  silent: boolean
  /** A chat that is paused keeps it until then. */
  expiresAt?: Instant
}

export type Notices = {
  /**
   * Says it in a private chat, which is made, without a subscription, where it is not known yet. The same key again edits what was
   * said, and only the newest is ever pending; equal posts change nothing. What was deleted there, or never arrived, is said
   * anew. False in a chat that is gone: nobody is told. Throws for a shared chat. `/forget` removes all of it.
   */
  put(chat: Address, notice: Notice, now: Instant): Promise<boolean>
  /** Whether this chat was told this, or will be. */
  has(chat: Address, key: string): Promise<boolean>
  /** How many keys reached nobody, neither yet nor soon: every chat that they were said in is paused or gone. */
  unheard(): Promise<number>
}
