/** The page: a chat on one side, the desk on the other; on a phone one of them at a time. */

import { h, type ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ChatEntry, DeskView, PhonePost } from '../api.ts'
import { Chat } from './chat.ts'
import { FirstSteps } from './first-steps.ts'
import { News } from './news.ts'
import { Notices } from './notices.ts'
import { Outbox } from './outbox.ts'
import { Phones } from './phones.ts'
import { Publish } from './publish.ts'
import * as server from './server.ts'
import { useSpeech } from './speech.ts'
import { Tabs, type View } from './tabs.ts'
import { TopBar } from './top-bar.ts'

type Hand = { entry: string } | { item: number }

const nothing: DeskView = {
  isNew: false,
  unheard: 0,
  items: [],
  outbox: [],
  failures: [],
  platforms: [],
  places: [],
  readers: [],
}

export function App({
  languages,
  choose,
}: {
  languages: string[]
  choose(language: string): void
}) {
  const { say } = useSpeech()
  const [entries, setEntries] = useState<ChatEntry[]>([])
  const [desk, setDesk] = useState<DeskView>(nothing)
  const [connection, setConnection] = useState<server.Connection>('open')
  const [view, setView] = useState<View>('posts')
  const [hand, setHand] = useState<Hand>()
  const [posts, setPosts] = useState<PhonePost[]>([])

  useEffect(() => {
    server.follow({ chat: setEntries, desk: setDesk, connection: setConnection })
  }, [])

  // The newest answer is in hand, until an item is chosen.
  useEffect(() => {
    const newest = entries.findLast((entry) => entry.from === 'barid' && entry.hasPosts)
    if (newest && !(hand && 'item' in hand)) setHand({ entry: newest.id })
  }, [entries])

  useEffect(() => {
    let isStale = false
    if (hand) void server.postsOf(hand).then((found) => isStale || setPosts(found))
    return () => {
      isStale = true
    }
  }, [JSON.stringify(hand), desk.items, entries])

  const show = (next: Hand) => {
    setHand(next)
    setView('posts')
  }
  const panels: Record<Exclude<View, 'chat'>, () => ComponentChildren> = {
    posts: () =>
      posts.length > 0
        ? h(Phones, { posts, of: 'hand' })
        : h('p', { class: 'empty' }, say('console-nothing-in-hand')),
    publish: () => h(Publish, { places: desk.places }),
    news: () =>
      h(News, {
        items: desk.items,
        inHand: hand && 'item' in hand ? hand.item : undefined,
        show: (item) => show({ item }),
      }),
    outbox: () => h(Outbox, { desk }),
  }
  const panel = view === 'chat' ? 'posts' : view
  return h(
    'div',
    { class: 'page', 'data-view': view },
    h(TopBar, { languages, choose, connection, platforms: desk.platforms }),
    h(
      'main',
      null,
      h(Chat, {
        entries,
        inHand: hand && 'entry' in hand ? hand.entry : undefined,
        show: (entry) => show({ entry }),
      }),
      h(
        'div',
        { class: 'desk' },
        h(Notices, { desk }),
        desk.isNew && h(FirstSteps, null),
        h(Tabs, { view, go: setView }),
        h(
          'div',
          { class: 'panel', role: 'tabpanel', id: 'panel', 'aria-labelledby': `tab-${view}` },
          panels[panel](),
        ),
      ),
    ),
  )
}
