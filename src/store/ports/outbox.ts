/** The port of delivery: operations are claimed under a lease, done and settled; and what is told of them. */

import type { FailureFacts, Post, Receipt } from '../../../adapters/adapter.ts'
import type { Language } from '../../../messages/message.ts'
import type {
  Address,
  ChatKind,
  ChatState,
  Instant,
  OperationKind,
  OperationState,
  Platform,
  Verb,
} from '../../news.ts'
import type { DeadLetters } from './dead.ts'
import type { Lease } from './running.ts'
import type { PostFacts } from './fanouts.ts'

export type ReadyOperation = {
  id: number
  chat: number
  chatKind: ChatKind
  kind: OperationKind
  priority: number
}

export type ClaimedOperation = ReadyOperation & {
  item: number
  address: Address
  /** The chat's. */
  language: Language
  revision: number
  part: number
  post: Post
  marker: string
  silent: boolean
  /** It takes an item back: what it shows is the notice, which also takes the place of what cannot be removed. */
  withdraws?: true
  /** What stands, for revise and retract. */
  receipt?: Receipt
  replyTo?: Receipt
  /** Counting this one. */
  attempts: number
  /** When it was planned, or sent anew by a person. */
  plannedAt: Instant
  /** When the first attempt that may have arrived began. */
  firstAttemptAt?: Instant
}

/** What became of a claimed operation, in one transaction with what it means for its chat. */
export type Settlement = { id: number; chat?: ChatChange } & (
  | { outcome: 'sent'; receipt: Receipt; at: Instant }
  /**
   * Certainly not done: due again at `notBefore`; later posts of the chat wait until `holdsUntil` at most. Where a limit covers the
   * `kind`, all that is due of this kind in the chat waits as long, so that the most urgent goes first then.
   */
  | { outcome: 'again'; notBefore: Instant; holdsUntil: Instant; failure: FailureFacts }
  /** May have arrived and may be repeated without a second post, or once: due again, remembering the first attempt. */
  | { outcome: 'repeat'; notBefore: Instant; holdsUntil: Instant; failure: FailureFacts }
  | { outcome: 'unknown'; failure: FailureFacts }
  /** Attempts or age exhausted. */
  | { outcome: 'failed'; failure: FailureFacts }
  /** The platform will never take it: a dead letter; later parts of the same message, or of the same edit, are cancelled. */
  | { outcome: 'rejected'; failure: FailureFacts }
  /**
   * The platform takes no such edit: a new post is due instead, as a reply to the one that stands, or in its place, which is then
   * retracted once the new one stands.
   */
  | { outcome: 'replaced'; by: 'reply' | 'post'; failure: FailureFacts }
  /** What it was due to is gone or replaced. */
  | { outcome: 'cancelled'; failure?: FailureFacts; postGone?: boolean }
)

export type ChatChange = { state?: ChatState; reason?: string; movedTo?: Address }

export type HeldOperation = {
  id: number
  kind: OperationKind
  item: number
  chat: number
  chatKind: ChatKind
  platform: Platform
  /** Of a chat that is not private: who reads privately is shown to nobody. */
  address?: Address
  title?: string
  part: number
  /** When the latest attempt began. */
  since: Instant
}

/** `toReaders`: of both, those of private chats. */
export type Recovered = { unknown: number; repeated: number; toReaders: number }

/** `private`: of posts in private chats, which are counted apart. */
export type OperationCount = {
  platform: Platform
  private: boolean
  state: OperationState
  count: number
}

/** What a change means for the posts of its story, and what became of that. */
export type ChangedPosts = {
  item: number
  verb: Verb
  at: Instant
  /** Chats are still being planned. */
  planning: boolean
  /** Of private chats alike ones are counted together, and no chat is named. */
  operations: {
    /** Of a chat that is not private. */
    place?: { chat: number; platform: Platform; kind: ChatKind; address: Address; title?: string }
    kind: OperationKind
    state: OperationState
    failure?: FailureFacts
    /** Why the chat takes nothing now. */
    paused?: string
    count: number
  }[]
}

