/** Watches what needs a person of the desk: posts that may have arrived, and posts that were given up. */

import type { Alerts } from '../../../messages/alerts.ts'
import type { Language, Message } from '../../../messages/message.ts'
import type { Outbox } from '../../store/ports/outbox.ts'
import { countsOf } from '../held.ts'
import type { PostCounts } from '../held.ts'
import type { Team } from '../told.ts'
import type { Watch } from '../troubles.ts'

/** One trouble while there is at least one, with their number. */
function watchCount(
  kind: string,
  team: Team,
  count: () => Promise<PostCounts>,
  say: (language: Language, count: PostCounts) => Message,
): Watch {
  return {
    kind,
    every: 3_000,
    async look() {
      const found = await count()
      if (found.shared === 0 && found.private === 0) return []
      return [{ subject: '', to: await team.all(), say: (language) => say(language, found) }]
    },
    // Who saw to it was told by what they did.
    over: async () => undefined,
  }
}

/** Enough to say how many; more are no different. */
const most = 1_000

export const watchGivenUp = (
  outbox: Pick<Outbox, 'held' | 'dead'>,
  team: Team,
  alerts: Pick<Alerts, 'heldAlert' | 'dead'>,
): Watch[] => [
  watchCount('held', team, async () => countsOf(await outbox.held(most)), alerts.heldAlert),
  watchCount(
    'dead',
    team,
    async () => countsOf((await outbox.dead(most)).filter(({ item }) => item > 0)),
    alerts.dead,
  ),
]
