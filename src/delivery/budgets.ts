/** Budgets of the platforms: how many calls in how long, as defaults and as the owner sets them, and how many at once. */

import type { Platform } from '../news.ts'
import type { Budget } from './chat-pace.ts'
import type { Budgets } from './pace.ts'

const meanings = {
  bot: 'all chats together',
  paid: 'all chats together where the platform is paid for it',
  private: 'one private chat',
  shared: 'one group or channel',
} as const

type Scope = keyof typeof meanings

type Defaults = Partial<Record<Scope, string>> & {
  /** Answers to a reader that may follow each other at once. */
  burst: number
  saysScope: boolean
}

/**
 * Telegram: 30 a second in all, one a second in a private chat with short bursts, 20 a minute in a group (Bots FAQ) and, by analogy,
 * a channel; up to 1,000 a second for money. Discord: 50 a second in all (documented), 5 in 5 seconds in a channel (observed); kept
 * below the first, and by its headers.
 */
const defaults: Record<Platform, Defaults> = {
  telegram: {
    bot: '30/1s',
    paid: '1000/1s',
    private: '1/1s',
    shared: '20/60s',
    burst: 4,
    saysScope: false,
  },
  discord: { bot: '40/1s', private: '5/5s', shared: '5/5s', burst: 1, saysScope: true },
}

const unlimited: Budget = { every: 0, burst: 1 }

/** `20/60s`: 20 calls in 60 seconds, evenly spread. Undefined when it has not that form. */
function parseBudget(text: string): number | undefined {
  const [, calls, seconds] = /^(\d{1,6})\/(\d{1,5})s$/.exec(text) ?? []
  if (!Number(calls) || !Number(seconds)) return undefined
  return (Number(seconds) * 1000) / Number(calls)
}

/** The settings that `barid set` knows, such as `budget.telegram.shared`. */
export const budgetSettings = Object.entries(defaults).flatMap(([platform, budgets]) =>
  (Object.keys(meanings) as Scope[]).flatMap((scope) =>
    budgets[scope] === undefined
      ? []
      : {
          name: `budget.${platform}.${scope}`,
          meaning: `calls to ${meanings[scope]} on ${platform}; ${budgets[scope]} by default`,
          fault: (value: string) =>
            parseBudget(value) ? undefined : 'a budget is calls/seconds, such as 20/60s',
        },
  ),
)

/** `paid`: the operator allows what costs money. */
export function budgetsOf(
  platform: Platform,
  settings: Record<string, string>,
  paid: boolean,
): Budgets {
  const known = defaults[platform]
  const of = (scope: Scope, burst = 1): Budget => {
    const text = settings[`budget.${platform}.${scope}`] ?? known?.[scope]
    const every = text === undefined ? undefined : parseBudget(text)
    return every === undefined ? unlimited : { every, burst }
  }
  return {
    ...(paid && known?.paid !== undefined
      ? { bot: of('paid'), free: of('bot') }
      : { bot: of('bot') }),
    private: of('private', known?.burst),
    shared: of('shared'),
    saysScope: known?.saysScope ?? true,
  }
}

/** Calls that a platform of ordinary slowness has under way: half a second of the budget, and at least so many. */
const slowAnswer = 500
const fewest = 16
const most = 1_000

/**
 * Operations in `sending` at most, per platform: what a crash can leave with an unknown outcome. 16 at 30 a second, 500 at 1,000.
 * How many there are follows from rate and latency: 30 a second at 60 ms take two or three.
 */
export const placesOf = ({ bot }: Pick<Budgets, 'bot'>): number =>
  bot.every === 0 ? fewest : Math.min(most, Math.max(fewest, Math.ceil(slowAnswer / bot.every)))
