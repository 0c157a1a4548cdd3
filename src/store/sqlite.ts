/** Kysely over the runtime's own SQLite: cached statements, durable writes, failures in the store's words. */

import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import {
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Dialect,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely'
import { sqliteFailure } from './driver-failure.ts'
import { patientDriver } from './patient-driver.ts'

/** Kysely prepares every query anew; kept statements make it five times as fast. */
const statementsKept = 500

/** How long a query waits for another connection that writes, in milliseconds. */
const busyTimeout = 5_000

const nothingRun = { changes: 0, lastInsertRowid: 0 }

/** `path` may be `:memory:`. Throws `StoreFailure` when the file cannot be opened. */
export function sqliteDialect(path: string, patience = busyTimeout): Dialect {
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw sqliteFailure(error, path)
    }
  }
  const database = attempt(() => openFile(path))
  const kept = new Map<string, SqliteStatement>()

  const prepare = (sql: string): SqliteStatement => {
    const statement = attempt(() => database.prepare(asRun(sql)))
    const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => attempt(() => statement.all(...values(parameters))),
      run: (parameters) => {
        // A full disk ends the transaction by itself; a second rollback would hide why.
        if (sql === 'rollback' && !database.isTransaction) return nothingRun
        return attempt(() => statement.run(...values(parameters)))
      },
      iterate: (parameters) => statement.iterate(...values(parameters)),
    }
  }
  const shim: SqliteDatabase = {
    close: () => database.close(),
    prepare(sql) {
      const statement = kept.get(sql) ?? prepare(sql)
      kept.delete(sql)
      kept.set(sql, statement)
      if (kept.size > statementsKept) kept.delete(kept.keys().next().value ?? '')
      return statement
    },
  }
  return {
    // SQLite's DDL is transactional; Kysely leaves it off, and a crash would leave half a migration.
    createAdapter: () =>
      Object.defineProperty(new SqliteAdapter(), 'supportsTransactionalDdl', { value: true }),
    createDriver: () => patientDriver(new SqliteDriver({ database: shim }), patience),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/**
 * A deferred transaction that reads before it writes fails at once when another process wrote in between. And SQLite looks at a bare
 * parameter after `limit` while it plans, so that it would plan anew at each run, which costs more than most runs.
 */
const asRun = (sql: string): string =>
  sql === 'begin' ? 'begin immediate' : sql.replaceAll(/\blimit \?/g, 'limit (? + 0)')

function openFile(path: string): DatabaseSync {
  const database = new DatabaseSync(path, {
    timeout: busyTimeout,
    enableForeignKeyConstraints: true,
  })
  try {
    // What is forgotten is overwritten, not only unlinked. Waiting ends here: from now on the driver is patient.
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma busy_timeout = 0',
    )
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
