/** The views of the desk, as tabs; the chat is one of them where there is room for one alone. */

import { h } from 'preact'
import { useRef } from 'preact/hooks'
import { useSpeech } from './speech.ts'

const tabs = {
  chat: 'console-chat',
  posts: 'console-posts',
  publish: 'console-publish',
  news: 'console-news',
  outbox: 'console-outbox',
} as const

export type View = keyof typeof tabs

const views = Object.keys(tabs) as View[]

export function Tabs({ view, go }: { view: View; go(view: View): void }) {
  const { say } = useSpeech()
  const list = useRef<HTMLDivElement>(null)

  /** Arrows move among the tabs that are shown, as far as they go and round. */
  function move(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }
    const step = steps[event.key]
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])]
    const shown = all.filter((tab) => tab.offsetParent !== null)
    if (!step || shown.length === 0) return
    event.preventDefault()
    const forward = document.documentElement.dir === 'rtl' ? -step : step
    const at = shown.findIndex((tab) => tab === document.activeElement)
    const next = shown[(at + forward + shown.length) % shown.length]
    next?.focus()
    next?.click()
  }

  return h(
    'div',
    {
      class: 'tabs',
      role: 'tablist',
      'aria-label': say('console-views'),
      ref: list,
      onKeyDown: move,
    },
    views.map((name) => {
      const isHere = name === view || (view === 'chat' && name === 'posts')
      return h(
        'button',
        {
          key: name,
          id: `tab-${name}`,
          class: `tab-${name}`,
          type: 'button',
          role: 'tab',
          'aria-selected': name === view,
          'aria-controls': 'panel',
          tabIndex: isHere ? 0 : -1,
          onClick: () => go(name),
        },
        say(tabs[name]),
      )
    }),
  )
}
