/** Gathers the facts of one item and one chat, and says why its post went out or did not. */

import type { Receipt } from '../../adapters/adapter.ts'
import type { Address, Instant, OperationState, Platform } from '../news.ts'
import type { ChatFacts, Chats } from '../store/ports/chats.ts'
import type { Sources } from '../store/ports/desk.ts'
import type { Freezes } from '../store/ports/freezes.ts'
import type { Items } from '../store/ports/items.ts'
import type { Fanouts } from '../store/ports/fanouts.ts'
import type { Outbox } from '../store/ports/outbox.ts'
import { why } from './why.ts'
import type { WhyReason } from '../../messages/why.ts'

export type WhyParts = {
  items: Pick<Items, 'get' | 'story'>
  sources: Pick<Sources, 'get'>
  chats: Pick<Chats, 'facts' | 'byAddress'>
  fanouts: Pick<Fanouts, 'ofItem'>
  outbox: Pick<Outbox, 'postsIn' | 'ofItem'>
  freezes: Pick<Freezes, 'current'>
  /** Opens a post that stands; absent where the platform has no such link. */
  link(chat: Address, receipt: Receipt): string | undefined
}

/** A shared chat, and the first part of the item's post there. */
export type WhyPlace = { chat: number; title?: string; platform: Platform; state: OperationState }

export type WhyDesk = ReturnType<typeof createWhyDesk>

export function createWhyDesk(parts: WhyParts) {
  const { items, chats, outbox } = parts

  async function linkTo(chat: ChatFacts, receipt: Receipt | undefined) {
    return receipt && chat.kind !== 'private' ? parts.link(chat.address, receipt) : undefined
  }

  return {
    /** Undefined for an unknown item. `chat` is a chat's number, undefined where there is none. */
    async ask(
      number: number,
      chat: number | undefined,
      now: Instant,
    ): Promise<WhyReason[] | undefined> {
      const item = await items.get(number)
      if (!item) return undefined
      const source = (await parts.sources.get(item.source))?.settings.name || item.source
      const place = chat === undefined ? undefined : await chats.facts(chat)
      const posts = place ? await outbox.postsIn(number, place.id) : []
      const others = (await items.story(item.story)).filter((other) => other.number !== number)
      const twins = []
      for (const { number: other, language } of place ? others : []) {
        const there = await outbox.postsIn(other, place?.id ?? 0)
        if (there.some(({ state }) => state !== 'cancelled'))
          twins.push({ number: other, language })
      }
      const freeze = await parts.freezes.current()
      const link = place && (await linkTo(place, posts[0]?.receipt))
      return why({
        item,
        source,
        fanouts: await parts.fanouts.ofItem(number),
        posts,
        twins,
        now,
        ...(place ? { chat: place } : {}),
        ...(freeze ? { freeze } : {}),
        ...(link ? { link } : {}),
      })
    },

    /** The shared chats that the item is due to or stands in, at most `limit`. */
    async places(number: number, limit: number): Promise<WhyPlace[]> {
      const posts = await outbox.ofItem(number)
      const shared = posts.filter(({ chatKind, part }) => chatKind !== 'private' && part === 0)
      return Promise.all(
        shared.slice(0, limit).map(async ({ chat, platform, state }) => {
          const title = (await chats.facts(chat))?.title
          return { chat, platform, state, ...(title === undefined ? {} : { title }) }
        }),
      )
    },

    /**
     * A chat by its number, or a shared one by its address: who knows a person's address shall not learn from us whether they
     * read here.
     */
    async numberOf(typed: string): Promise<number | undefined> {
      if (/^\d{1,12}$/.test(typed)) return Number(typed)
      const chat = await chats.byAddress(typed)
      return chat?.kind === 'private' ? undefined : chat?.id
    },

    /** The asker's own chat. */
    ownChat: async (direct: Address): Promise<number | undefined> =>
      (await chats.byAddress(direct))?.id,
  }
}
