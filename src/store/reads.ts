/** What readers may see: nothing under embargo, nothing withdrawn in a list, one row a story. */

import type { ExpressionBuilder } from 'kysely'
import type { Base } from './base.ts'
import { headlineColumns, headlineOf, itemsOf, selectItems } from './item-rows.ts'
import { latestPlaces, topicPlaces, visibleVersion, type Place } from './places.ts'
import type { Page, PageQuery, Reads } from './ports/items.ts'
import type { Schema } from './schema.ts'
import { searchPlaces } from './search-places.ts'
import { topicOf } from './topics.ts'

export function createReads({ db, dialect }: Base): Reads {
  /** `places` holds one more than the page where there is a next one. */
  const pageOf = async (places: Place[], query: PageQuery, now: number): Promise<Page> => {
    const shown = places.slice(0, query.limit)
    const last = shown.at(-1)
    if (!last) return { rows: [] }
    const stories = shown.map((place) => place.story_id)
    const versions = await db
      .selectFrom('items')
      .select(headlineColumns)
      .where('story_id', 'in', stories)
      .where(visibleVersion('items', now))
      .orderBy('id')
      .execute()
    const byStory = Map.groupBy(versions, (row) => row.story_id)
    const rows = stories.flatMap((story) => {
      const best = preferred(byStory.get(story) ?? [], query.languages)
      return best ? [headlineOf(best)] : []
    })
    if (places.length <= query.limit) return { rows }
    const next = { visibleFrom: last.visible_from, number: last.id }
    return { rows, next: last.weight === undefined ? next : { ...next, weight: last.weight } }
  }

  return {
    async latest(query, now) {
      const range = { before: query.before, limit: query.limit + 1, now }
      return pageOf(await latestPlaces(db, range), query, now)
    },
    async topic(slug, query, now) {
      const range = { before: query.before, limit: query.limit + 1, now }
      return pageOf(await topicPlaces(db, slug, range), query, now)
    },
    async search(terms, query, now) {
      const asked = terms.filter(({ word }) => word !== '')
      if (asked.length === 0) return { rows: [], looked: 0, bounded: false }
      const range = { before: query.before, now }
      const { places, ...bounds } = await searchPlaces(db, dialect, asked, range)
      return { ...(await pageOf(places, query, now)), ...bounds }
    },
    async item(number, now) {
      const rows = selectItems(db)
        .where('items.id', '=', number)
        .where('items.visible_from', '<=', now)
      return (await itemsOf(db, await rows.execute()))[0]
    },
    twins: (story, now) =>
      db
        .selectFrom('items')
        .select(['id as number', 'language'])
        .where('story_id', '=', story)
        .where(visibleVersion('items', now))
        .orderBy('id')
        .execute(),
    async topics(now) {
      const rows = await db
        .selectFrom('topics')
        .select(['slug', 'names', 'aliases', 'rule'])
        .select((eb) => [newest(eb, 0, now).as('main'), newest(eb, 1, now).as('mentioned')])
        .orderBy('slug')
        .execute()
      return rows
        .flatMap((row) => {
          const [main, mentioned] = [row.main ?? 0, row.mentioned ?? 0]
          const latest = Math.max(main, mentioned)
          return latest === 0 ? [] : [{ topic: topicOf(row), latest, main }]
        })
        .sort((a, b) => b.latest - a.latest || b.main - a.main)
        .map(({ topic, latest }) => ({ topic, latest }))
    },
  }
}

/** The version in the first of the languages that the story has, else the first that there was. */
const preferred = <T extends { language: string }>(versions: T[], languages: string[]) =>
  languages
    .map((language) => versions.find((version) => version.language === language))
    .find((version) => version !== undefined) ?? versions[0]

/** When a topic was last used with this weight, as far as readers may know. */
const newest = (eb: ExpressionBuilder<Schema, 'topics'>, weight: 0 | 1, now: number) =>
  eb
    .selectFrom('item_topics')
    .innerJoin('items', 'items.id', 'item_topics.item_id')
    .select('item_topics.visible_from')
    .whereRef('item_topics.topic', '=', 'topics.slug')
    .where('item_topics.weight', '=', weight)
    .where('item_topics.visible_from', '<=', now)
    .where('items.withdrawn_at', 'is', null)
    .orderBy('item_topics.visible_from', 'desc')
    .limit(1)
