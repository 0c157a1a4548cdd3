/** Many rows or keys as one parameter: the statement's text stays the same for every size, and no parameter limit is met. */

import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Base } from './base.ts'
import type { Schema } from './schema.ts'

/** `column in ids` as a condition. PostgreSQL plans `any` by index, without having counted the rows first. */
export const idIn = (base: Pick<Base, 'dialect'>, column: string, ids: readonly number[]) =>
  isIn(base, column, ids, 'bigint')

export const textIn = (base: Pick<Base, 'dialect'>, column: string, texts: readonly string[]) =>
  isIn(base, column, texts, 'text')

const isIn = (
  { dialect }: Pick<Base, 'dialect'>,
  column: string,
  values: readonly unknown[],
  type: string,
) =>
  dialect === 'sqlite'
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
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

/** Rows of the caller as a table of a query; `columns` names each with its type. */
export function rowsFrom<C extends string>(
  { dialect }: Pick<Base, 'dialect'>,
  columns: Record<C, 'bigint' | 'text'>,
  rows: readonly Record<C, string | number | null>[],
): RawBuilder<unknown> {
  const named = Object.entries(columns) as [C, string][]
  if (dialect === 'postgres') {
    const types = sql.join(named.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`))
    return sql`(select * from json_to_recordset(${JSON.stringify(rows)}::json) as given (${types}))`
  }
  const values = named.map(([name], at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(name)}`)
  const json = JSON.stringify(rows.map((row) => named.map(([name]) => row[name])))
  return sql`(select ${sql.join(values)} from json_each(${json}))`
}
