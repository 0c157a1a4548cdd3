/** Many rows or keys as one parameter: the statement's text stays the same for every size, and no parameter limit is met. */

import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Base } from './base.ts'
import type { Schema } from './schema.ts'

type Dialect = Pick<Base, 'dialect'>

/** `column in ids` as a condition. PostgreSQL plans `any` by index, without having counted the rows first. */
export const idIn = (base: Dialect, column: string, ids: readonly number[]) =>
  isListed(base, column, 'bigint', sql.val(listed(base, ids)))

export const textIn = (base: Dialect, column: string, texts: readonly string[]) =>
  isListed(base, column, 'text', sql.val(listed(base, texts)))

/** Keys as one parameter. */
export type Listed = string | readonly unknown[]

export const listed = ({ dialect }: Dialect, values: readonly unknown[]): Listed =>
  dialect === 'sqlite' ? JSON.stringify(values) : values

export const isListed = (
  { dialect }: Dialect,
  column: string,
  type: 'bigint' | 'text',
  values: RawBuilder<Listed>,
) =>
  dialect === 'sqlite'
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${values}))`
    : sql<boolean>`${sql.ref(column)} = any(${values}::${sql.raw(type)}[])`

/** `insert` of rows that all have the same columns; `ending` may hold `on conflict …` and `returning …`. */
export function insertRows<T extends keyof Schema, R = never>(
  { dialect }: Pick<Base, 'dialect'>,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
  ending: RawBuilder<R> = sql``,
): RawBuilder<R> {
  const columns = Object.keys(rows[0] ?? {})
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const source =
    dialect === 'sqlite'
      ? fromJson(columns, rows)
      : sql`select ${names}
          from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`
  return sql<R>`insert into ${sql.table(table)} (${names}) ${source} ${ending}`
}

/** Only what differs from row to row goes through JSON: SQLite reads that half as fast as a parameter. */
function fromJson(
  columns: string[],
  rows: readonly Record<string, unknown>[],
): RawBuilder<unknown> {
  const differing = columns.filter((column) =>
    rows.some((row) => row[column] !== rows[0]?.[column]),
  )
  const values = columns.map((column) => {
    const at = differing.indexOf(column)
    return at < 0 ? sql`${rows[0]?.[column] ?? null}` : sql`value ->> ${sql.lit(at)}`
  })
  const json = JSON.stringify(rows.map((row) => differing.map((column) => row[column])))
  return sql`select ${sql.join(values)} from json_each(${json}) where true`
}

type Columns<C extends string> = Record<C, 'bigint' | 'text'>

/** Rows of the caller as a table of a query; `columns` names each with its type, `rows` is what `asRows` made. */
export function rowsFrom<C extends string>(
  { dialect }: Dialect,
  columns: Columns<C>,
  rows: RawBuilder<string>,
): RawBuilder<unknown> {
  const named = Object.entries<string>(columns)
  if (dialect === 'postgres') {
    const types = sql.join(named.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`))
    return sql`(select * from json_to_recordset(${rows}::json) as given (${types}))`
  }
  const values = named.map(([name], at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(name)}`)
  return sql`(select ${sql.join(values)} from json_each(${rows}))`
}

/** Rows as one parameter. */
export function asRows<C extends string>(
  { dialect }: Dialect,
  columns: Columns<C>,
  rows: readonly Record<C, string | number | null>[],
): string {
  if (dialect === 'postgres') return JSON.stringify(rows)
  const names = Object.keys(columns) as C[]
  return JSON.stringify(rows.map((row) => names.map((name) => row[name])))
}
