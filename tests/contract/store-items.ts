/** What the archive promises the desk, whatever the database. */
import { describe, expect, it } from 'vitest'
import type { PublishOptions } from '../../src/store/ports/items.ts'
import type { Store } from '../../src/store/store.ts'
import { newItem } from '../support/news.ts'

const noon = Date.UTC(2026, 10, 23, 12)
const hour = 3_600_000
const publish: PublishOptions = { fanOut: true, by: 'source:inbox', now: noon }

export function describeItems(open: () => Promise<Store>): void {
  describe('items', () => {
    it('stores an item whole and gives it a number', async () => {
      const { items } = await open()
      const item = newItem({
        title: 'Idlib',
        subtitle: 'A meeting',
        issuer: 'Coalition',
        url: 'https://example.org/1',
        date: { day: '2020-02-18', time: '20:21', zone: 'GMT' },
        contact: 'press@example.org',
        main: ['idlib'],
        mentioned: ['detainees', 'aleppo'],
      })
      const added = await items.add([item], publish)
      expect(added).toEqual([{ outcome: 'stored', number: 1, story: 1, visibleFrom: noon }])
      expect(await items.get(1)).toEqual({
        ...item.content,
        number: 1,
        story: 1,
        source: 'inbox',
        revision: 1,
        storedAt: noon,
        visibleFrom: noon,
        topics: [
          { slug: 'idlib', weight: 'main', words: ['idlib'] },
          { slug: 'aleppo', weight: 'mentioned', words: ['aleppo'] },
          { slug: 'detainees', weight: 'mentioned', words: ['detainees'] },
        ],
      })
    })

    it('becomes visible at the later of its embargo’s end and now', async () => {
      const { items, fanouts } = await open()
      const added = await items.add(
        [
          newItem({ title: 'Past', embargo: noon - hour }),
          newItem({ title: 'To come', embargo: noon + hour }),
        ],
        publish,
      )
      expect(added).toMatchObject([{ visibleFrom: noon }, { visibleFrom: noon + hour }])
      expect(await fanouts.due(noon, 10)).toMatchObject([{ item: 1, kind: 'publish' }])
      expect(await fanouts.nextDue(noon)).toBe(noon + hour)
      expect(await fanouts.due(noon + hour, 10)).toMatchObject([{ item: 1 }, { item: 2 }])
    })

    it('keeps language versions of one call in one story', async () => {
      const { items } = await open()
      await items.add([newItem({ title: 'Alone' })], publish)
      const pair = [newItem({ title: 'A' }), newItem({ title: 'أ', language: 'ar' })]
      expect(await items.add(pair, publish)).toMatchObject([
        { number: 2, story: 2 },
        { number: 3, story: 2 },
      ])
      expect((await items.story(2)).map((item) => item.language)).toEqual(['en', 'ar'])
    })

    it('lets a twin join a story later, also beside a duplicate of its first version', async () => {
      const { items } = await open()
      const english = newItem({ title: 'A' })
      await items.add([english], publish)
      await items.add([newItem({ title: 'أ', language: 'ar' })], { ...publish, story: 1 })
      const again = await items.add([english, newItem({ title: 'Â', language: 'fr' })], publish)
      expect(again).toMatchObject([
        { outcome: 'duplicate', number: 1, story: 1 },
        { outcome: 'stored', number: 3, story: 1 },
      ])
    })

    it('stores the same text once, in one call, in two, and after a correction', async () => {
      const { items, audit } = await open()
      const first = newItem({ title: 'A' })
      expect(await items.add([first, first], publish)).toMatchObject([
        { outcome: 'stored', number: 1 },
        { outcome: 'duplicate', number: 1 },
      ])
      await items.change(
        1,
        { verb: 'fix', said: newItem({ title: 'B' }) },
        { by: 'cli', now: noon },
      )
      expect(await items.add([first], publish)).toMatchObject([{ outcome: 'duplicate', number: 1 }])
      expect(await items.count()).toBe(1)
      expect((await audit.list(10)).map((entry) => entry.action)).toEqual([
        'item-fixed',
        'item-added',
      ])
    })

    it('stores the same text once when many store it at the same moment', async () => {
      const { items } = await open()
      const item = newItem({ title: 'A' })
      const all = await Promise.all(Array.from({ length: 8 }, () => items.add([item], publish)))
      const stored = all.flat().filter((one) => one.outcome === 'stored')
      expect(stored).toHaveLength(1)
      expect(all.flat().map((one) => one.number)).toEqual(Array(8).fill(stored[0]?.number))
      expect(await items.count()).toBe(1)
    })

    it('can keep an item without sending it', async () => {
      const { items, fanouts } = await open()
      await items.add([newItem({ title: 'Old' })], { ...publish, fanOut: false })
      expect(await fanouts.due(noon, 10)).toEqual([])
    })

    it('revises content, topics, search and list row, and plans a revision', async () => {
      const { items, reads, fanouts } = await open()
      await items.add([newItem({ title: 'Wrong', main: ['idlib'] })], publish)
      const right = newItem({ title: 'Right', main: ['aleppo'] })
      const later = noon + hour
      const correction = { verb: 'correct', said: right, line: 'on Tuesday' } as const
      expect(await items.change(1, correction, { by: 'cli', now: later })).toMatchObject({
        outcome: 'changed',
        revision: 2,
      })
      const query = { languages: [], limit: 5 }
      expect(await items.get(1)).toMatchObject({
        title: 'Right',
        revision: 2,
        visibleFrom: noon,
        lines: [
          {
            verb: 'correct',
            text: 'on Tuesday',
            at: later,
          },
        ],
      })
      expect((await reads.latest(query, later)).rows).toMatchObject([{ title: 'Right' }])
      expect((await reads.topic('idlib', query, later)).rows).toEqual([])
      expect((await reads.topic('aleppo', query, later)).rows).toHaveLength(1)
      expect((await reads.search([{ word: 'wrong' }], query, later)).rows).toEqual([])
      expect((await reads.search([{ word: 'right' }], query, later)).rows).toHaveLength(1)
      expect(await fanouts.due(later, 10)).toMatchObject([
        { kind: 'revise', revision: 2, verb: 'correct' },
        { kind: 'publish', revision: 1 },
      ])
    })

    it('counts two corrections at the same moment as two revisions', async () => {
      const { items } = await open()
      await items.add([newItem({ title: 'A' })], publish)
      const revise = (title: string) =>
        items.change(1, { verb: 'fix', said: newItem({ title }) }, { by: 'cli', now: noon })
      const both = await Promise.all([revise('B'), revise('C')])
      expect(new Set(both.map((one) => one.outcome === 'changed' && one.revision))).toEqual(
        new Set([2, 3]),
      )
    })

    it('lets a correction say what another item says, and knows a text by its oldest item', async () => {
      const { items } = await open()
      const [a, b] = [newItem({ title: 'A' }), newItem({ title: 'B', fileName: 'b.txt' })]
      await items.add([a], publish)
      await items.add([b], publish)
      expect(
        await items.change(2, { verb: 'fix', said: a }, { by: 'cli', now: noon }),
      ).toMatchObject({ revision: 2 })
      expect(await items.byIdentity(a.identity)).toBe(1)
      expect(await items.byIdentity(b.identity)).toBe(2)
      expect(await items.byFileName('inbox', 'b.txt')).toEqual({ number: 2, identity: a.identity })
    })

    it('waits with a correction until the embargo ends', async () => {
      const { items, fanouts } = await open()
      await items.add([newItem({ title: 'A', embargo: noon + hour })], publish)
      await items.change(
        1,
        { verb: 'fix', said: newItem({ title: 'B' }) },
        { by: 'cli', now: noon },
      )
      expect(await fanouts.due(noon, 10)).toEqual([])
    })

    it('knows no item to revise or get where there is none', async () => {
      const { items } = await open()
      const nothing = newItem({ title: 'A' })
      expect(
        await items.change(7, { verb: 'fix', said: nothing }, { by: 'cli', now: noon }),
      ).toEqual({
        outcome: 'missing',
      })
      expect(await items.get(7)).toBeUndefined()
      expect(await items.byIdentity('none')).toBeUndefined()
      expect(await items.byFileName('inbox', 'none')).toBeUndefined()
    })

    it('finds items by file name and by the stem of language versions', async () => {
      const { items } = await open()
      const named = (fileName: string, language = 'en', source = 'inbox') =>
        newItem({ title: `${source}/${fileName}`, fileName, language, source })
      const names = ['x.en.txt', 'x.ar.txt', 'x.txt', 'x-2.en.txt', 'x.y.en.txt', 'xx.txt', 'x']
      for (const name of names) await items.add([named(name)], publish)
      await items.add([named('x.fr.txt', 'fr', 'elsewhere')], publish)
      expect(await items.byFileName('inbox', 'x.ar.txt')).toMatchObject({ number: 2 })
      const ofStem = await items.byStem('inbox', 'x', noon)
      expect(ofStem.map((item) => item.number)).toEqual([1, 2, 3])
      expect(await items.byStem('inbox', 'x', noon + 1)).toEqual([])
    })

    it('lists newest first and pages oldest first, under embargo too', async () => {
      const { items } = await open()
      for (const title of ['A', 'B', 'C']) {
        await items.add([newItem({ title, embargo: noon + hour })], publish)
      }
      const titles = (list: { title: string }[]) => list.map((item) => item.title)
      expect(titles(await items.list(2))).toEqual(['C', 'B'])
      expect(titles(await items.list(2, 2))).toEqual(['A'])
      expect(titles(await items.page(0, 2))).toEqual(['A', 'B'])
      expect(titles(await items.page(2, 2))).toEqual(['C'])
    })

    it('replaces topics when the archive is read again', async () => {
      const { items, reads } = await open()
      await items.add([newItem({ title: 'A', main: ['idlib'] })], publish)
      const topics = [{ slug: 'aleppo', weight: 'main' as const, words: ['Halab'] }]
      await items.setTopics([
        { number: 1, topics },
        { number: 9, topics },
      ])
      expect((await items.get(1))?.topics).toEqual(topics)
      const page = await reads.topic('aleppo', { languages: [], limit: 5 }, noon)
      expect(page.rows).toHaveLength(1)
    })

    it('writes nothing of a call that fails', async () => {
      const { items } = await open()
      const calls = [newItem({ title: 'A' }), newItem({ title: 'B' })]
      await expect(items.add(calls, { ...publish, story: 99 })).rejects.toThrow(/foreign key/i)
      expect(await items.count()).toBe(0)
    })

    it('keeps a title that looks like JSON, quotation marks and an emoji as they are', async () => {
      const { items, reads } = await open()
      const title = `{"a":1} ' " \\ 🕊 إدلب`
      await items.add([newItem({ title })], publish)
      expect((await items.get(1))?.title).toBe(title)
      expect((await reads.latest({ languages: [], limit: 1 }, noon)).rows[0]?.title).toBe(title)
    })

    it('tells when the newest of a source came, the last first', async () => {
      const { items } = await open()
      for (const [hours, source] of [
        [0, 'inbox'],
        [1, 'feed'],
        [2, 'inbox'],
        [3, 'inbox'],
      ] as const) {
        const item = newItem({ title: `At ${hours}`, source })
        await items.add([item], { ...publish, now: noon + hours * hour })
      }
      expect(await items.arrivals('inbox', 2)).toEqual([noon + 3 * hour, noon + 2 * hour])
      expect(await items.arrivals('feed', 9)).toEqual([noon + hour])
      expect(await items.arrivals('none', 9)).toEqual([])
    })

    it('knows what a redaction still has to remove, until that is done', async () => {
      const { items, erasures } = await open()
      const [own, shared, later] = ['a', 'b', 'c'].map((digit) => digit.repeat(64))
      const pictured = (title: string, hash = '') => newItem({ title, picture: hash })
      await items.add([pictured('One', own), pictured('Two', shared)], publish)
      await items.add([pictured('Three', shared), pictured('Four', later)], publish)
      expect(await erasures.open()).toEqual([])
      for (const number of [1, 2, 4])
        await items.change(number, { verb: 'redact' }, { by: 'an editor', now: noon })
      await items.add([pictured('Five', later)], publish)
      const left = await erasures.open()
      expect(left.map(({ pictures }) => pictures)).toEqual([[own], [], []])
      await erasures.done(left.slice(1).map(({ id }) => id))
      expect(await erasures.open()).toEqual(left.slice(0, 1))
    })
  })
}
