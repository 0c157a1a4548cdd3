/** What readers may see of the archive, whatever the database and the cache. */
import { describe, expect, it } from 'vitest'
import type { PageQuery, PublishOptions, Reads } from '../../src/store/ports/items.ts'
import type { Store } from '../../src/store/store.ts'
import { queryTerms } from '../../src/topics/search-text.ts'
import { newItem, type ItemSketch } from '../support/news.ts'

const noon = Date.UTC(2026, 10, 23, 12)
const hour = 3_600_000
const query: PageQuery = { languages: ['en'], limit: 10 }

const options = (now: number): PublishOptions => ({ fanOut: false, by: 'cli', now })

const addAll = async (store: Store, sketches: ItemSketch[], now = noon) => {
  for (const [index, sketch] of sketches.entries()) {
    await store.items.add([newItem(sketch)], options(now + index))
  }
}

const idlib = { slug: 'idlib', names: { en: 'Idlib' }, aliases: [], rule: noRule() }

function noRule() {
  return { any: [], all: [], none: [] }
}

/** Every read that could show an item, as the numbers it shows. */
const doors: Record<string, (reads: Reads, now: number) => Promise<number[]>> = {
  latest: async (reads, now) => numbers(await reads.latest(query, now)),
  topic: async (reads, now) => numbers(await reads.topic('idlib', query, now)),
  search: async (reads, now) => numbers(await reads.search([{ word: 'secret' }], query, now)),
  item: async (reads, now) => [await reads.item(1, now)].flatMap((item) => item?.number ?? []),
  twins: async (reads, now) => (await reads.twins(1, now)).map((twin) => twin.number),
  topics: async (reads, now) => (await reads.topics(now)).map(() => 1),
}

const numbers = (page: { rows: { number: number }[] }) => page.rows.map((row) => row.number)

