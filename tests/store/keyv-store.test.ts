/** The cache table as a storage of keyv: what keyv asks of one, on both databases. */
import { Keyv } from 'keyv'
import { describe, expect, it } from 'vitest'
import { createKeyvStore } from '../../src/store/keyv-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'

const databases = useDatabases()

describe.each(dialects)('the storage of keyv on %s', (dialect) => {
  const open = async () => {
    const { base } = await databases.connect(dialect)
    const clock = { now: Date.now() }
    const faults: unknown[] = []
    const keyv = (namespace: string) => {
      const made = new Keyv({ store: createKeyvStore(base.db, namespace, () => clock.now) })
      made.on('error', (fault) => faults.push(fault))
      return made
    }
    return { keyv, clock, faults }
  }

  it('sets, replaces, finds and deletes', async () => {
    const { keyv, faults } = await open()
    const cache = keyv('a')
    expect(await cache.get('one')).toBeUndefined()
    await cache.set('one', { old: true })
    await cache.set('one', { text: 'إدلب "quoted"', list: [1, null] })
    expect(await cache.get('one')).toEqual({ text: 'إدلب "quoted"', list: [1, null] })
    expect([await cache.has('one'), await cache.has('two')]).toEqual([true, false])
    expect([await cache.delete('one'), await cache.delete('one')]).toEqual([true, false])
    expect(await cache.get('one')).toBeUndefined()
    expect(faults).toEqual([])
  })

  it('does the same for many at once', async () => {
    const { keyv, faults } = await open()
    const cache = keyv('a')
    await cache.setMany([
      { key: 'one', value: 1 },
      { key: 'two', value: 2 },
    ])
    expect(await cache.getMany(['two', 'none', 'one'])).toEqual([2, undefined, 1])
    expect(await cache.hasMany(['two', 'none'])).toEqual([true, false])
    expect(await cache.deleteMany(['two', 'none'])).toEqual([true, false])
    expect(await cache.getMany(['one', 'two'])).toEqual([1, undefined])
    expect(faults).toEqual([])
  })

  it('keeps namespaces apart', async () => {
    const { keyv } = await open()
    const [a, b] = [keyv('a'), keyv('b')]
    await a.set('one', 'of a')
    await b.set('one', 'of b')
    await a.clear()
    expect([await a.get('one'), await b.get('one')]).toEqual([undefined, 'of b'])
  })

  it('shows nothing whose time is up', async () => {
    const { keyv, clock } = await open()
    const cache = keyv('a')
    await cache.set('one', 1, 60_000)
    expect(await cache.get('one')).toBe(1)
    clock.now += 60_001
    expect([await cache.get('one'), await cache.has('one')]).toEqual([undefined, false])
  })
})
