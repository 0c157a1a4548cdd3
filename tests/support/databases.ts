/** Fresh databases of both kinds for a test file, removed when it ends. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { DialectName } from '../../src/store/base.ts'
import { connect, type Connection, type ConnectOptions } from '../../src/store/connect.ts'
import { openStore, type StoreOptions } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { startPostgres, type PostgresServer } from './postgres.ts'

export const dialects: DialectName[] = ['sqlite', 'postgres']

export const testSecret = 'a secret of the tests, long enough to be one'

export type Databases = {
  /** The URL of a new empty database. */
  fresh(dialect: DialectName): Promise<string>
  /** A connection to `url`, or to a new database; closed when the file's tests have ended. */
  connect(dialect: DialectName, options?: Partial<ConnectOptions>): Promise<Connection>
  /** As `connect`, the whole store. */
  open(dialect: DialectName, options?: Partial<StoreOptions>): Promise<Store>
}

/** Call it at the top of a test file: it cleans up after the last test. */
export function useDatabases(): Databases {
  let postgres: Promise<PostgresServer> | undefined
  const cleanup: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const clean of cleanup.toReversed()) await clean()
    await (await postgres)?.stop()
  })

  const fresh = async (dialect: DialectName) => {
    if (dialect === 'postgres') return (await (postgres ??= startPostgres())).freshDatabase()
    const folder = await mkdtemp(join(tmpdir(), 'barid-store-'))
    cleanup.push(() => rm(folder, { recursive: true, force: true }))
    return `sqlite:${join(folder, 'barid.db')}`
  }
  const connectOptions = async (dialect: DialectName, url?: string): Promise<ConnectOptions> => ({
    url: url ?? (await fresh(dialect)),
    secret: testSecret,
    secretFile: '',
    server: false,
    onFault: () => {},
  })
  const closing = <T extends { close(): Promise<void> }>(opened: T): T => {
    cleanup.push(() => opened.close())
    return opened
  }
  return {
    fresh,
    async connect(dialect, options = {}) {
      const defaults = await connectOptions(dialect, options.url)
      return closing(await connect({ ...defaults, ...options }))
    },
    async open(dialect, options = {}) {
      const defaults = await connectOptions(dialect, options.url)
      const store = { cache: 'memory', indexText, onLookup: () => {} } as const
      return closing(await openStore({ ...defaults, ...store, ...options }))
    },
  }
}
