/** The server's lock: a second server on SQLite is refused, and who holds a lock is never taken for dead. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { dialects, useDatabases } from '../support/databases.ts'

const databases = useDatabases()
const secondServer = expect.objectContaining({
  kind: 'second-server',
  message: expect.stringMatching(/already runs on .*Stop it first/),
})

describe.each(dialects)('the lock on %s', (dialect) => {
  it('never proves its own owner dead', async () => {
    const { lock } = await databases.connect(dialect, { server: true })
    expect(await lock.isDead(lock.owner)).toBe(false)
  })

  it('proves an owner dead that holds no lock', async () => {
    const { lock } = await databases.connect(dialect, { server: true })
    expect(await lock.isDead('gone with its process')).toBe(true)
  })

  it('has another owner in every process', async () => {
    const url = await databases.fresh(dialect)
    const owners = await Promise.all(
      [1, 2, 3].map(async () => (await databases.connect(dialect, { url })).lock.owner),
    )
    expect(new Set(owners).size).toBe(3)
  })
})

describe('the lock on SQLite', () => {
  it('refuses a second server and lets the CLI in', async () => {
    const url = await databases.fresh('sqlite')
    await databases.connect('sqlite', { url, server: true })
    await expect(databases.connect('sqlite', { url, server: true })).rejects.toEqual(secondServer)
    const cli = await databases.connect('sqlite', { url })
    expect(await cli.lock.isDead('anyone')).toBe(false)
  })

  it('is free again once the server has closed', async () => {
    const url = await databases.fresh('sqlite')
    const first = await databases.connect('sqlite', { url, server: true })
    await first.close()
    await expect(databases.connect('sqlite', { url, server: true })).resolves.toBeDefined()
  })

  it('holds against another process, and is free again when that process is killed', async () => {
    const url = await databases.fresh('sqlite')
    const script = `
      const { DatabaseSync } = require('node:sqlite')
      const lock = new DatabaseSync(process.argv[1])
      lock.exec('begin exclusive')
      console.log('held')
      process.stdin.resume()`
    const file = `${url.slice('sqlite:'.length)}.lock`
    const other = spawn(process.execPath, ['-e', script, file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(other.stdout, 'data')
    await expect(databases.connect('sqlite', { url, server: true })).rejects.toEqual(secondServer)
    other.kill('SIGKILL')
    await once(other, 'exit')
    await expect(databases.connect('sqlite', { url, server: true })).resolves.toBeDefined()
  })
})

describe('the lock on PostgreSQL', () => {
  it('lets several servers in, each alive to the others until it ends', async () => {
    const url = await databases.fresh('postgres')
    const one = await databases.connect('postgres', { url, server: true })
    const two = await databases.connect('postgres', { url, server: true })
    expect(await one.lock.isDead(two.lock.owner)).toBe(false)
    expect(await one.lock.isDead(two.lock.owner)).toBe(false)
    await two.close()
    await expect.poll(() => one.lock.isDead(two.lock.owner)).toBe(true)
  })

  it('is taken again after its connection was cut', async () => {
    const url = await databases.fresh('postgres')
    const faults: unknown[] = []
    const lost = Promise.withResolvers<void>()
    const one = await databases.connect('postgres', {
      url,
      server: true,
      onFault: (fault) => {
        faults.push(fault)
        lost.resolve()
      },
    })
    const two = await databases.connect('postgres', { url, server: true })
    await sql`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and granted and pid not in
        (select pid from pg_stat_activity where pid = pg_backend_pid())`.execute(two.base.db)
    await lost.promise
    expect(faults).toEqual([expect.objectContaining({ kind: 'unreachable' })])
    expect(await two.lock.isDead(one.lock.owner)).toBe(true)
    await one.lock.hold()
    expect(await two.lock.isDead(one.lock.owner)).toBe(false)
  })
})