export function describeReads(open: () => Promise<Store>): void {
  describe('reads', () => {
    describe.each(Object.entries(doors))('the door %s', (_door, look) => {
      it('shows an item under embargo from its end, not a millisecond before', async () => {
        const store = await open()
        await store.topics.put([idlib], { by: 'cli', now: noon })
        const embargo = noon + hour
        await addAll(store, [{ title: 'Secret', main: ['idlib'], embargo }])
        expect(await look(store.reads, noon)).toEqual([])
        expect(await look(store.reads, embargo - 1)).toEqual([])
        expect(await look(store.reads, embargo)).toEqual([1])
        expect(await look(store.reads, embargo - 1)).toEqual([])
      })

      it('shows no version that is under embargo of a story that is not', async () => {
        const store = await open()
        await store.topics.put([idlib], { by: 'cli', now: noon })
        const sketch = { title: 'Secret', language: 'ar', main: ['idlib'] }
        await addAll(store, [sketch])
        const english = newItem({ title: 'Secret too', main: ['idlib'], embargo: noon + hour })
        await store.items.add([english], { ...options(noon), story: 1 })
        expect(await look(store.reads, noon)).toEqual([1])
      })
    })

    it('latest: newest first by when it became visible, ties by number', async () => {
      const store = await open()
      const items = ['A', 'B', 'C'].map((title) => newItem({ title }))
      items.push(newItem({ title: 'Waited', embargo: noon + hour }))
      for (const item of items) await store.items.add([item], options(noon))
      await store.items.add([newItem({ title: 'Later' })], options(noon + 1))
      expect(numbers(await store.reads.latest(query, noon + 2 * hour))).toEqual([4, 5, 3, 2, 1])
    })

    it('shows a story once, in the first language of the reader that it has', async () => {
      const store = await open()
      const add = (title: string, language: string, story?: number) =>
        store.items.add([newItem({ title, language, main: ['idlib'] })], {
          ...options(noon),
          ...(story !== undefined && { story }),
        })
      await add('Arabic', 'ar')
      await add('English', 'en', 1)
      await add('Türkçe', 'tr')
      const seen = async (...languages: string[]) => {
        const wanted = { languages, limit: 10 }
        const latest = numbers(await store.reads.latest(wanted, noon))
        expect(numbers(await store.reads.topic('idlib', wanted, noon))).toEqual(latest)
        expect(numbers(await store.reads.search([{ word: 'text' }], wanted, noon))).toEqual(latest)
        return latest
      }
      expect(await seen('en', 'ar')).toEqual([3, 2])
      expect(await seen('ar')).toEqual([3, 1])
      expect(await seen('fr', 'tr')).toEqual([3, 1])
      expect(await seen()).toEqual([3, 1])
      expect(await store.reads.twins(1, noon)).toEqual([
        { number: 1, language: 'ar' },
        { number: 2, language: 'en' },
      ])
    })

    it('pages through every story once, also while new ones arrive', async () => {
      const store = await open()
      const sketches = Array.from({ length: 7 }, (_, index) => ({
        title: `Item ${index}`,
        [index % 2 === 0 ? 'main' : 'mentioned']: ['idlib'],
      }))
      await addAll(store, sketches)
      const now = noon + hour
      const reads: ((wanted: PageQuery) => ReturnType<Reads['latest']>)[] = [
        (wanted) => store.reads.latest(wanted, now),
        (wanted) => store.reads.topic('idlib', wanted, now),
        (wanted) => store.reads.search([{ word: 'item' }], wanted, now),
      ]
      for (const [index, read] of reads.entries()) {
        const seen: number[] = []
        let before: PageQuery['before']
        do {
          const page = await read({ languages: ['en'], limit: 2, ...(before && { before }) })
          seen.push(...numbers(page))
          before = page.next
          if (seen.length === 2) {
            const title = `Item that comes in between ${index}`
            await store.items.add([newItem({ title, main: ['idlib'] })], options(now))
          }
        } while (before)
        expect(seen).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 7]))
        expect(new Set(seen).size).toBe(seen.length)
      }
    })

    it('topic: main before mentioned, each newest first, a story where it weighs most', async () => {
      const store = await open()
      await addAll(store, [
        { title: 'Main, old', main: ['idlib'] },
        { title: 'Mentioned', mentioned: ['idlib'] },
        { title: 'Main, new', main: ['idlib'] },
        { title: 'Elsewhere', main: ['aleppo'] },
      ])
      const twin = newItem({ title: 'Twin', language: 'ar', mentioned: ['idlib'] })
      await store.items.add([twin], { ...options(noon + 9), story: 1 })
      expect(numbers(await store.reads.topic('idlib', query, noon + 9))).toEqual([3, 1, 2])
      expect(numbers(await store.reads.topic('nowhere', query, noon + 9))).toEqual([])
    })

    it('search: all words must occur, as word or stem, newest first', async () => {
      const store = await open()
      await addAll(store, [
        { title: 'وصلت المساعدات إلى الرقة', language: 'ar' },
        { title: 'نازحون من الرقة ولإدلب', language: 'ar' },
        { title: 'Aid reaches Raqqa’s schools & "old" streets' },
      ])
      const find = async (words: string) =>
        numbers(await store.reads.search(queryTerms(words), query, noon + hour))
      expect(await find('الرقة')).toEqual([2, 1])
      expect(await find('رقه')).toEqual([2, 1])
      expect(await find('إدلب الرقة')).toEqual([2])
      expect(await find('RAQQA aid')).toEqual([3])
      expect(await find('raqqa homs')).toEqual([])
      expect(await find('raqq')).toEqual([])
    })

    it('search: takes any word as a word, never as a query', async () => {
      const store = await open()
      await addAll(store, [{ title: 'One' }])
      const words = [
        '"',
        "'",
        '\\',
        'a OR one',
        '*',
        'on*',
        'words:one',
        "one' | 'one",
        ')',
        '',
        'NOT',
      ]
      for (const word of words) {
        const page = await store.reads.search([{ word }], query, noon)
        expect({ word, rows: page.rows }).toEqual({ word, rows: [] })
      }
      expect(await store.reads.search([], query, noon)).toEqual({
        rows: [],
        looked: 0,
        bounded: false,
      })
    })

    it('search: never finds contact blocks and notes to editors', async () => {
      const store = await open()
      await addAll(store, [{ title: 'A', contact: 'hidden', notes: 'hidden', subtitle: 'shown' }])
      expect(numbers(await store.reads.search([{ word: 'hidden' }], query, noon))).toEqual([])
      expect(numbers(await store.reads.search([{ word: 'shown' }], query, noon))).toEqual([1])
    })

    it('search: looks at the newest thousand and says so', async () => {
      const store = await open()
      const many = (count: number, title: string) =>
        Array.from({ length: count }, (_, index) => newItem({ title: `${title} ${index}` }))
      const search = () => store.reads.search([{ word: 'many' }], query, noon)
      await store.items.add([newItem({ title: 'Many, the first' })], options(noon))
      await store.items.add(many(999, 'Many'), options(noon))
      const embargoed = newItem({ title: 'Many more', embargo: noon + hour })
      await store.items.add([embargoed], options(noon))
      expect(await search()).toMatchObject({ rows: [{}, {}], looked: 1_000, bounded: false })
      await store.items.add(many(1, 'Many, the last'), options(noon))
      expect(await search()).toMatchObject({ rows: [{}, {}], looked: 1_000, bounded: true })
    })

    it('topics: those with a visible item, most recently used first', async () => {
      const store = await open()
      const slugs = ['aleppo', 'homs', 'idlib']
      const topics = slugs.map((slug) => ({ ...idlib, slug }))
      await store.topics.put(topics, { by: 'cli', now: noon })
      await addAll(store, [
        { title: 'A', main: ['idlib'] },
        { title: 'B', mentioned: ['aleppo'], main: ['unknown'] },
      ])
      const listed = await store.reads.topics(noon + 1)
      expect(listed.map(({ topic, latest }) => [topic.slug, latest])).toEqual([
        ['aleppo', noon + 1],
        ['idlib', noon],
      ])
    })
  })
}
