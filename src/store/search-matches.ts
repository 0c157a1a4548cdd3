/** The newest visible items that match a search, as each database finds them soonest. */

import { sql, type Kysely } from 'kysely'
import type { Instant } from '../news.ts'
import type { DialectName } from './base.ts'
import type { Place } from './places.ts'
import type { Schema } from './schema.ts'

type Wanted = { query: string; now: Instant; limit: number }

type Matches = (db: Kysely<Schema>, wanted: Wanted) => Promise<Place[]>

export const newestMatches: Record<DialectName, Matches> = {
  /** The index itself walks from the newest, and ends at the limit. */
  async sqlite(db, { query, now, limit }) {
    const { rows } = await sql<Place>`
      select items.id, items.story_id, items.visible_from
      from item_search as s cross join items
      where items.id = s.rowid and item_search match ${query}
        and items.withdrawn_at is null and items.visible_from <= ${now}
      order by s.rowid desc limit ${limit}`.execute(db)
    return rows
  },

  /**
   * A frequent match is found soonest by reading items from the newest, a rarer one by the index, which gives all matches
   * at once. A sample of the newest tells which, since the planner cannot: it takes words for independent of one another.
   */
  async postgres(db, wanted) {
    const sample = await amongNewest(db, wanted, sampled)
    if (sample.length >= sampled / 4) {
      const matches = await amongNewest(db, wanted, 8 * wanted.limit)
      if (matches.length === wanted.limit) return matches
    }
    return byIndex(db, wanted)
  },
}

/** Items; to read the words of one takes PostgreSQL about 7 µs. */
const sampled = 256

const amongNewest = async (
  db: Kysely<Schema>,
  { query, now, limit }: Wanted,
  depth: number,
): Promise<Place[]> => {
  const { rows } = await sql<Place>`
    select items.id, items.story_id, items.visible_from
    from (select item_id, words from item_search order by item_id desc limit ${depth}) as s
      join items on items.id = s.item_id
    where s.words @@ ${query}::tsquery
      and items.withdrawn_at is null and items.visible_from <= ${now}
    order by s.item_id desc limit ${limit}`.execute(db)
  return rows
}

/** The query stands in a select of its own, so that the index is taken whatever the figures of its words promise. */
const byIndex = async (db: Kysely<Schema>, { query, now, limit }: Wanted): Promise<Place[]> => {
  const { rows } = await sql<Place>`
    with found as materialized (
      select item_id from item_search where words @@ (select ${query}::tsquery))
    select items.id, items.story_id, items.visible_from
    from (select item_id from found order by item_id desc) as s
      cross join lateral (select id, story_id, visible_from from items
        where id = s.item_id and withdrawn_at is null and visible_from <= ${now} limit 1) as items
    order by s.item_id desc limit ${limit}`.execute(db)
  return rows
}
