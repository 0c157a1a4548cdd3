/** A withdrawn item is in no list, and `/read` can say that it was withdrawn. */
import { describe, expect, it } from 'vitest'
import { dialects, useDatabases } from '../support/databases.ts'
import { newItem } from '../support/news.ts'

const databases = useDatabases()
const noon = Date.UTC(2026, 10, 23, 12)
const who = { by: 'cli', now: noon }
const query = { languages: ['en'], limit: 10 }

describe.each(dialects)('a withdrawn item on %s', (dialect) => {
  const open = async () => {
    const url = await databases.fresh(dialect)
    const store = await databases.open(dialect, { url })
    const { base } = await databases.connect(dialect, { url })
    const rule = { any: [], all: [], none: [] }
    await store.topics.put([{ slug: 'idlib', names: {}, aliases: [], rule }], who)
    const pair = [
      newItem({ title: 'Wrong', main: ['idlib'] }),
      newItem({ title: 'خطأ', language: 'ar' }),
    ]
    await store.items.add(pair, { ...who, fanOut: false })
    const withdraw = (number: number) =>
      base.write(async (tx) => {
        await tx.updateTable('items').set({ withdrawn_at: noon }).where('id', '=', number).execute()
        await base.bumpCatalogue(tx)
      })
    return { ...store, withdraw }
  }

  it('is in no list, search, topic or pair', async () => {
    const { reads, withdraw } = await open()
    const look = async () => [
      (await reads.latest(query, noon)).rows.map((row) => row.number),
      (await reads.topic('idlib', query, noon)).rows.map((row) => row.number),
      (await reads.search([{ word: 'wrong' }], query, noon)).rows.map((row) => row.number),
      (await reads.twins(1, noon)).map((twin) => twin.number),
      (await reads.topics(noon)).map(({ topic }) => topic.slug),
    ]
    expect(await look()).toEqual([[1], [1], [1], [1, 2], ['idlib']])
    await withdraw(1)
    expect(await look()).toEqual([[2], [], [], [2], []])
    await withdraw(2)
    expect(await look()).toEqual([[], [], [], [], []])
  })

  it('comes back to who asks for it by number, with the time', async () => {
    const { reads, withdraw } = await open()
    await withdraw(1)
    expect(await reads.item(1, noon)).toMatchObject({ number: 1, withdrawnAt: noon })
  })
})
