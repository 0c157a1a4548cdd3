/** The rows of the full-text index and the questions put to it, as each database writes them. */

import { sql, type Transaction } from 'kysely'
import { blockText } from '../../messages/plain.ts'
import type { ItemContent } from '../news.ts'
import type { DialectName } from './base.ts'
import type { Schema } from './schema.ts'

/** Folded words and light stems of a text, each parted by spaces. */
export type IndexText = (text: string) => { words: string; stems: string }

export type SearchTerm = { word: string; stem?: string }

/** Contact block and notes to editors are never in it. */
export function searchText(content: ItemContent): string {
  const { title, subtitle, body, issuer, section, reference } = content
  const parts = [title, subtitle, ...body.map(blockText), issuer, section, reference]
  return parts.filter((part) => part !== undefined).join('\n')
}

/** Replaces the row of an item. */
export async function indexItem(
  tx: Transaction<Schema>,
  dialect: DialectName,
  number: number,
  text: { words: string; stems: string },
): Promise<void> {
  if (dialect === 'sqlite') {
    await sql`insert or replace into item_search (rowid, words, stems)
      values (${number}, ${text.words}, ${text.stems})`.execute(tx)
    return
  }
  const words = [...new Set(`${text.words} ${text.stems}`.split(' '))].filter(Boolean)
  await sql`insert into item_search (item_id, words) values (${number}, array_to_tsvector(${words}))
    on conflict (item_id) do update set words = excluded.words`.execute(tx)
}

/** Removes the row of an item. */
export async function unindexItem(
  tx: Transaction<Schema>,
  dialect: DialectName,
  number: number,
): Promise<void> {
  const key = sql.ref(dialect === 'sqlite' ? 'rowid' : 'item_id')
  await sql`delete from item_search where ${key} = ${number}`.execute(tx)
}

/** All terms must occur, each as its word or as its stem: what is asked of the full-text index. */
export function searchQuery(dialect: DialectName, terms: SearchTerm[]): string {
  const [quoted, or, and] =
    dialect === 'sqlite' ? [phrase, ' OR ', ' AND '] : [lexeme, ' | ', ' & ']
  const forms = terms.map(({ word, stem }) => (stem === undefined ? [word] : [word, stem]))
  return forms.map((words) => `(${words.map(quoted).join(or)})`).join(and)
}

/** https://sqlite.org/fts5.html#fts5_strings */
const phrase = (word: string) => `"${word.replaceAll('"', '""')}"`

/** https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY */
const lexeme = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
