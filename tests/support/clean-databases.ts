/** Databases with all tables and no rows: a copied file on SQLite, swept and used again on PostgreSQL. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { inject } from 'vitest'
import type { DialectName } from '../../src/store/base.ts'
import { migrate } from '../../src/store/migrate.ts'
import { postgresDialect } from '../../src/store/postgres.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sqliteDialect } from '../../src/store/sqlite.ts'
import { createDatabase, runSql } from './postgres.ts'

export type CleanDatabases = {
  /** The URL of a new database without tables. */
  empty(): Promise<string>
  /** The URL of a database with all tables and no rows. */
  take(): Promise<string>
  /** Nobody is connected to it any more. */
  giveBack(url: string): Promise<void>
  /** Ends them all. */
  end(): Promise<void>
}

export const cleanDatabases: Record<DialectName, () => CleanDatabases> = {
  sqlite: sqliteDatabases,
  postgres: postgresDatabases,
}

function sqliteDatabases(): CleanDatabases {
  const folders: string[] = []
  const newPath = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'barid-store-'))
    folders.push(folder)
    return join(folder, 'barid.db')
  }
  const makeModel = async () => {
    const path = await newPath()
    await makeTables('sqlite', `sqlite:${path}`)
    return path
  }
  let model: Promise<string> | undefined
  return {
    empty: async () => `sqlite:${await newPath()}`,
    async take() {
      const path = await newPath()
      await copyFile(await (model ??= makeModel()), path)
      return `sqlite:${path}`
    },
    giveBack: async () => {},
    async end() {
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
    },
  }
}

/** A new one takes half a second, mostly to make some hundred files; to sweep one takes a few milliseconds. */
function postgresDatabases(): CleanDatabases {
  const clean: string[] = []
  const empty = async () => {
    const answer = await fetch(inject('postgresBell'))
    const url = await answer.text()
    if (!answer.ok) throw new Error(`PostgreSQL did not start: ${url}`)
    return createDatabase(url)
  }
  return {
    empty,
    async take() {
      const used = clean.pop()
      if (used) return used
      const url = await empty()
      await makeTables('postgres', url)
      await runSql(url, 'create table first_meta as table meta')
      return url
    },
    async giveBack(url) {
      await runSql(url, sweep)
      clean.push(url)
    },
    end: async () => {},
  }
}

/** Truncating would make new files for each table and index. */
const sweep = `do $$
  declare name text;
  begin
    set local session_replication_role = replica;
    for name in select tablename from pg_tables
      where schemaname = 'public' and tablename not like 'kysely%' and tablename <> 'first_meta'
    loop
      execute format('delete from %I', name);
    end loop;
    insert into meta table first_meta;
    perform setval(format('%I', sequencename)::regclass, 1, false)
      from pg_sequences where schemaname = 'public';
  end $$`

async function makeTables(dialect: DialectName, url: string): Promise<void> {
  const db = new Kysely<Schema>({
    dialect:
      dialect === 'sqlite'
        ? sqliteDialect(url.slice('sqlite:'.length))
        : postgresDialect(url, () => {}),
  })
  await migrate(db, dialect)
  await db.destroy()
}
