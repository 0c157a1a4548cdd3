/** Databases of both kinds for a test file: each test has its own, closed when it ends. */
import { afterAll, afterEach } from 'vitest'
import type { DialectName } from '../../src/store/base.ts'
import { connect, type Connection, type ConnectOptions } from '../../src/store/connect.ts'
import { openStore, type StoreOptions } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { cleanDatabases, type CleanDatabases } from './clean-databases.ts'

export const dialects: DialectName[] = ['sqlite', 'postgres']

export const testSecret = 'a secret of the tests, long enough to be one'

export type Databases = {
  /** The URL of a new database, before anybody opened it. */
  empty(dialect: DialectName): Promise<string>
  /** The URL of a database with all tables and no rows. Quicker than `empty`; its tables stay as they are. */
  fresh(dialect: DialectName): Promise<string>
  /** A connection to `url`, or to a fresh database; closed when the test has ended. */
  connect(dialect: DialectName, options?: Partial<ConnectOptions>): Promise<Connection>
  /** As `connect`, the whole store. */
  open(dialect: DialectName, options?: Partial<StoreOptions>): Promise<Store>
}

/** Call it at the top of a test file, and ask it for databases inside tests: it cleans up after each. */
export function useDatabases(): Databases {
  const kinds = new Map<DialectName, CleanDatabases>()
  const kind = (dialect: DialectName): CleanDatabases => {
    const made = kinds.get(dialect) ?? cleanDatabases[dialect]()
    kinds.set(dialect, made)
    return made
  }
  let cleanup: (() => Promise<void>)[] = []
  afterEach(async () => {
    const steps = cleanup.toReversed()
    cleanup = []
    for (const step of steps) await step()
  })
  afterAll(async () => {
    for (const databases of kinds.values()) await databases.end()
  })

  const fresh = async (dialect: DialectName) => {
    const url = await kind(dialect).take()
    cleanup.push(() => kind(dialect).giveBack(url))
    return url
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
    empty: (dialect) => kind(dialect).empty(),
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
