/** The reads behind a cache that is never wrong: keyed by the catalogue's version, ended by the next embargo. */

import type { Keyv } from 'keyv'
import type { Instant } from '../news.ts'
import type { Caches } from './caches.ts'
import type { Catalogue } from './catalogue.ts'
import type { Reads } from './ports/items.ts'

/** No answer is kept longer, in milliseconds. */
const longest = 10 * 60_000

/** Holds from `from` to before `until`: a process whose clock is behind must not see what is not due for it. */
type Kept<T> = { from: Instant; until: Instant; value: T }

export type CacheLookup = { read: 'latest' | 'topic' | 'topics' | 'search'; hit: boolean }

export type CachedReadsParts = {
  catalogue: Catalogue
  caches: Caches
  /** What people search for is no key that could be read. */
  keyedHash: (text: string) => string
  onLookup: (lookup: CacheLookup) => void
}

export function createCachedReads(reads: Reads, parts: CachedReadsParts): Reads {
  const { catalogue, caches, keyedHash, onLookup } = parts

  let known: string | undefined

  const through = async <T>(
    cache: Keyv,
    read: CacheLookup['read'],
    question: string,
    now: Instant,
    ask: () => Promise<T>,
  ): Promise<T> => {
    // The version is read before the data: what is stored in between makes an answer newer than its key, never older.
    const version = await catalogue.version()
    if (version !== known) await caches.forget()
    known = version
    const key = `${version} ${read} ${question}`
    const kept = await cache.get<Kept<T>>(key)
    const hit = kept !== undefined && kept.from <= now && now < kept.until
    onLookup({ read, hit })
    if (hit) return kept.value
    const value = await ask()
    const until = Math.min(now + longest, (await catalogue.nextDue(now)) ?? Infinity)
    await cache.set<Kept<T>>(key, { from: now, until, value }, until - now)
    return value
  }

  return {
    latest: (query, now) =>
      through(caches.answers, 'latest', JSON.stringify(query), now, () => reads.latest(query, now)),
    topic: (slug, query, now) =>
      through(caches.answers, 'topic', JSON.stringify([slug, query]), now, () =>
        reads.topic(slug, query, now),
      ),
    topics: (now) => through(caches.answers, 'topics', '', now, () => reads.topics(now)),
    search: (terms, query, now) =>
      through(caches.searches, 'search', keyedHash(JSON.stringify([terms, query])), now, () =>
        reads.search(terms, query, now),
      ),
    // One row by its key costs no more than the look-up of the version.
    item: (number, now) => reads.item(number, now),
    twins: (story, now) => reads.twins(story, now),
  }
}
