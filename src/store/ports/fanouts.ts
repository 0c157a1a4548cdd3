/** The port of planning: fan-outs, the chats that they reach, and the operations that a batch of them comes to. */

import type { FailureFacts, Post, Receipt } from '../../../adapters/adapter.ts'
import type { Language } from '../../../messages/message.ts'
import type { Chat, Format, Instant, OperationKind, OperationState, Verb } from '../../news.ts'

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
  /** Of an editor's change. */
  verb?: Verb
  /** One short reply to the old post of each chat. */
  tells?: true
  /** Withdrawn posts are deleted where the platform allows it. */
  deletes?: true
}

/** A post of the story that stands or is due in a chat. */
export type StoryPost = {
  id: number
  item: number
  language: Language
  part: number
  state: 'planned' | 'standing' | 'gone'
  /** People changed it where it stands: only what takes its item back reaches it. */
  changed?: true
}

/** Its address is sealed, and planning has no use for it. */
export type PlannedChat = Omit<Chat, 'address'>

export type FanoutChat = PlannedChat & { posts: StoryPost[] }

/** How an item was planned, for people who ask. */
export type ItemFanout = {
  kind: string
  cursor: number
  notBefore: Instant
  chats?: number[]
  doneAt?: Instant
}

/** What became of one part of an item in one chat. */
export type PostFacts = {
  part: number
  /** It stands there. */
  standing: boolean
  state: OperationState
  /** Another post must stand first. */
  waits: boolean
  notBefore: Instant
  attempts: number
  settledAt?: Instant
  failure?: FailureFacts
  receipt?: Receipt
}

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
  /** A `notice` is about the item and shows nothing of it: one a chat and change at most, sent once the edit of what it answers stands. */
  subject?: 'notice'
  /** Replies to this post of the same chat; parts after the first reply to part 0 by themselves. */
  replyTo?: number
  /** Of a retract: what was on its way and arrives all the same is edited into the rendering, not removed. */
  noticed?: true
  /** Of a send: once it stands it is published, by an operation of its own; a `notice` only where what it answers was published. */
  announced?: true
  /** A chat that is paused keeps it until then; see `expire`. While the chat is active it never grows too old. */
  expiresAt?: Instant
}

export type PlannedBatch = {
  /** The last chat of the batch, or `done`. */
  cursor: number | 'done'
  operations: PlannedOperation[]
  /** Rendered once per key and stored once. */
  renderings: {
    key: string
    posts: Post[]
    /** Whose words it holds; absent for our own. */
    item?: number
  }[]
  /** Chats that the item comes back for, as a `late` fan-out of its own. */
  waiting?: { chats: number[]; until: Instant }
}

export type Fanouts = {
  /** So many chats at once hold up answers and sends, which need the same store, for little longer than one of their own. */
  readonly batchSize: number
  /** Whose time has come and which are not done: what takes an item back first, then other changes, then what is new; the oldest first. */
  due(now: Instant, limit: number): Promise<Fanout[]>
  /** The earliest time at which a waiting fan-out becomes due. */
  nextDue(now: Instant): Promise<Instant | undefined>
  /** The next chats after the cursor that are active or paused and have a subscription (for `revise`: that have posts of the item, or for a withdrawal of its story). */
  chats(fanout: Fanout, limit: number): Promise<FanoutChat[]>
  ofItem(item: number): Promise<ItemFanout[]>
  /** Items of the story whose first planning is due and not done: they may still reach any chat. */
  openItems(story: number, now: Instant): Promise<number[]>
  /** A plan that failed is tried again then, and holds up no other until. */
  postpone(fanout: Fanout, until: Instant): Promise<void>
  /** One transaction that also moves the cursor; false when somebody else moved it (nothing is written). */
  commit(fanout: Fanout, batch: PlannedBatch, now: Instant): Promise<boolean>
}
