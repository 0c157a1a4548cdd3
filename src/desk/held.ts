/** What only a person can decide: whether a post arrived. Listed with the title it shows; decided once. */

import type { Instant } from '../news.ts'
import type { Items } from '../store/ports/items.ts'
import type { HeldOperation, Outbox } from '../store/ports/outbox.ts'

export type HeldPost = HeldOperation & {
  title?: string
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
  async function postOf(one: HeldOperation): Promise<HeldPost> {
    // Of a redacted item none is left.
    const title = (await items.get(one.item))?.title || undefined
    const token = `${one.id.toString(36)}.${one.since.toString(36)}`
    return { ...one, token, ...(title === undefined ? {} : { title }) }
  }

  return {
    /** The oldest `limit` of them, and how many there are. */
    async list(limit: number): Promise<{ posts: HeldPost[]; count: number }> {
      const all = await outbox.held(most)
      return { posts: await Promise.all(all.slice(0, limit).map(postOf)), count: all.length }
    },

    /** False where it was decided meanwhile, or was tried again since the button was made. */
    async decide(
      token: string,
      what: 'arrived' | 'again',
      options: { by: string; now: Instant },
    ): Promise<boolean> {
      const [, id = '', since = ''] = /^([0-9a-z]{1,9})\.([0-9a-z]{1,9})$/.exec(token) ?? []
      if (id === '') return false
      return outbox.decide(parseInt(id, 36), what, { ...options, since: parseInt(since, 36) })
    },
  }
}
