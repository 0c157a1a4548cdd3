/** A chat platform in memory: chats, the posts that stand in them, and the faults that a test asks for. */
import type { Address, FailureFacts, Surface } from '../adapter.ts'
import type { AnswerFile } from '../inbound.ts'
import { DeliveryFailure } from '../adapter.ts'
import type { MemoryPayload } from './render.ts'

export type StandingPost = MemoryPayload & {
  id: string
  picture?: string
  file?: AnswerFile
  replyTo?: string
  /** Seen by this person alone. */
  only?: Address
  /** Shown in the channels that follow this one. */
  published?: true
}

/** What the platform does with the next call of the sender, once. */
export type Fault =
  /** Rejects; with `stored` the call has had its effect and only its answer is lost. */
  | { facts: FailureFacts; stored?: boolean }
  /** Never answers; only an abort ends the call. */
  | 'stall'
  /** Takes the text alone. */
  | 'refuse-picture'

type Change = { chat: Address; post: StandingPost }

/** The state of the platform. Sender, listener and people work on it; nothing else does. */
export function createPlatformState() {
  const chats = new Map<Address, { kind: Surface['kind']; posts: StandingPost[] }>()
  const gone = new Set<Address>()
  const changes: Change[] = []
  const watchers = new Set<() => void>()
  const faults: Fault[] = []
  let lastId = 0

  const changed = (chat: Address, post: StandingPost) => {
    changes.push({ chat, post: structuredClone(post) })
    for (const watcher of watchers) watcher()
  }

  const chatOf = (address: Address) => {
    const chat = gone.has(address) ? undefined : chats.get(address)
    if (!chat) throw new DeliveryFailure({ kind: 'gone', detail: 'chat-not-found', covers: 'chat' })
    return chat
  }

  return {
    changes,
    faults,
    chatOf,

    open(address: Address, kind: Surface['kind']): void {
      if (!chats.has(address)) chats.set(address, { kind, posts: [] })
    },

    vanish: (address: Address) => void gone.add(address),

    add(address: Address, post: Omit<StandingPost, 'id'>): StandingPost {
      const standing = { ...post, id: String(++lastId) }
      chatOf(address).posts.push(standing)
      changed(address, standing)
      return standing
    },

    replace(
      address: Address,
      id: string,
      post: Omit<StandingPost, 'id' | 'replyTo' | 'only'>,
    ): void {
      const standing = chatOf(address).posts.find((one) => one.id === id)
      if (!standing) {
        throw new DeliveryFailure({ kind: 'gone', detail: 'message-gone', covers: 'message' })
      }
      Object.assign(standing, { picture: undefined }, post)
      changed(address, standing)
    },

    publish(address: Address, id: string): void {
      const { kind, posts } = chatOf(address)
      if (kind !== 'announcement') {
        throw new DeliveryFailure({ kind: 'malformed', detail: 'not-publishable' })
      }
      const standing = posts.find((one) => one.id === id)
      if (!standing) {
        throw new DeliveryFailure({ kind: 'gone', detail: 'message-gone', covers: 'message' })
      }
      standing.published = true
    },

    remove(address: Address, id: string): void {
      const { posts } = chatOf(address)
      const index = posts.findIndex((one) => one.id === id)
      if (index >= 0) posts.splice(index, 1)
    },

    /** Calls `watcher` after every change until the returned function is called. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}

export type PlatformState = ReturnType<typeof createPlatformState>
