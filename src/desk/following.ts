/** Following: what readers want to get in their private chats as it is published. */

import type { Language } from '../../messages/message.ts'
import type { Address, ChatRule, Instant, Topic } from '../news.ts'
import type { Following } from '../store/ports/people.ts'

export type Reader = {
  person: Address
  /** Their private chat. */
  chat: Address
  language: Language
}

/** What was typed: a topic by any of its names, or everything. */
export type FollowWish = { typed: string } | 'everything'

export type FollowChange =
  /** Without a topic: everything. */
  { outcome: 'changed'; topic?: Topic } | { outcome: 'no-such-topic'; near: Topic[] }

export type FollowingParts = {
  following: Following
  topics(): Promise<Topic[]>
  resolve(topics: Topic[], typed: string): { exact?: Topic; near: Topic[] }
}

export type FollowingDesk = ReturnType<typeof createFollowingDesk>

export function createFollowingDesk({ following, topics, resolve }: FollowingParts) {
  async function found(wish: FollowWish): Promise<FollowChange> {
    if (wish === 'everything') return { outcome: 'changed' }
    const { exact, near } = resolve(await topics(), wish.typed)
    return exact ? { outcome: 'changed', topic: exact } : { outcome: 'no-such-topic', near }
  }

  return {
    of: (chat: Address): Promise<ChatRule | undefined> => following.of(chat),

    /** Following again changes nothing. */
    async follow(reader: Reader, wish: FollowWish, now: Instant): Promise<FollowChange> {
      const change = await found(wish)
      if (change.outcome === 'changed') await following.follow(reader, change.topic?.slug, now)
      return change
    },

    async unfollow({ chat }: Reader, wish: FollowWish, now: Instant): Promise<FollowChange> {
      const change = await found(wish)
      if (change.outcome === 'changed') {
        await following.unfollow(chat, change.topic?.slug, now)
        return change
      }
      // A topic that the desk has removed is still followed by its slug.
      const slug = wish === 'everything' ? '' : wish.typed
      if (!(await following.of(chat))?.any.includes(slug)) return change
      await following.unfollow(chat, slug, now)
      return { outcome: 'changed', topic: bare(slug) }
    },
  }
}

/** As much of a topic as is left of one that was removed. */
export const bare = (slug: string): Topic => ({
  slug,
  names: {},
  aliases: [],
  rule: { any: [], all: [], none: [] },
})