/** A post that was edited where it stands, as the platform tells of it. */
export type ChangedThere = {
  /** As in its receipt. */
  post: string
  /** By the platform's clock, which finds the post sooner. */
  sentAt?: Instant
  /** It still has the words of this post. */
  shows(post: Post): boolean
}

export type Outbox = DeadLetters & {
  /**
   * The head of each chat's queue that may go now, by priority and age: chats active, nothing earlier of the chat open
   * (except what waits for a retry past its `holdsUntil`). Chats that are `waiting` are passed over, however much is due there,
   * and so is what goes before the priority `from`. While everything is stopped only what goes before corrections may go.
   */
  ready(
    platform: Platform,
    now: Instant,
    limit: number,
    waiting?: number[],
    from?: number,
  ): Promise<ReadyOperation[]>
  /** due → sending, durable before it resolves; only those still due, only under a live lease. */
  claim(ids: number[], lease: Lease, now: Instant): Promise<ClaimedOperation[]>
  settle(settlements: Settlement[], lease: Lease, now: Instant): Promise<void>
  /**
   * What ended leases of the platform left in `sending`, in one transaction. Due again: edits and removals always, sends where the
   * platform is `idempotent` or, once, to a private chat. Other sends become `unknown`. What the caller has
   * `inHand` is left to it. Resolves to how many of each.
   */
  recover(
    platform: Platform,
    idempotent: boolean,
    now: Instant,
    inHand?: number[],
  ): Promise<Recovered>
  /** Operations whose outcome is unknown and which only a person can decide, the oldest first. */
  held(limit: number): Promise<HeldOperation[]>
  /**
   * What a person says of an operation whose outcome is unknown. `arrived`: it stands, without a receipt, so that it can never be
   * edited; the later parts of its message are due. `again`: it is due again. Resolves to false where it is not unknown (any more).
   */
  decide(
    id: number,
    what: 'arrived' | 'again',
    /** `since`: only while its latest attempt began then, as of a button that was made before. */
    options: { by: string; now: Instant; since?: Instant },
  ): Promise<boolean>
  /**
   * A post of the chat was edited. Where its words are not those that were sent, it is left as people made it from then on: what is
   * due to it is cancelled, and only what takes its item back still reaches it. Resolves to whether it is. The words are not kept.
   */
  changedThere(chat: Address, found: ChangedThere, now: Instant): Promise<boolean>
  /** Something has been due since before `before`, and nothing was sent after it. */
  stalled(before: Instant): Promise<boolean>
  /**
   * due → failed for what is past its `expiresAt` in chats that have been paused for as long as it was to be kept; returns how many,
   * and how many of them of private chats.
   * What waited out an outage in an active chat is still sent.
   */
  expire(now: Instant): Promise<{ platform: Platform; count: number; toReaders: number }[]>
  /** Reads every operation there is: half a second at a million. For a person who asks, not for a machine that asks often. */
  counts(): Promise<OperationCount[]>
  /** As `counts`, without `sent` and `cancelled`: costs what is open, not what was sent. */
  open(): Promise<OperationCount[]>
  /** How many posts of each item are in which state, by their newest operation, `sent` where only the post is left; those of readers apart from public chats'. */
  ofItems(items: number[]): Promise<(OperationCount & { item: number })[]>
  /** The posts of an item in a chat, by part. */
  postsIn(item: number, chat: number): Promise<PostFacts[]>
  /** What stands or is due of an item, per post; a post whose operations are swept and that stands is `sent`. */
  ofItem(item: number): Promise<
    {
      chat: number
      chatKind: ChatKind
      platform: Platform
      part: number
      /** Of the newest operation that is no publishing. */
      kind: OperationKind
      state: OperationState
      /** Of a post of an announcement channel. */
      publishing?: OperationState
      failure?: FailureFacts
      receipt?: Receipt
    }[]
  >
  /** What an editor's change came to; undefined when there is none of this id, or it is older than 90 days. */
  ofChange(change: number): Promise<ChangedPosts | undefined>
  /** Changes made since then, the newest first, 200 at most; `by` is as in the audit. */
  changes(since: Instant): Promise<{ change: number; by: string }[]>
  /** Chats with posts of the item that stand or are due. */
  reach(item: number): Promise<{ shared: number; private: number }>
}
