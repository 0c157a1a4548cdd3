/** Ports of delivery: fan-outs become posts and operations; operations are claimed under a lease, done and settled. */

import type { FailureFacts, Post, Receipt } from '../../../adapters/adapter.ts'
import type { Language } from '../../../messages/message.ts'
import type {
  Address,
  Chat,
  ChatKind,
  ChatState,
  Format,
  Instant,
  OperationKind,
  OperationState,
  Platform,
} from '../../news.ts'
import type { Lease } from './running.ts'

export type Fanout = {
  id: number
  /** `late`: comes back for the chats that waited for another language. */
  kind: 'publish' | 'late' | 'revise'
  item: number
  story: number
  revision: number
  /** Chats up to this id are planned. */
  cursor: number
  format?: Format
  /** The only chats that it is for. */
  chats?: number[]
}

/** A post of the story that stands or is due in a chat. */
export type StoryPost = {
  id: number
  item: number
  language: Language
  part: number
  state: 'planned' | 'standing' | 'gone'
  receipt?: Receipt
}

export type FanoutChat = Chat & { posts: StoryPost[] }

export type PlannedOperation = {
  chat: number
  /** A post that stands already, for revise and retract; absent for a new post. */
  post?: number
  item: number
  kind: OperationKind
  /** Grows with every change of what the post should show: the id of the fan-out that asked for it. */
  revision: number
  /** From 0; a message of several posts is sent in this order. */
  part: number
  /** The payload: a stored rendering and the index of the post in it. */
  rendering: string
  priority: number
  silent: boolean
  /** Replies to this post of the same chat; parts after the first reply to part 0 by themselves. */
  replyTo?: number
  /** A chat that is paused keeps it until then; see `expire`. While the chat is active it never grows too old. */
  expiresAt?: Instant
}

export type PlannedBatch = {
  /** The last chat of the batch, or `done`. */
  cursor: number | 'done'
  operations: PlannedOperation[]
  /** Rendered once per key and stored once. */
  renderings: { key: string; posts: Post[] }[]
  /** Chats that the item comes back for, as a `late` fan-out of its own. */
  waiting?: { chats: number[]; until: Instant }
}

export type Fanouts = {
  /** Whose time has come and which are not done, oldest first. */
  due(now: Instant, limit: number): Promise<Fanout[]>
  /** The earliest time at which a waiting fan-out becomes due. */
  nextDue(now: Instant): Promise<Instant | undefined>
  /** The next chats after the cursor that are active or paused and have a subscription (for `revise`: that have posts of the item). */
  chats(fanout: Fanout, limit: number): Promise<FanoutChat[]>
  /** Items of the story whose first planning is due and not done: they may still reach any chat. */
  openItems(story: number, now: Instant): Promise<number[]>
  /** A plan that failed is tried again then, and holds up no other until. */
  postpone(fanout: Fanout, until: Instant): Promise<void>
  /** One transaction that also moves the cursor; false when somebody else moved it (nothing is written). */
  commit(fanout: Fanout, batch: PlannedBatch, now: Instant): Promise<boolean>
}

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
  /** What stands, for revise and retract. */
  receipt?: Receipt
  replyTo?: Receipt
  /** Counting this one. */
  attempts: number
  /** When the first attempt that may have arrived began. */
  firstAttemptAt?: Instant
}

/** What became of a claimed operation, in one transaction with what it means for its chat. */
export type Settlement = { id: number; chat?: ChatChange } & (
  | { outcome: 'sent'; receipt: Receipt; at: Instant }
  /** Certainly not done: due again at `notBefore`; later posts of the chat wait until `holdsUntil` at most. */
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
  part: number
  /** When the latest attempt began. */
  since: Instant
}

export type Recovered = { unknown: number; repeated: number }

export type OperationCount = { platform: Platform; state: OperationState; count: number }

export type Outbox = {
  /**
   * The head of each chat's queue that may go now, by priority and age: chats active, nothing earlier of the chat open
   * (except what waits for a retry past its `holdsUntil`). Chats that are `waiting` are passed over, however much is due there.
   */
  ready(
    platform: Platform,
    now: Instant,
    limit: number,
    waiting?: number[],
  ): Promise<ReadyOperation[]>
  /** due → sending, durable before it resolves; only those still due, only under a live lease. */
  claim(ids: number[], lease: Lease, now: Instant): Promise<ClaimedOperation[]>
  settle(settlements: Settlement[], lease: Lease, now: Instant): Promise<void>
  /**
   * What ended leases of the platform left in `sending`, in one transaction. Due again: edits and removals always, sends where the
   * platform is `idempotent` or, once, to a private chat. Other sends become `unknown`. Resolves to how many of each.
   */
  recover(platform: Platform, idempotent: boolean, now: Instant): Promise<Recovered>
  /** Operations whose outcome is unknown and which only a person can decide, the oldest first. */
  held(limit: number): Promise<HeldOperation[]>
  /**
   * What a person says of an operation whose outcome is unknown. `arrived`: it stands, without a receipt, so that it can never be
   * edited; the later parts of its message are due. `again`: it is due again. Resolves to false where it is not unknown (any more).
   */
  decide(
    id: number,
    what: 'arrived' | 'again',
    options: { by: string; now: Instant },
  ): Promise<boolean>
  /**
   * due → failed for what is past its `expiresAt` in chats that have been paused for as long as it was to be kept; returns how many.
   * What waited out an outage in an active chat is still sent.
   */
  expire(now: Instant): Promise<{ platform: Platform; count: number }[]>
  /** Reads every operation there is: half a second at a million. For a person who asks, not for a machine that asks often. */
  counts(): Promise<OperationCount[]>
  /** As `counts`, without `sent` and `cancelled`: costs what is open, not what was sent. */
  open(): Promise<OperationCount[]>
  /** The earliest time at which a waiting operation becomes due. */
  nextDue(platform: Platform, now: Instant): Promise<Instant | undefined>
  /** How many posts of each item are in which state, by their newest operation, `sent` where only the post is left; those of readers apart from public chats'. */
  ofItems(
    items: number[],
  ): Promise<
    { item: number; platform: Platform; private: boolean; state: OperationState; count: number }[]
  >
  /** What stands or is due of an item, per post; a post whose operations are swept and that stands is `sent`. */
  ofItem(item: number): Promise<
    {
      chat: number
      chatKind: ChatKind
      platform: Platform
      part: number
      kind: OperationKind
      state: OperationState
      failure?: FailureFacts
      receipt?: Receipt
    }[]
  >
}
