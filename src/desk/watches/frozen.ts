/** Watches whether everything is stopped: all of the team is told, and an owner can end it from there. */

import type { Alerts } from '../../../messages/alerts.ts'
import type { Freezes } from '../../store/ports/freezes.ts'
import type { Team } from '../told.ts'
import type { Watch } from '../troubles.ts'

export function watchFreeze(
  freezes: Pick<Freezes, 'current'>,
  team: Team,
  alerts: Pick<Alerts, 'frozen' | 'thawed'>,
): Watch {
  return {
    kind: 'frozen',
    every: 1_000,
    async look() {
      const current = await freezes.current()
      if (!current) return []
      const owners = new Set(await team.owners())
      return [
        {
          subject: String(current.number),
          to: await team.all(),
          say: (language, person) =>
            alerts.frozen(language, { ...current, mayThaw: owners.has(person) }),
        },
      ]
    },
    over: async () => ({ to: await team.all(), say: alerts.thawed }),
  }
}
