/** Where stories stand in the answer to a search: newest first, among a bounded number of items. */

import { sql, type Kysely } from 'kysely'
import type { DialectName } from './base.ts'
import { matches, type SearchTerm } from './item-search.ts'
import type { Place, Range } from './places.ts'
import type { Cursor } from './ports/items.ts'
import type { Schema } from './schema.ts'

/** A search looks at no more than the newest so many items, newest by number. */
const mostCandidates = 1_000

export async function searchPlaces(
  db: Kysely<Schema>,
  dialect: DialectName,
  terms: SearchTerm[],
  { before, now }: Omit<Range, 'limit'>,
): Promise<{ places: Place[]; looked: number; bounded: boolean }> {
  const number = sql.ref(dialect === 'sqlite' ? 's.rowid' : 's.item_id')
  const { rows } = await sql<Place>`
    select items.id, items.story_id, items.visible_from
    from item_search as s cross join items
    where items.id = ${number} and ${matches(dialect, terms)}
      and items.withdrawn_at is null and items.visible_from <= ${now}
    order by ${number} desc limit ${mostCandidates + 1}`.execute(db)
  const looked = rows.slice(0, mostCandidates)
  looked.sort((a, b) => b.visible_from - a.visible_from || b.id - a.id)
  const newest = new Map<number, Place>()
  for (const place of looked) {
    if (!newest.has(place.story_id)) newest.set(place.story_id, place)
  }
  return {
    places: [...newest.values()].filter((place) => isBefore(place, before)),
    looked: looked.length,
    bounded: rows.length > mostCandidates,
  }
}

const isBefore = (place: Place, before: Cursor | undefined) =>
  before === undefined ||
  place.visible_from < before.visibleFrom ||
  (place.visible_from === before.visibleFrom && place.id < before.number)
