/** What an editor must be asked before an embargo could be broken by a slip: pure. */

import type { Instant, NewsItem } from '../news.ts'
import type { Parsed } from '../sources/press-release.ts'

type Embargo = NonNullable<Parsed['embargo']>

const moment = (at: Instant) => new Date(at).toISOString()

/** A new text for an item that is out already cannot be under embargo. */
export function revisionQuestion(
  item: NewsItem,
  embargo: Embargo | undefined,
  now: Instant,
): string | undefined {
  if (!embargo || embargo.until <= now || item.visibleFrom > now) return undefined
  return (
    `item ${item.number} is out already, and this text is under embargo until ${moment(embargo.until)}. ` +
    `Publish it with --revision-of ${item.number} when that has passed, or as another item with --new.`
  )
}

/**
 * Language versions of one story are out together or not at all.
 * @param embargoes of the releases at hand, `undefined` for those without
 * @param standing versions of the story that are stored already
 */
export function pairQuestion(
  embargoes: (Embargo | undefined)[],
  standing: NewsItem[],
  now: Instant,
): string | undefined {
  const open = (until: Instant | undefined) => (until !== undefined && until > now ? until : 0)
  const ends = new Set([
    ...embargoes.map((embargo) => open(embargo?.until)),
    ...standing.map((item) => open(item.visibleFrom)),
  ])
  if (ends.size <= 1) return undefined
  const latest = Math.max(...ends)
  return (
    `the language versions of this story do not have the same embargo: one ends ${moment(latest)}. ` +
    'Give all of them the same embargo line, or publish this one with --new.'
  )
}
