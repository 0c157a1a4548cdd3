/** The cache in front of the reads: hits, another process's writes, the end of an embargo, and a cache that fails. */
import { describe, expect, it } from 'vitest'
import { createCachedReads, type CacheLookup } from '../../src/store/cached-reads.ts'
import { createCaches } from '../../src/store/caches.ts'
import { createCatalogue } from '../../src/store/catalogue.ts'
import { createItems } from '../../src/store/items.ts'
import { createReads } from '../../src/store/reads.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { newItem } from '../support/news.ts'

const databases = useDatabases()
const noon = Date.UTC(2026, 10, 23, 12)
const minute = 60_000
const query = { languages: ['en'], limit: 10 }
const add = { fanOut: false, by: 'cli', now: noon }

const places = ['memory', 'database'] as const
const combinations = dialects.flatMap((dialect) => places.map((cache) => ({ dialect, cache })))

describe.each(combinations)('the cache in $cache on $dialect', ({ dialect, cache }) => {
  const open = async () => {
    const url = await databases.fresh(dialect)
    const lookups: CacheLookup[] = []
    const faults: unknown[] = []
    const one = await databases.open(dialect, {
      url,
      cache,
      onLookup: (lookup) => lookups.push(lookup),
      onFault: (fault) => faults.push(fault),
    })
    const other = await databases.open(dialect, { url, cache })
    await one.items.add([newItem({ title: 'First', main: ['idlib'] })], add)
    return { one, other, lookups, faults }
  }

  it('answers from the cache the second time, for each read and each question', async () => {
    const { one, lookups, faults } = await open()
    const topic = { slug: 'idlib', names: {}, aliases: [], rule: { any: [], all: [], none: [] } }
    await one.topics.put([topic], { by: 'cli', now: noon })
    const ask = async () => [
      await one.reads.latest(query, noon),
      await one.reads.latest({ ...query, limit: 3 }, noon),
      await one.reads.topic('idlib', query, noon),
      await one.reads.topic('aleppo', query, noon),
      await one.reads.search([{ word: 'first' }], query, noon),
      await one.reads.topics(noon),
    ]
    const cold = await ask()
    expect(lookups.map((lookup) => lookup.hit)).toEqual(Array(6).fill(false))
    expect(await ask()).toEqual(cold)
    expect(lookups.slice(6)).toEqual(lookups.slice(0, 6).map((one) => ({ ...one, hit: true })))
    expect(faults).toEqual([])
  })

  it('sees at once what another process stores, corrects or files elsewhere', async () => {
    const { one, other } = await open()
    const titles = async () => (await one.reads.latest(query, noon)).rows.map((row) => row.title)
    expect(await titles()).toEqual(['First'])
    await other.items.add([newItem({ title: 'Second' })], add)
    expect(await titles()).toEqual(['Second', 'First'])
    await other.items.change(
      1,
      { verb: 'fix', said: newItem({ title: 'Mended' }) },
      { by: 'cli', now: noon },
    )
    expect(await titles()).toEqual(['Second', 'Mended'])

    const filed = async () => (await one.reads.topic('homs', query, noon)).rows.length
    expect(await filed()).toBe(0)
    await other.items.setTopics([
      { number: 2, topics: [{ slug: 'homs', weight: 'main', words: [] }] },
    ])
    expect(await filed()).toBe(1)
  })

  it('ends an answer with the next embargo, and keeps none longer than ten minutes', async () => {
    const { one, lookups } = await open()
    await one.items.add([newItem({ title: 'Later', embargo: noon + minute })], add)
    const rows = async (now: number) => (await one.reads.latest(query, now)).rows.length
    const hit = () => lookups.at(-1)?.hit
    await rows(noon)
    expect([await rows(noon + minute - 1), hit()]).toEqual([1, true])
    expect([await rows(noon + minute), hit()]).toEqual([2, false])
    expect([await rows(noon + 11 * minute - 1), hit()]).toEqual([2, true])
    expect([await rows(noon + 11 * minute), hit()]).toEqual([2, false])
  })

  it('shows nothing early to a process whose clock is behind', async () => {
    const { one, other } = await open()
    await one.items.add([newItem({ title: 'Later', embargo: noon + minute })], add)
    expect((await one.reads.latest(query, noon + minute)).rows).toHaveLength(2)
    expect((await one.reads.latest(query, noon + minute - 1)).rows).toHaveLength(1)
    expect((await other.reads.latest(query, noon + minute - 1)).rows).toHaveLength(1)
  })

  it('gives every caller an answer of its own', async () => {
    const { one } = await open()
    const rows = async () => (await one.reads.latest(query, noon)).rows
    await rows()
    ;(await rows()).length = 0
    expect(await rows()).toHaveLength(1)
  })
})

describe.each(dialects)('what the cache keeps on %s', (dialect) => {
  it('never writes what people search for', async () => {
    const url = await databases.fresh(dialect)
    const store = await databases.open(dialect, { url, cache: 'database' })
    await store.reads.search([{ word: 'detainees' }], query, noon)
    await store.reads.latest(query, noon)
    const { base } = await databases.connect(dialect, { url })
    const rows = await base.db.selectFrom('cache').select('k').execute()
    expect(rows.map((row) => row.k)).toEqual([expect.stringContaining('latest')])
  })

  it('is an empty cache, reported, when it fails', async () => {
    const { base } = await databases.connect(dialect, { url: await databases.empty(dialect) })
    const faults: unknown[] = []
    const lookups: CacheLookup[] = []
    const reads = createCachedReads(createReads(base), {
      catalogue: createCatalogue(base),
      caches: createCaches(base, 'database', (fault) => faults.push(fault)),
      keyedHash: base.seal.keyedHash,
      onLookup: (lookup) => lookups.push(lookup),
    })
    await createItems(base, indexText).add([newItem({ title: 'A' })], add)
    await base.db.schema.dropTable('cache').execute()
    expect((await reads.latest(query, noon)).rows).toHaveLength(1)
    expect((await reads.latest(query, noon)).rows).toHaveLength(1)
    expect(lookups.map((lookup) => lookup.hit)).toEqual([false, false])
    expect(faults).toHaveLength(4)
  })

  it('forgets ended answers', async () => {
    const url = await databases.fresh(dialect)
    const { base } = await databases.connect(dialect, { url })
    const ended = { ns: 'answers', k: 'old', v: '1', expires: 1 }
    await base.db.insertInto('cache').values(ended).execute()
    const store = await databases.open(dialect, { url, cache: 'database' })
    await store.reads.latest(query, noon)
    const rows = await base.db.selectFrom('cache').select('k').execute()
    expect(rows.map((row) => row.k)).not.toContain('old')
  })
})
