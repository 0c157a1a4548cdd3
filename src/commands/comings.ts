/** Comings and goings: what it changes that the bot was added, removed or given a right, that a reader blocks it or is back, and that a chat has a name. */

import { parseAddress } from '../../adapters/adapter.ts'
import type { InboundEvent } from '../../adapters/inbound.ts'
import type { Events } from '../events.ts'
import type { Chat, ChatState, Instant, Platform } from '../news.ts'
import type { Chats } from '../store/ports/chats.ts'
import type { People } from '../store/ports/people.ts'

export type ComingsParts = {
  platform: Platform
  chats: Chats
  people: People
  events: Events
  now: () => Instant
}

export function createComings({ platform, chats, people, events, now }: ComingsParts) {
  const forget = ({ person, chat }: InboundEvent) => people.forget(person ?? chat, chat, now())

  async function setState(chat: Chat, state: ChatState, reason?: string): Promise<void> {
    if (chat.state === state || chat.reason === 'removed') return
    await chats.setState(chat.id, state, reason, now())
    const place = { chat: chat.id, chatKind: chat.kind, platform }
    events.emit({ type: 'chat-changed', ...place, state, reason: reason ?? '' })
  }

  /** Of what is configured alone: elsewhere nobody needs the name. */
  async function entitle(places: Chat[], title: string | undefined): Promise<void> {
    for (const { id, kind, title: known } of places) {
      if (title === undefined || kind === 'private' || title === known) continue
      await chats.setTitle(id, title)
    }
  }

  return {
    async renamed({ chat, title }: InboundEvent & { kind: 'renamed' }): Promise<void> {
      await entitle(await chats.ofPlace(chat), title)
    },

    async membership(event: InboundEvent & { kind: 'membership' }): Promise<void> {
      const state = event.left ? 'gone' : event.mayPost ? 'active' : 'paused'
      const reason = state === 'active' ? undefined : event.left ? 'left' : 'no-right-to-post'
      const { thread } = parseAddress(event.chat) ?? {}
      // What befalls a group befalls its threads, what befalls a thread it alone.
      const places = (await chats.ofPlace(event.chat)).filter(
        ({ address }) => thread === undefined || address === event.chat,
      )
      if (event.surface === 'private' && startsAnew(event.left, places)) {
        await forget(event)
        return
      }
      await entitle(places, event.title)
      for (const chat of places) await setState(chat, state, reason)
    },

    /** Who does something in private takes messages again; a platform may tell of that in no other way (Discord). */
    async present(event: InboundEvent): Promise<void> {
      const places = await chats.ofPlace(event.chat)
      if (places.some(isGone)) await forget(event)
      else for (const chat of places) await setState(chat, 'active')
    },
  }
}

/** Who comes back after a block is a stranger; who blocks and follows nothing is not waited for. */
const startsAnew = (left: boolean, places: Chat[]) =>
  left ? places.length === 0 : places.some(isGone)

const isGone = ({ state }: Chat) => state === 'gone'
