/** `/freeze` and `/thaw`: any editor stops all posts, an owner lets them go again. */

import { createAlerts } from '../../messages/alerts.ts'
import type { Language, Message } from '../../messages/message.ts'
import type { Role } from '../store/ports/people.ts'
import { westernDigits } from './digits.ts'
import type { CommandParts } from './parts.ts'
import type { TeamCommand } from './team-only.ts'

export function createFreeze({ texts, zone, freezing }: CommandParts): TeamCommand[] {
  const alerts = createAlerts(texts, zone)

  async function state(language: Language, role: Role): Promise<Message> {
    const current = await freezing.current()
    if (!current) return alerts.nothingFrozen(language)
    return alerts.frozen(language, { ...current, mayThaw: role === 'owner' })
  }

  const freeze: TeamCommand = {
    name: 'freeze',
    async answer({ language, now }, { by, role }) {
      await freezing.freeze({ by, now })
      return state(language, role)
    },
  }

  /** A button carries the number of its freeze: it ends no later one. */
  const thaw: TeamCommand = {
    name: 'thaw',
    async answer({ language, words, now }, { by, role }) {
      if (role !== 'owner') return alerts.ownersThaw(language)
      const seen = Number(westernDigits(words)) || undefined
      const ended = await freezing.thaw({ by, now, ...(seen ? { number: seen } : {}) })
      return ended ? alerts.thawed(language) : state(language, role)
    },
  }
  return [freeze, thaw]
}
