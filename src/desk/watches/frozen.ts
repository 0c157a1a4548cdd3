/** Watches whether everything is stopped: all of the team is told once, and an owner can end it from there. */

import type { Alerts } from '../../../messages/alerts.ts'
import type { Freezes } from '../../store/ports/freezes.ts'
import type { Team } from '../told.ts'
import type { Watch } from '../troubles.ts'

export function watchFreeze(
  freezes: Pick<Freezes, 'current' | 'endedBy'>,
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
          to: await team.others(current.by),
          say: (language, person) =>
            alerts.frozen(language, { ...current, mayThaw: owners.has(person) }),
        },
      ]
    },
    async over({ subject }) {
      const by = await freezes.endedBy(Number(subject))
      return { to: await team.others(by), say: alerts.thawed }
    },
  }
}
