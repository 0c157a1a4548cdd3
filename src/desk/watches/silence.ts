/** Watches for silence: a source from which nothing comes, and posts that are due while none goes out. */

import type { Alerts } from '../../../messages/alerts.ts'
import type { Instant } from '../../news.ts'
import type { Sources } from '../../store/ports/desk.ts'
import type { Freezes } from '../../store/ports/freezes.ts'
import type { Items } from '../../store/ports/items.ts'
import type { Outbox } from '../../store/ports/outbox.ts'
import type { Team } from '../told.ts'
import type { Watch } from '../troubles.ts'
import { habitOf, quietFor } from './usual.ts'

const minute = 60_000

/** Enough to know what is usual. */
const remembered = 60

export function watchSources(
  { sources, items }: { sources: Pick<Sources, 'all'>; items: Pick<Items, 'arrivals'> },
  team: Team,
  alerts: Pick<Alerts, 'sourceSilent' | 'sourceBack'>,
): Watch {
  const nameOf = async (key: string) =>
    (await sources.all()).find((source) => source.key === key)?.settings.name || key

  return {
    kind: 'source-silent',
    every: minute,
    async look(now) {
      const silent = []
      for (const { key } of await sources.all()) {
        const arrivals = await items.arrivals(key, remembered)
        const habit = habitOf(arrivals)
        if (!habit || quietFor(arrivals, now) <= habit.alarm) continue
        const facts = { source: await nameOf(key), since: Math.max(...arrivals), ...habit }
        const say = (language: string) => alerts.sourceSilent(language, facts)
        silent.push({ subject: key, to: await team.all(), say })
      }
      return silent
    },
    async over({ subject }) {
      const source = await nameOf(subject)
      return { to: await team.all(), say: (language) => alerts.sourceBack(language, source) }
    },
  }
}

/** Nothing went out for as long while something was due. */
const stalledAfter = 10 * minute

export function watchOutbox(
  { outbox, freezes }: { outbox: Pick<Outbox, 'stalled'>; freezes: Pick<Freezes, 'current'> },
  team: Team,
  alerts: Pick<Alerts, 'stalled' | 'flows'>,
): Watch {
  /** Right after a thaw, or a start, what is due is old and will go in a moment. */
  let seenBefore: Instant | undefined

  return {
    kind: 'outbox-silent',
    every: minute,
    async look(now) {
      const isStalled = !(await freezes.current()) && (await outbox.stalled(now - stalledAfter))
      const first = seenBefore
      seenBefore = isStalled ? (seenBefore ?? now) : undefined
      if (!isStalled || first === undefined) return []
      const minutes = stalledAfter / minute
      return [
        { subject: '', to: await team.all(), say: (language) => alerts.stalled(language, minutes) },
      ]
    },
    over: async () => ({ to: await team.all(), say: alerts.flows }),
  }
}
