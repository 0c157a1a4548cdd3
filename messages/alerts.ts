/** What the team and admins are told in private, and the answers of the commands that see to it. */

import { answerOf, button, paragraph, text } from './blocks.ts'
import { momentText } from './dates.ts'
import type { Action, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

/** Milliseconds since 1970. */
type Instant = number

/** Where a post goes, for people of the desk: a shared chat by its title where it is known, else by a number that names nobody. */
export type PlaceName = { number: number; platform: string; isPrivate: boolean; title?: string }

export type StopFacts = {
  number: number
  since: Instant
  /** `person:7` by their number; anything else is the operator. */
  by: string
  /** The one who is told may end it. */
  mayThaw: boolean
}

export type HeldPost = {
  /** What its buttons carry; another after another try. */
  token: string
  /** Undefined where the post shows no item. */
  title: string | undefined
  place: PlaceName
  part: number
  since: Instant
}

export type Alerts = ReturnType<typeof createAlerts>

const platformNames: Record<string, string> = { telegram: 'Telegram', discord: 'Discord' }

/** Details of failures, as words that a person understands. */
const reasons = {
  'no-right-to-post': 'reason-right',
  'no-right-to-send-text': 'reason-right',
  'missing-permissions': 'reason-right',
  'no-access': 'reason-right',
  forbidden: 'reason-right',
  kicked: 'reason-removed',
  'not-a-member': 'reason-removed',
  left: 'reason-removed',
  'server-not-found': 'reason-removed',
  'thread-closed': 'reason-thread-closed',
  'thread-archived': 'reason-thread-closed',
  'thread-gone': 'reason-thread-gone',
  'chat-not-found': 'reason-not-found',
  'chat-deleted': 'reason-not-found',
  'forum-needs-thread': 'reason-configuration',
  'tag-required': 'reason-configuration',
  'wrong-channel-kind': 'reason-configuration',
  'too-many-threads': 'reason-configuration',
  'blocked-by-person': 'reason-person',
  'never-started': 'reason-person',
  'no-shared-server': 'reason-person',
  'person-not-found': 'reason-person',
  'person-deactivated': 'reason-person',
} as const

/** Of channels and groups, and of private chats: fewer than ten there are not counted out. */
type PostCounts = { shared: number; private: number | 'few' }

export function createAlerts(texts: Texts, zone: string) {
  const { say } = texts

  const moment = (language: Language, at: Instant) =>
    momentText(at, zone, language, texts.digits).short

  const place = (language: Language, where: PlaceName): string => {
    const { number, platform, isPrivate, title } = where
    if (isPrivate) return say(language, 'place-private')
    if (title !== undefined) return title
    const named = platformNames[platform] ?? platform
    return say(language, 'place-shared', { number: String(number), platform: named })
  }

  function reason(language: Language, detail: string): string {
    const known = Object.entries(reasons).find(([name]) => name === detail)?.[1]
    return known ? say(language, known) : say(language, 'reason-other', { detail })
  }

  function who(language: Language, by: string): string {
    const number = /^person:(\d+)$/.exec(by)?.[1]
    return number ? say(language, 'who-person', { number }) : say(language, 'who-operator')
  }

  /** Whole hours up to two days, then days. */
  function span(language: Language, milliseconds: number): string {
    const hours = Math.max(1, Math.round(milliseconds / 3_600_000))
    return hours < 48
      ? say(language, 'hours', { count: hours })
      : say(language, 'days', { count: Math.round(hours / 24) })
  }

  function counted(language: Language, what: 'held' | 'dead', count: PostCounts): string[] {
    const { shared, private: toReaders } = count
    const lines = shared > 0 ? [say(language, `${what}-count`, { count: shared })] : []
    if (toReaders === 0) return lines
    return [
      ...lines,
      toReaders === 'few'
        ? say(language, `${what}-private-few`)
        : say(language, `${what}-private`, { count: toReaders }),
    ]
  }

  const look = (language: Language) => button(say(language, 'held-look'), '/held')

  return {
    moment,
    place,
    reason,

    frozen(language: Language, { number, since, by, mayThaw }: StopFacts): Message {
      const facts = { moment: moment(language, since), who: who(language, by) }
      const thaw = button(say(language, 'thaw-now'), `/thaw ${number}`)
      const lines = [say(language, 'frozen', facts)]
      if (!mayThaw) lines.push(say(language, 'frozen-how'))
      return answerOf(language, lines, mayThaw ? [[thaw]] : [])
    },

    thawed: (language: Language) => answerOf(language, [say(language, 'thawed')]),
    nothingFrozen: (language: Language) => answerOf(language, [say(language, 'freeze-none')]),
    ownersThaw: (language: Language) => answerOf(language, [say(language, 'thaw-owner-only')]),

    heldAlert: (language: Language, count: PostCounts): Message =>
      answerOf(language, counted(language, 'held', count), [[look(language)]]),

    /** `said` is what became of the press before; of many the first few are shown, with the count of all. */
    held(
      language: Language,
      posts: HeldPost[],
      { count, said }: { count: PostCounts; said?: 'arrived' | 'again' | 'decided' },
    ): Message {
      const rows = posts.map((post, index) => {
        const where = place(language, post.place)
        const part =
          post.part > 0 ? ` (${say(language, 'held-part', { part: post.part + 1 })})` : ''
        return say(language, 'held-row', {
          position: index + 1,
          title: post.title ?? say(language, 'held-notice'),
          place: where + part,
          moment: moment(language, post.since),
        })
      })
      const buttons = posts.map(({ token }, index): Action[] => {
        const position = { position: index + 1 }
        return [
          button(say(language, 'held-arrived', position), `/held arrived ${token}`),
          button(say(language, 'held-again', position), `/held again ${token}`),
        ]
      })
      const told = said && say(language, said === 'decided' ? 'held-decided' : `held-is-${said}`)
      const total = counted(language, 'held', count)
      const none = total.length > 0 ? [] : [say(language, 'held-none')]
      const lines = [...(told ? [told] : []), ...total, ...none, ...rows]
      return answerOf(language, lines, buttons)
    },

    dead: (language: Language, count: PostCounts): Message =>
      answerOf(language, [
        ...counted(language, 'dead', count),
        say(language, 'dead-how', { command: 'barid dead list' }),
      ]),

    paused: (language: Language, where: PlaceName, detail: string): Message =>
      answerOf(language, [
        say(language, 'paused', {
          place: place(language, where),
          reason: reason(language, detail),
        }),
        say(language, 'paused-kept'),
      ]),

    placeGone: (language: Language, where: PlaceName, detail: string): Message =>
      answerOf(language, [
        say(language, 'place-gone', {
          place: place(language, where),
          reason: reason(language, detail),
        }),
      ]),

    resumed: (language: Language, where: PlaceName): Message =>
      answerOf(language, [say(language, 'resumed', { place: place(language, where) })]),

    sourceSilent: (
      language: Language,
      { source, since, usual }: { source: string; since: Instant; usual: number },
    ): Message =>
      answerOf(language, [
        say(language, 'silent-source', {
          source,
          moment: moment(language, since),
          usual: span(language, usual),
        }),
      ]),

    sourceBack: (language: Language, source: string): Message =>
      answerOf(language, [say(language, 'silent-source-over', { source })]),

    stalled: (language: Language, minutes: number): Message => ({
      language,
      blocks: [paragraph(text(say(language, 'silent-outbox', { minutes })))],
    }),

    flows: (language: Language): Message =>
      answerOf(language, [say(language, 'silent-outbox-over')]),
  }
}
