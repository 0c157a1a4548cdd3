/** Looks again at chats that are paused: an event that said that a right is back may have come while nobody listened. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { Listener } from '../../adapters/adapter.ts'
import type { Events } from '../events.ts'
import type { Chat, Instant, Platform } from '../news.ts'
import type { Chats } from '../store/ports/chats.ts'

export type RecheckParts = {
  platform: Platform
  chats: Pick<Chats, 'paused' | 'setState'>
  inspect: Listener['inspect']
  events: Pick<Events, 'emit'>
  now: () => Instant
}

/** What a look can tell of. A closed thread, or who blocked the bot, only an event does. */
const visible: ReadonlySet<string> = new Set([
  'no-right-to-post',
  'no-right-to-send-text',
  'missing-permissions',
  'no-access',
  'kicked',
  'not-a-member',
  'never-started',
])

/** Milliseconds until the first look at a chat, and at most between two. */
const first = 60_000
const longest = 60 * 60_000

/** Calls of one pass: a platform that took all rights away at once is not asked about everything at once. */
const most = 20

export function createRecheck({ platform, chats, inspect, events, now }: RecheckParts) {
  /** When each chat is looked at next, and after how long the time after. */
  const plans = new Map<number, { at: Instant; wait: number }>()

  /** Kept while the chat is active, so that one which is paused again at its first post is asked ever more seldom. */
  function planned({ id }: Chat): { at: Instant; wait: number } {
    const plan = plans.get(id) ?? { at: now() + first, wait: first }
    plans.set(id, plan)
    return plan
  }

  async function look(chat: Chat): Promise<void> {
    const { wait } = planned(chat)
    plans.set(chat.id, { at: now() + wait * 2, wait: Math.min(longest / 2, wait * 2) })
    const found = await inspect(chat.address)
    if (!found.mayPost) return
    await chats.setState(chat.id, 'active', undefined, now())
    const place = { chat: chat.id, chatKind: chat.kind, platform }
    events.emit({ type: 'chat-changed', ...place, state: 'active', reason: '' })
  }

  return async function recheck(): Promise<void> {
    const paused = (await chats.paused(platform)).filter(({ reason }) => visible.has(reason ?? ''))
    const due = paused.filter((chat) => planned(chat).at <= now())
    for (const chat of due.slice(0, most)) {
      try {
        await look(chat)
      } catch (error) {
        // A platform that does not answer is asked another time.
        if (!(error instanceof DeliveryFailure)) throw error
        return
      }
    }
    for (const [id, { at }] of plans) if (at < now() - 2 * longest) plans.delete(id)
  }
}
