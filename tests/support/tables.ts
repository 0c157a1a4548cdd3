/** Every table of a database, whatever it is of, as text to be searched. */
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'

/** `table NAME`, and its rows. */
export type TableText = [place: string, rows: string]

export const allTables = (url: string): Promise<TableText[]> =>
  url.startsWith('sqlite:') ? ofSqlite(url.slice('sqlite:'.length)) : ofPostgres(url)

async function ofSqlite(file: string): Promise<TableText[]> {
  const db = new DatabaseSync(file, { readOnly: true })
  const names = db.prepare("select name from sqlite_schema where type = 'table'").all()
  const found = names.map(({ name }): TableText => {
    const rows = db.prepare(`select * from "${String(name)}"`)
    // The full-text index numbers its pages beyond what a number holds.
    rows.setReadBigInts(true)
    return [`table ${String(name)}`, textOf(rows.all())]
  })
  db.close()
  return found
}

async function ofPostgres(url: string): Promise<TableText[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const listed = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    )
    const found: TableText[] = []
    for (const { name } of listed.rows) {
      const { rows } = await client.query(`select * from "${name}"`)
      found.push([`table ${name}`, textOf(rows)])
    }
    return found
  } finally {
    await client.end()
  }
}

/** Bytes are read as what they would spell. */
const textOf = (rows: unknown[]) =>
  JSON.stringify(rows, (_, value: unknown) => {
    if (typeof value === 'bigint') return Number(value)
    return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value
  })
