/** The topics, read again only when one of them has changed, here or in another process. */

import type { Topic } from './news.ts'
import type { Topics } from './store/ports/items.ts'

export type KnownTopics = { version: number; topics: Topic[] }

/** The same object until a topic changes: what is derived from it can be remembered by it. */
export function createKnownTopics(store: Topics): () => Promise<KnownTopics> {
  let known: KnownTopics | undefined
  return async () => {
    const { version } = await store.progress()
    if (known?.version !== version) known = { version, topics: await store.all() }
    return known
  }
}
