/** Watches shared chats that are paused or gone: told once to whoever can mend it, and again only after it was mended. */

import type { Alerts, PlaceName } from '../../../messages/alerts.ts'
import type { Address, Chat, Instant } from '../../news.ts'
import type { Chats } from '../../store/ports/chats.ts'
import type { Watch } from '../troubles.ts'

export type PlaceParts = {
  chats: Pick<Chats, 'troubled' | 'facts'>
  /** Whom to tell of a chat. */
  admins(chat: Chat): Promise<Address[]>
  alerts: Pick<Alerts, 'paused' | 'placeGone' | 'resumed'>
}

/** One that is gone is told of, and then no trouble any more. */
const toldFor = 7 * 24 * 60 * 60_000

/** A chat that is active again may be paused by the first post that is tried there. */
const settled = 2 * 60_000

const placeOf = ({ id, platform, kind, title }: Chat): PlaceName => ({
  number: id,
  platform,
  isPrivate: kind === 'private',
  ...(title === undefined ? {} : { title }),
})

export function watchPlaces({ chats, admins, alerts }: PlaceParts): Watch {
  return {
    kind: 'place',
    every: 5_000,

    async look(now: Instant) {
      const troubled = await chats.troubled(now - toldFor)
      return Promise.all(
        troubled.map(async (chat) => ({
          subject: String(chat.id),
          to: await admins(chat),
          say: (language: string) => {
            const { state, reason = '' } = chat
            const say = state === 'gone' ? alerts.placeGone : alerts.paused
            return say(language, placeOf(chat), reason)
          },
        })),
      )
    },

    async over({ subject }, now) {
      const chat = await chats.facts(Number(subject))
      if (chat?.state !== 'active') return undefined
      if (now - chat.since < settled) return 'wait'
      return {
        to: await admins(chat),
        say: (language) => alerts.resumed(language, placeOf(chat)),
      }
    },
  }
}
