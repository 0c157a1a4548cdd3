/** The pace: how soon the next call may go to a chat and to the whole bot, within budgets, after holds, and slower after a refusal. */

import type { ChatKind, Instant } from '../news.ts'

/** `every` milliseconds one call, `burst` calls at once after a quiet time. */
export type Budget = { every: number; burst: number }

export type Budgets = { bot: Budget; private: Budget; shared: Budget }

type Scope = number | 'bot'

/** Nothing goes to the scope before `until`. */
type Hold = { scope: Scope; until: Instant }

export type Pacer = {
  /** 0 when the call may go now (and is counted); else the time to ask again. */
  take(chat: number, kind: ChatKind): Instant
  /** The chats that must wait, each for itself. */
  waiting(): number[]
  hold(hold: Hold): void
  /**
   * The platform said that it was too much (429). A chat is held, then goes half as fast, and within ten minutes as fast as
   * before; when it is the third chat within a second, it is no chat's own limit and the bot is held too. Returns all holds.
   */
  refused(hold: Hold): Hold[]
  /** The chat has another address: what was learned of the old one is forgotten. */
  forget(chat: number): void
}

/** A leaky bucket: when it would be empty, and when the next call may go. */
type Bucket = { emptyAt: Instant; freeAt: Instant; refusedAt: Instant }

const recovery = 10 * 60_000
const together = { chats: 3, within: 1_000 }

const fresh = (): Bucket => ({ emptyAt: 0, freeAt: 0, refusedAt: -Infinity })

/** How many times slower than its budget a chat goes: 2 after a refusal, 1 ten minutes later. */
const slowness = ({ refusedAt }: Bucket, at: Instant) =>
  1 + Math.max(0, 1 - (at - refusedAt) / recovery)

function count(bucket: Bucket, { every, burst }: Budget, at: Instant): void {
  const each = every * slowness(bucket, at)
  bucket.emptyAt = Math.max(bucket.emptyAt, at) + each
  bucket.freeAt = Math.max(bucket.freeAt, bucket.emptyAt - (burst - 1) * each)
}

export function createPacer(budgets: Budgets, now: () => Instant): Pacer {
  const bot = fresh()
  const chats = new Map<number, Bucket>()
  let refusals: (Hold & { at: Instant })[] = []

  function bucketOf(scope: Scope): Bucket {
    if (scope === 'bot') return bot
    const bucket = chats.get(scope) ?? fresh()
    chats.set(scope, bucket)
    return bucket
  }

  function hold({ scope, until }: Hold): void {
    const bucket = bucketOf(scope)
    bucket.freeAt = Math.max(bucket.freeAt, until)
  }

  /** The hold of the bot, as long as the shortest of the chats', when too many of them were refused at once. */
  function common(): Hold[] {
    const recent = refusals.filter((one) => one.at > now() - together.within)
    refusals = [...new Map(recent.map((one) => [one.scope, one])).values()]
    if (refusals.length < together.chats) return []
    return [{ scope: 'bot', until: Math.min(...refusals.map((one) => one.until)) }]
  }

  return {
    take(chat, kind) {
      const at = now()
      const bucket = bucketOf(chat)
      const free = Math.max(bot.freeAt, bucket.freeAt)
      if (free > at) return free
      count(bot, budgets.bot, at)
      count(bucket, kind === 'private' ? budgets.private : budgets.shared, at)
      return 0
    },

    waiting() {
      const at = now()
      for (const [chat, { emptyAt, freeAt, refusedAt }] of chats) {
        if (Math.max(emptyAt, freeAt, refusedAt + recovery) <= at) chats.delete(chat)
      }
      return [...chats].flatMap(([chat, { freeAt }]) => (freeAt > at ? [chat] : []))
    },

    hold,

    refused(told) {
      if (told.scope !== 'bot') {
        bucketOf(told.scope).refusedAt = now()
        refusals.push({ ...told, at: now() })
      }
      const all = [told, ...common()]
      for (const one of all) hold(one)
      return all
    },

    forget(chat) {
      chats.delete(chat)
    },
  }
}
