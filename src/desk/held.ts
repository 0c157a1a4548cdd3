/** What only a person can decide: whether a post arrived. Readers of an item are one row, decided together: nobody can look into their chats. */

import { few } from '../few.ts'
import type { Few } from '../few.ts'
import type { Instant } from '../news.ts'
import type { Items } from '../store/ports/items.ts'
import type { HeldOperation, Outbox } from '../store/ports/outbox.ts'

export type HeldPost = Omit<HeldOperation, 'title'> & {
  /** Of the item. */
  title?: string
  /** What the chat is called. */
  chatTitle?: string
  /** What a button carries: the post and the try that is decided. At most 20 characters. */
  token: string
}

export type HeldDesk = ReturnType<typeof createHeldDesk>

/** Far more than a crash leaves. */
const most = 1_000

export function createHeldDesk({
  outbox,
  items,
}: {
  outbox: Pick<Outbox, 'held' | 'decide'>
  items: Pick<Items, 'get'>
}) {
  async function postOf({ title: chatTitle, ...one }: HeldOperation): Promise<HeldPost> {
    // Of a redacted item none is left.
    const title = (await items.get(one.item))?.title || undefined
    const token = `${one.id.toString(36)}.${one.since.toString(36)}`
    return {
      ...one,
      token,
      ...(title === undefined ? {} : { title }),
      ...(chatTitle === undefined ? {} : { chatTitle }),
    }
  }

  return {
    /** The oldest `limit` rows of them, and how many posts there are. */
    async list(limit: number): Promise<{ posts: HeldPost[]; count: PostCounts }> {
      const all = await outbox.held(most)
      const rows = all.filter((one, index) => all.findIndex((other) => alike(one, other)) === index)
      return { posts: await Promise.all(rows.slice(0, limit).map(postOf)), count: countsOf(all) }
    },

    /** False where it was decided meanwhile, or was tried again since the button was made. */
    async decide(
      token: string,
      what: 'arrived' | 'again',
      options: { by: string; now: Instant },
    ): Promise<boolean> {
      const [, id = '', since = ''] = /^([0-9a-z]{1,9})\.([0-9a-z]{1,9})$/.exec(token) ?? []
      if (id === '') return false
      const seen = parseInt(id, 36)
      const all = await outbox.held(most)
      const pressed = all.find((one) => one.id === seen)
      const isDone = await outbox.decide(seen, what, { ...options, since: parseInt(since, 36) })
      if (!isDone || !pressed) return isDone
      const others = all.filter((one) => one.id !== seen && alike(one, pressed))
      for (const one of others) await outbox.decide(one.id, what, { ...options, since: one.since })
      return true
    },
  }
}

/** Of channels and groups, and of private chats. */
export type PostCounts = { shared: number; private: Few }

export function countsOf(posts: Pick<HeldOperation, 'chatKind'>[]): PostCounts {
  const toReaders = posts.filter(({ chatKind }) => chatKind === 'private').length
  return { shared: posts.length - toReaders, private: few(toReaders) }
}

/** The same, or what cannot be told apart. */
const alike = (one: HeldOperation, other: HeldOperation) =>
  one.id === other.id ||
  (one.chatKind === 'private' &&
    other.chatKind === 'private' &&
    one.item === other.item &&
    one.platform === other.platform)
