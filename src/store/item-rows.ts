/** Rows of the archive as the engine's types: items whole, and the light rows of lists. */

import type { JoinBuilder, Kysely } from 'kysely'
import type {
  ChangeLine,
  Headline,
  ItemContent,
  ItemKind,
  ItemTopic,
  NewsItem,
  SourceDate,
} from '../news.ts'
import type { Schema } from './schema.ts'

/** What `headlineOf` reads. */
export const headlineColumns = [
  'items.id',
  'items.story_id',
  'items.language',
  'items.title',
  'items.kind',
  'items.issuer',
  'items.url',
  'items.date',
  'items.visible_from',
] as const

type HeadlineRow = Pick<
  Schema['items'],
  'story_id' | 'language' | 'title' | 'kind' | 'issuer' | 'url' | 'date' | 'visible_from'
> & { id: number }

export function headlineOf(row: HeadlineRow): Headline {
  return {
    number: row.id,
    story: row.story_id,
    language: row.language,
    title: row.title,
    kind: row.kind as ItemKind,
    visibleFrom: row.visible_from,
    ...(row.issuer !== null && { issuer: row.issuer }),
    ...(row.url !== null && { url: row.url }),
    ...(row.date !== null && { date: JSON.parse(row.date) as SourceDate }),
  }
}

export const currentRevision = (join: JoinBuilder<Schema, 'items' | 'item_revisions'>) =>
  join
    .onRef('item_revisions.item_id', '=', 'items.id')
    .onRef('item_revisions.revision', '=', 'items.revision')

/** Items with their current content; add conditions and an order. */
export const selectItems = (db: Kysely<Schema>) =>
  db
    .selectFrom('items')
    .innerJoin('item_revisions', currentRevision)
    .select([
      'items.id',
      'items.story_id',
      'items.source',
      'items.revision',
      'items.stored_at',
      'items.visible_from',
      'items.withdrawn_at',
      'item_revisions.content',
    ])

type ItemRow = Awaited<ReturnType<ReturnType<typeof selectItems>['execute']>>[number]

/** With their topics, main ones first, and their lines, in the order of `rows`. */
export async function itemsOf(db: Kysely<Schema>, rows: ItemRow[]): Promise<NewsItem[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const topics = await db
    .selectFrom('item_topics')
    .select(['item_id', 'topic', 'weight', 'words'])
    .where('item_id', 'in', ids)
    .orderBy('weight')
    .orderBy('topic')
    .execute()
  const byItem = Map.groupBy(topics, (row) => row.item_id)
  const lines = await linesOf(db, ids)
  return rows.map((row) => ({
    ...(JSON.parse(row.content) as ItemContent),
    number: row.id,
    story: row.story_id,
    source: row.source,
    revision: row.revision,
    storedAt: row.stored_at,
    visibleFrom: row.visible_from,
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
    topics: (byItem.get(row.id) ?? []).map((topic): ItemTopic => ({
      slug: topic.topic,
      weight: topic.weight === 0 ? 'main' : 'mentioned',
      words: JSON.parse(topic.words) as string[],
    })),
    ...(lines.has(row.id) && { lines: lines.get(row.id) }),
  }))
}

/** What stands under the headlines, the oldest first. */
async function linesOf(db: Kysely<Schema>, items: number[]): Promise<Map<number, ChangeLine[]>> {
  const rows = await db
    .selectFrom('item_revisions')
    .select(['item_id', 'verb', 'line', 'created_at'])
    .where('item_id', 'in', items)
    .where('line', 'is not', null)
    .orderBy('item_id')
    .orderBy('revision')
    .execute()
  const said = rows.map(({ item_id, verb, line, created_at: at }) => ({
    item: item_id,
    line: { verb: verb === 'update' ? verb : ('correct' as const), text: line ?? '', at },
  }))
  const byItem = Map.groupBy(said, ({ item }) => item)
  return new Map([...byItem].map(([item, all]) => [item, all.map(({ line }) => line)]))
}

/** What of an item's content its own row repeats, for lists. */
export const listedColumns = (content: ItemContent) => ({
  language: content.language,
  kind: content.kind,
  title: content.title,
  issuer: content.issuer ?? null,
  url: content.url ?? null,
  date: content.date ? JSON.stringify(content.date) : null,
})
