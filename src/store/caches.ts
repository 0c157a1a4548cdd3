/** The two caches in front of the reads: answers, in memory or in the database, and searches, in memory alone. */

import { Keyv, KeyvMemoryAdapter, type KeyvMapType } from 'keyv'
import QuickLRU from 'quick-lru'
import type { Base } from './base.ts'
import { createKeyvStore } from './keyv-store.ts'

export type CachePlace = 'memory' | 'database'

export type Caches = {
  answers: Keyv
  searches: Keyv
  /** What is kept in memory holds no more: it may say what was erased. */
  forget(): Promise<void>
}

/** Entries kept in memory: the LRU keeps up to twice as many for a while. A page of headlines is 2 to 10 KB. */
const kept = 1_000

export function createCaches(
  base: Base,
  place: CachePlace,
  onFault: (fault: unknown) => void,
): Caches {
  // createKeyv would keep references: a caller that changes its answer would change everybody's.
  const memory = () => new KeyvMemoryAdapter(new QuickLRU({ maxSize: kept }) as KeyvMapType)
  const shared = () => createKeyvStore(base.db, 'answers', () => Date.now())
  const caches = {
    answers: new Keyv({ store: place === 'memory' ? memory() : shared() }),
    searches: new Keyv({ store: memory() }),
  }
  // Without a listener keyv throws; with one a failing cache is an empty cache.
  for (const cache of Object.values(caches)) cache.on('error', onFault)
  return {
    ...caches,
    async forget() {
      await caches.searches.clear()
      if (place === 'memory') await caches.answers.clear()
    },
  }
}
