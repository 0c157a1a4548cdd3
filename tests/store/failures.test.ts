/** What the world does wrong to a database: each with its kind, a sentence that helps, and nothing lost. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { Base } from '../../src/store/base.ts'
import { connect } from '../../src/store/connect.ts'
import { createItems } from '../../src/store/items.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sqliteDialect } from '../../src/store/sqlite.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { dialects, testSecret, useDatabases } from '../support/databases.ts'
import { newItem } from '../support/news.ts'

const databases = useDatabases()
const pathOf = (url: string) => url.slice('sqlite:'.length)
const failure = (kind: string, words: RegExp) =>
  expect.objectContaining({ name: 'StoreFailure', kind, message: expect.stringMatching(words) })
const store = (base: Base, title: string) =>
  createItems(base, indexText).add([newItem({ title })], { fanOut: true, by: 'cli', now: 1 })

const folder = await mkdtemp(join(tmpdir(), 'barid-failures-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(dialects)('on %s', (dialect) => {
  it('refuses a database from a newer version, and changes nothing in it', async () => {
    const url = await databases.empty(dialect)
    const { base } = await databases.connect(dialect, { url })
    await sql`insert into kysely_migration (name, timestamp) values ('0999-later', '2030')`.execute(
      base.db,
    )
    const opening = databases.connect(dialect, { url })
    await expect(opening).rejects.toEqual(failure('newer-version', /0999-later.*restore a backup/))
  })

  it('refuses a secret that does not fit the data', async () => {
    const url = await databases.fresh(dialect)
    await databases.connect(dialect, { url })
    const opening = databases.connect(dialect, { url, secret: 'another secret altogether' })
    await expect(opening).rejects.toEqual(failure('wrong-secret', /Set BARID_SECRET/))
    await expect(databases.connect(dialect, { url })).resolves.toBeDefined()
  })

  it('opens an existing database without touching it, twice at the same time', async () => {
    const url = await databases.empty(dialect)
    const both = [databases.connect(dialect, { url }), databases.connect(dialect, { url })]
    const [first, second] = await Promise.all(both)
    await store(first!.base, 'A')
    const items = createItems(second!.base, indexText)
    expect(await items.count()).toBe(1)
  })
})

describe('on SQLite', () => {
  it('makes a secret on first start that only its owner can read, and keeps it', async () => {
    const url = await databases.empty('sqlite')
    const secretFile = join(folder, 'secret')
    const options = { url, secret: undefined, secretFile }
    const { base } = await databases.connect('sqlite', options)
    const sealed = base.seal.seal('telegram:1')
    expect((await stat(secretFile)).mode & 0o777).toBe(0o600)
    expect(await readFile(secretFile, 'utf8')).toMatch(/^[\w-]{43}$/)
    expect((await databases.connect('sqlite', options)).base.seal.open(sealed)).toBe('telegram:1')
  })

  it('makes no new secret where the data has one', async () => {
    const url = await databases.empty('sqlite')
    await databases.connect('sqlite', { url })
    const secretFile = join(folder, 'lost')
    const opening = databases.connect('sqlite', { url, secret: undefined, secretFile })
    await expect(opening).rejects.toEqual(failure('wrong-secret', /lost is missing.*Put it back/))
    await expect(stat(secretFile)).rejects.toThrow('ENOENT')
  })

  it('tells when the secret cannot be written', async () => {
    const secretFile = join(folder, 'nowhere', 'secret')
    const opening = databases.connect('sqlite', { secret: undefined, secretFile })
    await expect(opening).rejects.toEqual(failure('unreachable', /secret.*cannot be written/))
  })

  it('stores nothing of an item when the disk is full, and goes on when there is room', async () => {
    const { base } = await databases.connect('sqlite')
    await store(base, 'Before')
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(base.db)
    await sql.raw(`pragma max_page_count = ${rows[0]!.page_count}`).execute(base.db)
    const large = 'word '.repeat(50_000)
    await expect(store(base, large)).rejects.toEqual(failure('full', /Free space/))
    await sql`pragma max_page_count = 1000000`.execute(base.db)
    await store(base, 'After')
    const titles = (await createItems(base, indexText).list(5)).map((item) => item.title)
    expect(titles).toEqual(['After', 'Before'])
  })

  it('tells when another program holds the database for too long', async () => {
    const url = await databases.fresh('sqlite')
    await databases.connect('sqlite', { url })
    const other = new DatabaseSync(pathOf(url))
    const hurried = new Kysely<Schema>({ dialect: sqliteDialect(pathOf(url), 0) })
    const write = () =>
      hurried
        .transaction()
        .execute((tx) => tx.insertInto('stories').values({ created_at: 1 }).execute())
    other.exec('begin immediate')
    await expect(write()).rejects.toEqual(failure('locked', /locked by another program/))
    other.exec('rollback')
    await expect(write()).resolves.toBeDefined()
    other.close()
    await hurried.destroy()
  })

  it('waits for another connection of the same process', async () => {
    const url = await databases.fresh('sqlite')
    const [one, other] = [
      await databases.connect('sqlite', { url }),
      await databases.connect('sqlite', { url }),
    ]
    const writes = Array.from({ length: 20 }, (_, index) =>
      store((index % 2 === 0 ? one : other).base, `Item ${index}`),
    )
    await Promise.all(writes)
    expect(await createItems(one.base, indexText).count()).toBe(20)
  })

  it('tells when the file is no database', async () => {
    const path = join(folder, 'text.db')
    await writeFile(path, 'This is a text, not a database. '.repeat(100))
    const opening = databases.connect('sqlite', { url: `sqlite:${path}` })
    await expect(opening).rejects.toEqual(failure('damaged', /last backup/))
  })

  it('tells when pages of the file are damaged', async () => {
    const url = await databases.fresh('sqlite')
    const first = await connect({
      url,
      secret: testSecret,
      secretFile: '',
      server: false,
      onFault: () => {},
    })
    await store(first.base, 'A')
    await first.close()
    const bytes = await readFile(pathOf(url))
    await writeFile(pathOf(url), bytes.fill(0xaa, 4096))
    const reading = databases
      .connect('sqlite', { url })
      .then(({ base }) => createItems(base, indexText).list(5))
    await expect(reading).rejects.toEqual(failure('damaged', /last backup/))
  })

  it('tells when the folder is missing', async () => {
    const missing = `sqlite:${join(folder, 'missing', 'barid.db')}`
    for (const server of [true, false]) {
      const opening = databases.connect('sqlite', { url: missing, server })
      await expect(opening).rejects.toEqual(
        failure('unreachable', /missing.*Check that its folder/),
      )
    }
  })
})

describe('on PostgreSQL', () => {
  it('asks for a secret instead of making one', async () => {
    const opening = databases.connect('postgres', { secret: undefined })
    await expect(opening).rejects.toEqual(failure('wrong-secret', /With PostgreSQL/))
  })

  it('tells when the server, the user or the database is not there, without its password', async () => {
    const url = new URL(await databases.fresh('postgres'))
    const wrong = [
      Object.assign(new URL(url), { port: '1' }),
      Object.assign(new URL(url), { password: 'hunter2-wrong' }),
      Object.assign(new URL(url), { pathname: '/none' }),
    ]
    for (const { href } of wrong) {
      const opening = databases.connect('postgres', { url: href })
      await expect(opening).rejects.toEqual(failure('unreachable', /Check DATABASE_URL/))
      await expect(opening).rejects.not.toThrow(/hunter2|password/)
    }
  })

  it('tells when connections are cut, and works again with the next', async () => {
    const { base } = await databases.connect('postgres')
    const cut = base.write(async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })
    await expect(cut).rejects.toEqual(failure('unreachable', /Check DATABASE_URL/))
    await store(base, 'A')
    expect(await createItems(base, indexText).count()).toBe(1)
  })
})
