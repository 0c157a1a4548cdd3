/** Budgets of the platforms: how many calls in how long, as defaults and as the owner sets them. */

import type { Platform } from '../news.ts'
import type { Budget, Budgets } from './pace.ts'

const scopes = ['bot', 'private', 'shared'] as const
type Scope = (typeof scopes)[number]

const meanings: Record<Scope, string> = {
  bot: 'all chats together',
  private: 'one private chat',
  shared: 'one group or channel',
}

/**
 * Telegram: 30 a second in all, one a second in a private chat, 20 a minute in a group (Bots FAQ) and, by analogy, a channel.
 * Discord: 50 a second in all (documented), 5 in 5 seconds in a channel (observed); kept below the first.
 */
const defaults: Record<Platform, Record<Scope, string>> = {
  telegram: { bot: '30/1s', private: '1/1s', shared: '20/60s' },
  discord: { bot: '40/1s', private: '5/5s', shared: '5/5s' },
}

const unlimited: Budget = { every: 0, burst: Number.MAX_SAFE_INTEGER }

/** `20/60s`: 20 calls in 60 seconds, evenly spread. Undefined when it has not that form. */
function parseBudget(text: string): Budget | undefined {
  const [, calls, seconds] = /^(\d{1,6})\/(\d{1,5})s$/.exec(text) ?? []
  if (!Number(calls) || !Number(seconds)) return undefined
  return { every: Math.ceil((Number(seconds) * 1000) / Number(calls)), burst: 1 }
}

/** The settings that `barid set` knows, such as `budget.telegram.shared`. */
export const budgetSettings = Object.entries(defaults).flatMap(([platform, budgets]) =>
  scopes.map((scope) => ({
    name: `budget.${platform}.${scope}`,
    meaning: `calls to ${meanings[scope]} on ${platform}; ${budgets[scope]} by default, after a restart`,
    fault: (value: string) =>
      parseBudget(value) ? undefined : 'a budget is calls/seconds, such as 20/60s',
  })),
)

export function budgetsOf(platform: Platform, settings: Record<string, string>): Budgets {
  const of = (scope: Scope): Budget => {
    const set = settings[`budget.${platform}.${scope}`] ?? defaults[platform]?.[scope]
    return (set && parseBudget(set)) || unlimited
  }
  return { bot: of('bot'), private: of('private'), shared: of('shared') }
}
