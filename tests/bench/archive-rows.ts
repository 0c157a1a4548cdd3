/** Fills an archive by the thousand: the rows that the store's own writes would leave, without a transaction for each item. */
import { sql, type Transaction } from 'kysely'
import type { ItemTopic, Topic } from '../../src/news.ts'
import type { Base } from '../../src/store/base.ts'
import { insertRows } from '../../src/store/bulk.ts'
import { listedColumns } from '../../src/store/item-rows.ts'
import { searchText } from '../../src/store/item-search.ts'
import type { Schema } from '../../src/store/schema.ts'
import { compileTopics } from '../../src/topics/matcher.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { createPressOffice, type Written } from './press-office.ts'

type Tx = Transaction<Schema>
type Draft = Written & { topics: ItemTopic[]; index: { words: string; stems: string } }
type Entry = Draft & { number: number; story: number; now: number }

/** Stories that are written whole; the archive repeats their texts under headlines of their own. */
const written = 4_000
const batch = 1_000

export async function insertArchive(
  base: Base,
  known: Topic[],
  { items, storedAt }: { items: number; storedAt(number: number): number },
): Promise<void> {
  const next = createDrafts(known)
  let entries: Entry[] = []
  for (let number = 1, story = 1; number <= items; story++) {
    for (const draft of next().slice(0, items + 1 - number)) {
      entries.push({ ...draft, number, story, now: storedAt(number) })
      number++
    }
    if (entries.length < batch && number <= items) continue
    const full = entries
    await base.write((tx) => insert(base, tx, full))
    entries = []
  }
  if (base.dialect === 'postgres') {
    await base.write(continueNumbers)
    // As autovacuum does within a minute.
    await sql`analyze`.execute(base.db)
  }
}

/** Story after story. */
function createDrafts(known: Topic[]): () => Draft[] {
  const office = createPressOffice(1, known)
  const { match } = compileTopics(known)
  const understand = (one: Written): Draft => {
    const [lead = '', ...rest] = one.paragraphs
    const topics = match({ title: one.content.title, lead, rest: rest.join('\n') })
    return { ...one, topics, index: indexText(searchText(one.content)) }
  }
  const retitled = (draft: Draft): Draft => {
    const title = office.headline(draft.language, draft.main)
    const { words, stems } = indexText(title)
    return {
      ...draft,
      content: { ...draft.content, title },
      index: { words: `${draft.index.words} ${words}`, stems: `${draft.index.stems} ${stems}` },
    }
  }
  // The first story alone names the rarest topic.
  const first = office.story().map(understand)
  const drafts: Draft[][] = []
  let at = -1
  return () => {
    at += 1
    if (at === 0) return first
    if (at <= written) drafts.push(office.story().map(understand))
    return (drafts[(at - 1) % written] ?? []).map((draft) =>
      at <= written ? draft : retitled(draft),
    )
  }
}

async function insert(base: Base, tx: Tx, entries: Entry[]): Promise<void> {
  const stories = new Map(entries.map(({ story, now }) => [story, now]))
  await insertRows(
    base,
    'stories',
    [...stories].map(([id, created_at]) => ({ id, created_at })),
    // A batch may end within a story.
    sql`on conflict (id) do nothing`,
  ).execute(tx)
  await insertRows(
    base,
    'items',
    entries.map(({ number, story, now, content }) => ({
      id: number,
      story_id: story,
      source: 'inbox',
      identity: `made up ${number}`,
      revision: 1,
      stored_at: now,
      visible_from: now,
      ...listedColumns(content),
    })),
  ).execute(tx)
  await insertRows(
    base,
    'item_revisions',
    entries.map(({ number, now, content }) => ({
      item_id: number,
      revision: 1,
      content: JSON.stringify(content),
      identity: `made up ${number}`,
      by: 'bench',
      created_at: now,
    })),
  ).execute(tx)
  await insertRows(
    base,
    'item_topics',
    entries.flatMap(({ number, now, topics }) =>
      topics.map(({ slug, weight, words }) => ({
        topic: slug,
        item_id: number,
        weight: weight === 'main' ? 0 : 1,
        words: JSON.stringify(words),
        visible_from: now,
      })),
    ),
  ).execute(tx)
  const texts = JSON.stringify(entries.map(({ number, index }) => ({ number, ...index })))
  await (
    base.dialect === 'sqlite'
      ? sql`insert into item_search (rowid, words, stems)
          select value ->> '$.number', value ->> '$.words', value ->> '$.stems' from json_each(${texts})`
      : sql`insert into item_search (item_id, words)
          select number, array_to_tsvector(array_remove(string_to_array(words || ' ' || stems, ' '), ''))
          from json_to_recordset(${texts}::json) as text (number bigint, words text, stems text)`
  ).execute(tx)
}

async function continueNumbers(tx: Tx): Promise<void> {
  for (const table of ['stories', 'items']) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
      tx,
    )
  }
}
