/** How it stands, as the console shows it: the newest items with their posts, the outbox, and where posts can go. */

import { isRightToLeft } from '../../messages/direction.ts'
import { few } from '../few.ts'
import type { Instant, NewsItem } from '../news.ts'
import type { Chats } from '../store/ports/chats.ts'
import type { Freezes } from '../store/ports/freezes.ts'
import type { Items } from '../store/ports/items.ts'
import type { Notices } from '../store/ports/notices.ts'
import type { OperationCount, Outbox } from '../store/ports/outbox.ts'
import type { DeskView, Failure, ItemRow, Place, PostCount } from '../web/api.ts'

export type OverviewParts = {
  items: Items
  chats: Chats
  outbox: Outbox
  freezes: Pick<Freezes, 'current'>
  notices: Pick<Notices, 'unheard'>
  platforms(): DeskView['platforms']
  failures(): Failure[]
  now: () => Instant
}

/** Items in the list. */
const shownItems = 20

/** Chats looked at for the places; further ones are reached by sending to all. */
const shownChats = 500

const ownPlatform = 'console'

export function createOverview(parts: OverviewParts) {
  async function places(): Promise<Place[]> {
    const chats = await parts.chats.page(0, shownChats)
    return chats
      .filter(({ state, kind, platform }) => {
        return state !== 'gone' && (kind !== 'private' || platform === ownPlatform)
      })
      .map(({ id, platform, kind, address, title, state }) => {
        const named = title === undefined ? {} : { title }
        return { id, platform, kind, name: address, ...named, paused: state === 'paused' }
      })
  }

  async function readers(): Promise<DeskView['readers']> {
    const counts = await parts.chats.counts()
    const ofReaders = counts.filter(({ platform, kind, state }) => {
      return kind === 'private' && state !== 'gone' && platform !== ownPlatform
    })
    const byPlatform = Map.groupBy(ofReaders, ({ platform }) => platform)
    return [...byPlatform].map(([platform, list]) => {
      return { platform, count: few(list.reduce((sum, { count }) => sum + count, 0)) }
    })
  }

  async function stopped(): Promise<Pick<DeskView, 'stopped'>> {
    const freeze = await parts.freezes.current()
    if (!freeze) return {}
    const member = /^person:(\d+)$/.exec(freeze.by)?.[1]
    const since = new Date(freeze.since).toISOString()
    return { stopped: { since, ...(member ? { member: Number(member) } : {}) } }
  }

  function stateOf({ title, visibleFrom, withdrawnAt, lines }: NewsItem): ItemRow['state'] {
    if (withdrawnAt !== undefined) return title === '' ? 'redacted' : 'withdrawn'
    if (visibleFrom > parts.now()) return 'embargo'
    const verb = lines?.at(-1)?.verb
    return verb === 'update' ? 'updated' : verb === 'correct' ? 'corrected' : 'published'
  }

  function rowOf(item: NewsItem, posts: PostCount[]): ItemRow {
    const { number, title, language, revision, visibleFrom } = item
    return {
      number,
      title,
      language,
      direction: isRightToLeft(language) ? 'rtl' : 'ltr',
      revision,
      visibleFrom: new Date(visibleFrom).toISOString(),
      state: stateOf(item),
      posts,
    }
  }

  return async function overview(): Promise<DeskView> {
    const items = await parts.items.list(shownItems)
    const posts = await parts.outbox.ofItems(items.map(({ number }) => number))
    const postsOf = ({ number }: NewsItem) => posts.filter(({ item }) => item === number).map(shown)
    const counts = await parts.outbox.counts()
    const platforms = parts.platforms()
    return {
      isNew: items.length === 0 && platforms.every(({ state }) => state === 'off'),
      ...(await stopped()),
      unheard: await parts.notices.unheard(),
      items: items.map((item) => rowOf(item, postsOf(item))),
      outbox: counts.map(shown),
      failures: parts.failures(),
      platforms,
      places: await places(),
      readers: await readers(),
    }
  }
}

/** The console's own reader sits at the machine. */
function shown({ platform, private: hidden, state, count }: OperationCount): PostCount {
  const readers = hidden && platform !== ownPlatform
  return { platform, state, readers, count: readers ? few(count) : count }
}
