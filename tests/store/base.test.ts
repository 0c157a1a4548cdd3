/** The ground of the store: tables, transactions and the marks each write leaves, on both databases. */
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createSettings } from '../../src/store/desk.ts'
import type { Schema } from '../../src/store/schema.ts'
import { dialects, useDatabases } from '../support/databases.ts'

/** Typed so that a table that is added to the schema is asked for here. */
const every: Record<keyof Schema, true> = {
  meta: true,
  sources: true,
  settings: true,
  roles: true,
  stories: true,
  items: true,
  item_revisions: true,
  topics: true,
  item_topics: true,
  people: true,
  chats: true,
  subscriptions: true,
  renderings: true,
  posts: true,
  post_items: true,
  post_notices: true,
  freezes: true,
  troubles: true,
  erasures: true,
  rates: true,
  operations: true,
  fanouts: true,
  inbound: true,
  queries: true,
  dialogues: true,
  answers: true,
  console_chat: true,
  leases: true,
  holds: true,
  media: true,
  media_files: true,
  audit: true,
  cache: true,
}

const databases = useDatabases()

describe.each(dialects)('the base on %s', (dialect) => {
  it('gives numbers out once', async () => {
    const { base } = await databases.connect(dialect)
    const add = () =>
      base.db
        .insertInto('stories')
        .values({ created_at: 1 })
        .returning('id')
        .executeTakeFirstOrThrow()
    const first = await add()
    await base.db.deleteFrom('stories').execute()
    expect((await add()).id).toBe(first.id + 1)
  })

  it('has every table that the schema names', async () => {
    const { base } = await databases.connect(dialect)
    const names = (await base.db.introspection.getTables()).map((table) => table.name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(every)))
  })

  it('writes all of a transaction or nothing', async () => {
    const { base } = await databases.connect(dialect)
    const wrong = base.write(async (tx) => {
      await base.audit(tx, { at: 1, by: 'cli', action: 'test', detail: '' })
      throw new Error('no')
    })
    await expect(wrong).rejects.toThrow('no')
    expect(await base.db.selectFrom('audit').selectAll().execute()).toEqual([])
  })

  it('keeps whole numbers beyond 32 bits as numbers', async () => {
    const { base } = await databases.connect(dialect)
    await base.write((tx) => base.audit(tx, { at: 1.8e12, by: 'cli', action: 'a', detail: '' }))
    expect(await base.db.selectFrom('audit').select('at').execute()).toEqual([{ at: 1.8e12 }])
  })

  it('moves the catalogue version in the transaction that writes', async () => {
    const { base } = await databases.connect(dialect)
    const version = () =>
      base.db.selectFrom('meta').select('value').where('key', '=', 'catalogue').executeTakeFirst()
    await base.write((tx) => base.bumpCatalogue(tx))
    expect(await version()).toEqual({ value: '2' })
  })
})

describe('the base on SQLite', () => {
  it('makes every write durable against power loss, and keeps references whole', async () => {
    const { base } = await databases.connect('sqlite')
    const setting = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(base.db)
      return Object.values(rows[0] ?? {})[0]
    }
    expect(await setting('journal_mode')).toBe('wal')
    expect(await setting('synchronous')).toBe(2)
    expect(await setting('foreign_keys')).toBe(1)
  })

  describe('when several write at once', () => {
    const noted = async ({ base }: Awaited<ReturnType<typeof databases.connect>>) => {
      const rows = await base.db.selectFrom('audit').select('action').execute()
      return rows.map(({ action }) => action)
    }
    const note = (action: string) => ({ at: 1, by: 'cli', action, detail: '' })

    it('makes one transaction of them, and undoes the one that fails alone', async () => {
      const connection = await databases.connect('sqlite')
      const { base } = connection
      const transactions = new Set<unknown>()
      const write = (action: string, fault?: Error) =>
        base.write(async (tx) => {
          transactions.add(tx)
          await base.audit(tx, note(action))
          if (fault) throw fault
          return action
        })
      const outcomes = await Promise.allSettled([
        write('first'),
        write('second', new Error('no')),
        write('third'),
      ])
      expect(outcomes).toEqual([
        { status: 'fulfilled', value: 'first' },
        { status: 'rejected', reason: new Error('no') },
        { status: 'fulfilled', value: 'third' },
      ])
      expect(await noted(connection)).toEqual(['first', 'third'])
      expect(transactions.size).toBe(1)
    })

    it('tells all of them where the whole transaction ended, as on a full disk', async () => {
      const connection = await databases.connect('sqlite')
      const { base } = connection
      const outcomes = await Promise.allSettled([
        base.write((tx) => base.audit(tx, note('first'))),
        base.write(async (tx) => {
          await sql`rollback`.execute(tx)
          throw new Error('full')
        }),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      expect(await noted(connection)).toEqual([])
      await base.write((tx) => base.audit(tx, note('later')))
      expect(await noted(connection)).toEqual(['later'])
    })
  })

  it('can be kept in memory, and closed twice', async () => {
    const { base, close } = await databases.connect('sqlite', {
      url: 'sqlite::memory:',
      server: true,
    })
    await base.write((tx) => base.bumpCatalogue(tx))
    await close()
    await close()
    await expect(base.db.selectFrom('meta').selectAll().execute()).rejects.toThrow(/destroyed/)
  })

  it('answers more different queries than it keeps prepared', async () => {
    const { base } = await databases.connect('sqlite')
    for (let number = 0; number < 600; number++) {
      const { rows } = await sql.raw<{ n: number }>(`select ${number} as n`).execute(base.db)
      expect(rows[0]?.n).toBe(number)
    }
  })
})

describe('the base on PostgreSQL', () => {
  it('does a transaction anew that another one had to go before', async () => {
    const { base } = await databases.connect('postgres')
    const set = { by: 'test', now: 1 }
    const settings = createSettings(base)
    await settings.set('a', '1', set)
    await settings.set('b', '1', set)
    type Gate = PromiseWithResolvers<void>
    const one: Gate = Promise.withResolvers()
    const two: Gate = Promise.withResolvers()
    const change = (keys: ['a', 'b'] | ['b', 'a'], own: Gate, other: Gate) =>
      base.write(async (tx) => {
        for (const key of keys) {
          await tx.updateTable('settings').set({ value: keys[0] }).where('key', '=', key).execute()
          own.resolve()
          await other.promise
        }
      })
    await Promise.all([change(['a', 'b'], one, two), change(['b', 'a'], two, one)])
    const { a, b } = await settings.all()
    expect(a).toBe(b)
  })
})
