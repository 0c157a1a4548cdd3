/** How it stands, in a few lines: what is stored, due, sent, and what needs a person. */

import { few, fewText } from '../few.ts'
import type { Instant, Platform } from '../news.ts'
import type { Chats } from '../store/ports/chats.ts'
import type { Items, Topics } from '../store/ports/items.ts'
import type { Freezes } from '../store/ports/freezes.ts'
import type { Notices } from '../store/ports/notices.ts'
import type { Fanouts } from '../store/ports/fanouts.ts'
import type { Outbox } from '../store/ports/outbox.ts'

export type StatusLine = { name: string; value: string | number }

export type StatusParts = {
  items: Items
  topics: Topics
  chats: Chats
  fanouts: Fanouts
  outbox: Outbox
  notices: Pick<Notices, 'unheard'>
  freezes: Pick<Freezes, 'current'>
  platforms: Platform[]
  /** Files that wait for an editor. */
  held(): Promise<string[]>
  now: () => Instant
}

export function createStatus(parts: StatusParts) {
  return async function status(): Promise<StatusLine[]> {
    const [newest] = await parts.items.list(1)
    const chats = await parts.chats.counts()
    const operations = await parts.outbox.counts()
    const held = await parts.held()
    const freeze = await parts.freezes.current()
    const stopped =
      freeze && `stopped since ${new Date(freeze.since).toISOString()} by ${freeze.by}`
    const nextFanout = await parts.fanouts.nextDue(parts.now())
    return [
      { name: 'posts', value: stopped ?? 'go out' },
      { name: 'items', value: await parts.items.count() },
      { name: 'newest item', value: newest ? `${newest.number} ${newest.title}` : 'none' },
      { name: 'topics', value: (await parts.topics.all()).length },
      ...chats.map(({ platform, kind, state, count }) => ({
        name: `chats ${platform} ${kind} ${state}`,
        value: kind === 'private' ? fewText(few(count)) : count,
      })),
      ...operations.map(({ platform, private: toReaders, state, count }) => ({
        name: `posts ${platform}${toReaders ? ' private' : ''} ${state}`,
        value: toReaders ? fewText(few(count)) : count,
      })),
      {
        name: 'next embargo ends',
        value: nextFanout ? new Date(nextFanout).toISOString() : 'none',
      },
      { name: 'alerts that reached nobody', value: await parts.notices.unheard() },
      { name: 'files held', value: held.length === 0 ? 'none' : held.join(', ') },
    ]
  }
}
