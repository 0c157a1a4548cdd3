/** Where stories stand in lists: each once, at its newest visible version; by key, never by offset. */

import { sql, type Kysely } from 'kysely'
import type { Instant } from '../news.ts'
import type { Cursor } from './ports/items.ts'
import type { Schema } from './schema.ts'

export type Place = { id: number; story_id: number; visible_from: number; weight?: 0 | 1 }

export type Range = { before?: Cursor | undefined; limit: number; now: Instant }

/**
 * What readers may see of items that are looked up by their story. A sum is in no index: while PostgreSQL has no figures, as after an
 * import, it would take the index of the newest items and read all of them for each story.
 */
export const visibleVersion = (table: 'items' | 'other', now: Instant) =>
  sql<boolean>`${sql.ref(table)}.withdrawn_at + 0 is null and ${sql.ref(table)}.visible_from <= ${now}`

/** Where a page begins. SQLite seeks to this, and would walk there by the pair of keys alone. */
const latestOf = (before: Cursor | undefined, now: Instant) =>
  Math.min(now, before?.visibleFrom ?? now)

export function latestPlaces(db: Kysely<Schema>, { before, limit, now }: Range): Promise<Place[]> {
  const newest = db
    .selectFrom('items')
    .select(['id', 'story_id', 'visible_from'])
    .where('items.withdrawn_at', 'is', null)
    .where('items.visible_from', '<=', latestOf(before, now))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('items as other')
            .select('other.id')
            .whereRef('other.story_id', '=', 'items.story_id')
            .where(visibleVersion('other', now))
            .where((eb) =>
              eb(
                eb.refTuple('other.visible_from', 'other.id'),
                '>',
                eb.refTuple('items.visible_from', 'items.id'),
              ),
            ),
        ),
      ),
    )
    .orderBy('visible_from', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (!before) return newest.execute()
  const { visibleFrom, number } = before
  return newest
    .where((eb) => eb(eb.refTuple('visible_from', 'id'), '<', eb.tuple(visibleFrom, number)))
    .execute()
}

/** Main before mentioned: two ranges of one index, the second only where the first does not fill the page. */
export async function topicPlaces(
  db: Kysely<Schema>,
  topic: string,
  { before, limit, now }: Range,
): Promise<Place[]> {
  const inMain = before === undefined || before.weight !== 1
  const main = inMain ? await weightPlaces(db, topic, 0, { before, limit, now }) : []
  if (main.length === limit) return main
  const rest = { before: inMain ? undefined : before, limit: limit - main.length, now }
  return [...main, ...(await weightPlaces(db, topic, 1, rest))]
}

async function weightPlaces(
  db: Kysely<Schema>,
  topic: string,
  weight: 0 | 1,
  { before, limit, now }: Range,
): Promise<Place[]> {
  let newest = db
    .selectFrom('item_topics as here')
    .innerJoin('items', 'items.id', 'here.item_id')
    .select(['items.id', 'items.story_id', 'items.visible_from'])
    .where('here.topic', '=', topic)
    .where('here.weight', '=', weight)
    .where('here.visible_from', '<=', latestOf(before, now))
    .where('items.withdrawn_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('items as other')
            // SQLite keeps the order of a cross join; by itself it would walk the whole topic for each row.
            .crossJoin('item_topics as there')
            .select('other.id')
            .whereRef('other.story_id', '=', 'items.story_id')
            .whereRef('there.item_id', '=', 'other.id')
            // As in `visibleVersion`: by the item, which has few topics, not by the topic, which has many items.
            .where(sql<boolean>`there.topic || '' = ${topic}`)
            .where(visibleVersion('other', now))
            .where((eb) =>
              eb.or([
                eb('there.weight', '<', weight),
                eb.and([
                  eb('there.weight', '=', weight),
                  eb(
                    eb.refTuple('there.visible_from', 'there.item_id'),
                    '>',
                    eb.refTuple('here.visible_from', 'here.item_id'),
                  ),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('here.visible_from', 'desc')
    .orderBy('here.item_id', 'desc')
    .limit(limit)
  if (before) {
    const { visibleFrom, number } = before
    newest = newest.where((eb) =>
      eb(eb.refTuple('here.visible_from', 'here.item_id'), '<', eb.tuple(visibleFrom, number)),
    )
  }
  return (await newest.execute()).map((row) => ({ ...row, weight }))
}
