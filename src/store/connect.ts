/** Opens a database: the driver when it is needed, the server's lock, the tables, the seal. */

import { randomUUID } from 'node:crypto'
import { Kysely } from 'kysely'
import { createBase, type Base } from './base.ts'
import { noLock, sqliteLock, type Lock } from './lock.ts'
import { migrate } from './migrate.ts'
import type { Schema } from './schema.ts'
import { openSeal, type SecretOptions } from './secret.ts'

export type ConnectOptions = SecretOptions & {
  /** `sqlite:<path>` or `postgres://…`. */
  url: string
  /** True for the process that serves: it takes the lock. The CLI beside it does not. */
  server: boolean
  /** Faults that no call can report, such as an idle connection that breaks. */
  onFault: (fault: unknown) => void
}

export type Connection = { base: Base; lock: Lock; close(): Promise<void> }

/** Rejects with `StoreFailure`; nothing stays open then. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const owner = randomUUID()
  const path = /^sqlite:(.+)$/.exec(options.url)?.[1]
  const dialect = path === undefined ? 'postgres' : 'sqlite'
  // The second server is refused before it touches the data.
  let lock = path !== undefined && options.server ? sqliteLock(path, owner) : noLock(owner)
  let db: Kysely<Schema> | undefined
  let closing: Promise<void> | undefined
  const close = () =>
    (closing ??= (async () => {
      await db?.destroy()
      await lock.close()
    })())
  try {
    db = new Kysely<Schema>({ dialect: await loadDialect(options, path) })
    await migrate(db, dialect)
    const seal = await openSeal(db, dialect, options)
    if (path === undefined && options.server) {
      const { postgresLock } = await import('./postgres-lock.ts')
      lock = await postgresLock(options.url, db, owner, options.onFault)
    }
    return { base: createBase({ db, dialect, seal }), lock, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function loadDialect({ url, onFault }: ConnectOptions, path: string | undefined) {
  if (path === undefined) return (await import('./postgres.ts')).postgresDialect(url, onFault)
  return (await import('./sqlite.ts')).sqliteDialect(path)
}
