/** `/held`: posts that may have arrived, and an editor's word on each. */

import { createAlerts } from '../../messages/alerts.ts'
import type { CommandParts } from './parts.ts'
import type { TeamCommand } from './team-only.ts'

/** Two buttons each. */
const shown = 4

export function createHeld({ texts, zone, held }: CommandParts): TeamCommand {
  const alerts = createAlerts(texts, zone)

  return {
    name: 'held',
    inPlace: true,
    async answer({ language, words, now }, { by }) {
      const [what, token = ''] = words.split(' ')
      const wish = what === 'arrived' || what === 'again' ? what : undefined
      const decided = wish && (await held.decide(token, wish, { by, now }))
      const { posts, count } = await held.list(shown)
      const rows = posts.map(
        ({ token: carried, title, chat, chatKind, chatTitle, platform, part, since }) => ({
          token: carried,
          title,
          place: {
            number: chat,
            platform,
            isPrivate: chatKind === 'private',
            ...(chatTitle === undefined ? {} : { title: chatTitle }),
          },
          part,
          since,
        }),
      )
      return alerts.held(language, rows, {
        count,
        ...(wish ? { said: decided ? wish : 'decided' } : {}),
      })
    },
  }
}
