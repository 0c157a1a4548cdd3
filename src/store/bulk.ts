/** Many rows or keys as one parameter: the statement's text stays the same for every size, and no parameter limit is met. */

import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Base } from './base.ts'
import type { Schema } from './schema.ts'

/** The right side of `in`: `where('id', 'in', idList(base, ids))`. */
export const idList = (base: Pick<Base, 'dialect'>, ids: readonly number[]) =>
  list(base, ids, 'bigint')

export const textList = (base: Pick<Base, 'dialect'>, texts: readonly string[]) =>
  list(base, texts, 'text')

const list = <T>({ dialect }: Pick<Base, 'dialect'>, values: readonly T[], type: string) =>
  dialect === 'sqlite'
    ? sql<T>`(select value from json_each(${JSON.stringify(values)}))`
    : sql<T>`(select unnest(${values}::${sql.raw(type)}[]))`

/** `insert` of rows that all have the same columns; `ending` may hold `on conflict …` and `returning …`. */
export function insertRows<T extends keyof Schema, R = never>(
  { dialect }: Pick<Base, 'dialect'>,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
  ending: RawBuilder<R> = sql``,
): RawBuilder<R> {
  const columns = Object.keys(rows[0] ?? {})
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const json = JSON.stringify(rows)
  const source =
    dialect === 'sqlite'
      ? sql`select ${sql.join(columns.map((column) => sql`value ->> ${sql.lit(`$.${column}`)}`))}
          from json_each(${json}) where true`
      : sql`select ${names} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`
  return sql<R>`insert into ${sql.table(table)} (${names}) ${source} ${ending}`
}
