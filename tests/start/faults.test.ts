/** A start that cannot be: every fault at once, each with its cure, exit code 1, and no secret on the screen. */
import { DatabaseSync } from 'node:sqlite'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'
import { testSecret } from '../support/databases.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const databaseFile = () => join(place.dataDir, 'barid.db')
const start = (change: Record<string, string>) => place.baridWith(change, ['start'])

/** Somebody listens there until the test is over. */
let occupied: (() => void)[] = []
afterEach(() => {
  for (const free of occupied) free()
  occupied = []
})
async function occupiedPort(): Promise<string> {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  occupied.push(() => server.close())
  return String((server.address() as AddressInfo).port)
}

describe('settings, folder and port', () => {
  it('are told together, each with its cure, and no secret is repeated', async () => {
    const blocked = await place.file('blocked', 'a file where a folder should be')
    const port = await occupiedPort()
    const secrets = ['424242:short-and-secret', 'a-discord-secret', 'hunter2']
    const { code, out, err } = await start({
      TELEGRAM_BOT_TOKEN: secrets[0]!,
      DISCORD_BOT_TOKEN: secrets[1]!,
      BARID_SECRET: secrets[2]!,
      BARID_LANGUAGE: 'xx',
      BARID_DATA_DIR: join(blocked, 'data'),
      BARID_PORT: port,
    })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^Barid cannot start: 6 things must be mended\.\n/)
    const faults = [...err.matchAll(/^ {2}([A-Z_]+): (.+)\n {4}→ (.+)$/gm)]
    expect(faults.map(([, name]) => name)).toEqual([
      'TELEGRAM_BOT_TOKEN',
      'DISCORD_BOT_TOKEN',
      'BARID_SECRET',
      'BARID_LANGUAGE',
      'BARID_DATA_DIR',
      'BARID_PORT',
    ])
    expect(err).toMatch(/→ Use one of .*\ben\b/)
    expect(err).toContain(`port ${port} is in use`)
    for (const secret of secrets) expect(err).not.toContain(secret)
  })

  it.each(['wall/data', '/proc/barid'])(
    'a data folder that cannot be, %s, stops every verb',
    async (path) => {
      await place.file('wall', '')
      const dataDir = join(path.startsWith('/') ? '' : place.folder, path)
      const { code, out, err } = await place.baridWith({ BARID_DATA_DIR: dataDir }, ['items'])
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(/BARID_DATA_DIR: \S+ cannot be written \(E[A-Z]+\)\n +→ Give the user/)
    },
  )

  it('with --json are one object a line', async () => {
    const { code, err, rows } = await place.baridWith({ BARID_LANGUAGE: 'xx', LOG_LEVEL: 'loud' }, [
      '--json',
      'items',
    ])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(rows).toMatchObject([
      {
        name: 'BARID_LANGUAGE',
        cure: expect.stringMatching(/^Use one of .*\ben\b/),
        error: expect.any(String),
      },
      { name: 'LOG_LEVEL', cure: expect.any(String), error: expect.any(String) },
    ])
  })
})

describe('the store', () => {
  beforeAll(async () => {
    await place.barid('items')
  })

  it('refuses a second server, and tells of it beside a wrong setting and the port', async () => {
    const server = await place.start()
    const { code, err } = await start({ BARID_LANGUAGE: 'xx', BARID_PORT: String(server.port) })
    expect(code).toBe(1)
    expect(err).toContain('BARID_LANGUAGE: “xx” is not known')
    expect(err).toContain(`BARID_PORT: port ${server.port} is in use`)
    expect(err).toContain('DATABASE_URL: another Barid server already runs on')
    expect(await start({})).toMatchObject({
      code: 1,
      err: expect.stringMatching(/cannot start: one thing to mend[^]*another Barid server/),
    })
    expect(await server.stop()).toMatchObject({ code: 0, signal: null, err: '' })
  })

  it('refuses a wrong secret, together with a port in use', async () => {
    const { code, err } = await start({
      BARID_SECRET: testSecret,
      BARID_PORT: await occupiedPort(),
    })
    expect(code).toBe(1)
    expect(err).toContain('BARID_SECRET: the secret does not fit the data\n    → Set BARID_SECRET')
    expect(err).toContain('BARID_PORT')
    expect(err).not.toContain(testSecret)
    expect(await place.baridWith({ BARID_SECRET: testSecret }, ['items'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^The secret does not fit the data\..+\n$/),
    })
  })

  it('says who has the database locked for too long', async () => {
    const other = new DatabaseSync(databaseFile())
    other.exec('begin exclusive')
    occupied.push(() => other.close())
    const [server, verb] = await Promise.all([start({}), place.barid('items')])
    expect(server).toMatchObject({
      code: 1,
      err: expect.stringMatching(/DATABASE_URL: the database is locked[^]*→ Close what/),
    })
    expect(verb).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^The database is locked.+\n$/),
    })
  })

  it('refuses the database of a newer version', async () => {
    const database = new DatabaseSync(databaseFile())
    const newer = `insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`
    database.exec(newer)
    const { code, err } = await start({})
    database.exec(`delete from kysely_migration where name = '9999-later'`)
    database.close()
    expect(code).toBe(1)
    expect(err).toMatch(
      /DATABASE_URL: the database was made by a newer version[^]*→ Start that version/,
    )
  })

  it('refuses a damaged file, and leaves it as it is', async () => {
    const dataDir = join(place.folder, 'damaged')
    const path = await place.file('damaged/barid.db', 'no database, but words. '.repeat(500))
    const { code, err } = await start({ BARID_DATA_DIR: dataDir })
    expect(code).toBe(1)
    expect(err).toMatch(/DATABASE_URL: the database is damaged[^]*→ Stop Barid, keep a copy/)
    expect(err).not.toContain('at ')
    await rm(path)
  })

  it('names the place of a database that cannot be', async () => {
    await writeFile(join(place.folder, 'wall'), '')
    const { code, err } = await start({ DATABASE_URL: `sqlite:${place.folder}/wall/barid.db` })
    expect(code).toBe(1)
    expect(err).toMatch(/DATABASE_URL: the database file \S+\/wall\/barid\.db\S* cannot be opened/)
  })

  it('tells of a PostgreSQL that does not answer, without user and password', async () => {
    const url = `postgres://editor:pass-word@127.0.0.1:${await occupiedPort()}/barid`
    const change = { DATABASE_URL: url, BARID_SECRET: testSecret }
    const { code, out, err } = await start(change)
    expect(code).toBe(1)
    expect(err).toMatch(/DATABASE_URL: the database server cannot be used[^]*→ Check DATABASE_URL/)
    expect(out + err).not.toMatch(/pass-word|editor/)
    expect(await start({ DATABASE_URL: url })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/BARID_SECRET: is missing, and PostgreSQL needs it/),
    })
  })
})
