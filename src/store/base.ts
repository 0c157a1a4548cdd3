/** What every port of the store is built on: the database, the seal, one way to write, and the marks each write leaves. */

import { sql, type Kysely, type Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Schema } from './schema.ts'
import type { Seal } from './seal.ts'
import { StoreFailure } from './store.ts'
import { writeTogether } from './write-together.ts'

export type DialectName = 'sqlite' | 'postgres'

type AuditEntry = { at: Instant; by: string; action: string; detail: string }

/** Queries reject with `StoreFailure` by themselves: the dialects translate what their drivers throw. */
export type Base = {
  db: Kysely<Schema>
  dialect: DialectName
  seal: Seal
  /**
   * One transaction: all of the work or nothing. On SQLite it holds the write lock from its start, transactions of this process follow one
   * another, and those that wait share the next; on PostgreSQL `work` is done anew where another transaction had to go first, so that
   * it may change nothing but the database.
   */
  write<T>(work: (tx: Transaction<Schema>) => Promise<T>): Promise<T>
  audit(tx: Transaction<Schema>, entry: AuditEntry): Promise<void>
  /** Makes every cached answer of every process stale. The last step of a transaction: it locks one row. */
  bumpCatalogue(tx: Transaction<Schema>): Promise<void>
}

export function createBase(parts: Pick<Base, 'db' | 'dialect' | 'seal'>): Base {
  return {
    ...parts,
    write:
      parts.dialect === 'sqlite' ? writeTogether(parts.db) : (work) => patiently(parts.db, work),
    async audit(tx, entry) {
      await tx.insertInto('audit').values(entry).execute()
    },
    async bumpCatalogue(tx) {
      await tx
        .updateTable('meta')
        .set({ value: sql`cast(cast(value as bigint) + 1 as text)` })
        .where('key', '=', 'catalogue')
        .execute()
    },
  }
}

type Work<T> = (tx: Transaction<Schema>) => Promise<T>

/** Of two transactions that wait for each other PostgreSQL ends one after a second. */
const tries = 4

async function patiently<T>(db: Kysely<Schema>, work: Work<T>): Promise<T> {
  for (let left = tries - 1; ; left--) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (left === 0 || !(error instanceof StoreFailure && error.kind === 'locked')) throw error
    }
  }
}
