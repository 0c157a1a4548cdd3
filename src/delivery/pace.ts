/** The pace: how soon the next call may go to a chat and to the whole bot, within budgets and after holds. */

import type { ChatKind, Instant } from '../news.ts'

/** `every` milliseconds one call, `burst` calls at once after a quiet time. */
export type Budget = { every: number; burst: number }

export type Budgets = { bot: Budget; private: Budget; shared: Budget }

export type Pacer = {
  /** 0 when the call may go now (and is counted); else the time to ask again. */
  take(chat: number, kind: ChatKind): Instant
  hold(scope: number | 'bot', until: Instant): void
}

/** A leaky bucket as one number: the time at which it would be empty. */
type Bucket = { emptyAt: Instant }

const freeAt = (bucket: Bucket, budget: Budget) =>
  bucket.emptyAt - (budget.burst - 1) * budget.every

const pruneAbove = 20_000

export function createPacer(budgets: Budgets, now: () => Instant): Pacer {
  const bot: Bucket = { emptyAt: 0 }
  const chats = new Map<number, Bucket>()
  const holds = new Map<number | 'bot', Instant>()

  function bucketOf(chat: number): Bucket {
    const found = chats.get(chat)
    if (found) return found
    if (chats.size >= pruneAbove) {
      for (const [id, { emptyAt }] of chats) if (emptyAt <= now()) chats.delete(id)
    }
    const fresh = { emptyAt: 0 }
    chats.set(chat, fresh)
    return fresh
  }

  function heldUntil(scope: number | 'bot', at: Instant): Instant {
    const until = holds.get(scope) ?? 0
    if (until > at) return until
    holds.delete(scope)
    return 0
  }

  return {
    take(chat, kind) {
      const at = now()
      const own = kind === 'private' ? budgets.private : budgets.shared
      const bucket = bucketOf(chat)
      const free = Math.max(
        heldUntil('bot', at),
        heldUntil(chat, at),
        freeAt(bot, budgets.bot),
        freeAt(bucket, own),
      )
      if (free > at) return free
      bot.emptyAt = Math.max(bot.emptyAt, at) + budgets.bot.every
      bucket.emptyAt = Math.max(bucket.emptyAt, at) + own.every
      return 0
    },
    hold(scope, until) {
      holds.set(scope, Math.max(holds.get(scope) ?? 0, until))
    },
  }
}
