/** Where stories stand in the answer to a search: newest first, among a bounded number of items. */

import type { Kysely } from 'kysely'
import type { DialectName } from './base.ts'
import { searchQuery, type SearchTerm } from './item-search.ts'
import type { Place, Range } from './places.ts'
import type { Cursor } from './ports/items.ts'
import type { Schema } from './schema.ts'
import { newestMatches } from './search-matches.ts'

/** A search looks at no more than the newest so many matches, newest by number. */
const mostCandidates = 1_000

export async function searchPlaces(
  db: Kysely<Schema>,
  dialect: DialectName,
  terms: SearchTerm[],
  { before, now }: Omit<Range, 'limit'>,
): Promise<{ places: Place[]; looked: number; bounded: boolean }> {
  const wanted = { query: searchQuery(dialect, terms), now, limit: mostCandidates + 1 }
  const rows = await newestMatches[dialect](db, wanted)
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
