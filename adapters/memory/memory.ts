/** The reference adapter: a whole chat platform in memory, driven by tests and journeys. */
import type { Adapter, Address, Surface } from '../adapter.ts'
import { createMemoryListener } from './listener.ts'
import { createPerson, type Person } from './person.ts'
import { createPlatformState, type Fault, type StandingPost } from './platform.ts'
import { memoryRenderer, type MemoryPayload } from './render.ts'
import { createMemorySender } from './sender.ts'

export type MemoryPlatform = {
  adapter: Adapter
  /** A person with a private chat of the same address, `memory:NAME`. */
  person(name: string, language?: string): Person
  /** A shared chat, `memory:NAME`; channels by default. */
  chat(name: string, kind?: Surface['kind']): Address
  posts(chat: Address): StandingPost[]
  /** What the next call of the sender meets; several are met in order. */
  failNext(fault: Fault): void
  /** The chat is gone for good. */
  vanish(chat: Address): void
  /** A person deletes a post of the bot. */
  removes(chat: Address, id: string): void
  /** A person writes other words into a post, whoever sent it. */
  edits(chat: Address, id: string, text: string): Promise<void>
  /** The bot is added to a chat, loses its rights, or is removed. */
  membership(chat: Address, facts: { mayPost: boolean; left: boolean }): Promise<void>
  /** Names of the commands in the menu. */
  menu(): string[]
}

export function createMemoryPlatform(): MemoryPlatform {
  const state = createPlatformState()
  const sender = createMemorySender(state)
  const listener = createMemoryListener(state, sender)
  return {
    adapter: { renderer: memoryRenderer, sender, listener },

    person(name, language) {
      const address = `memory:${name}`
      state.open(address, 'private')
      return createPerson(state, listener, {
        address,
        chat: address,
        ...(language ? { language } : {}),
      })
    },

    chat(name, kind = 'channel') {
      const address = `memory:${name}`
      state.open(address, kind)
      return address
    },

    posts: (chat) => state.chatOf(chat).posts,
    failNext: (fault) => void state.faults.push(fault),
    vanish: (chat) => state.vanish(chat),
    removes: (chat, id) => state.remove(chat, id),

    async edits(chat, id, text) {
      state.replace(chat, id, { text, actions: [] })
      await listener.arrive({
        kind: 'changed',
        chat,
        post: id,
        shows: ({ payload }) => (payload as MemoryPayload).text === text,
      })
    },

    async membership(chat, facts) {
      await listener.arrive({ kind: 'membership', chat, ...facts })
    },

    menu: () => listener.menu().map((command) => command.name),
  }
}
