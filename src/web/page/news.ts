/** The newest items: where each stands, and its posts by state. */

import { h } from 'preact'
import type { Count, ItemRow, PostCount } from '../api.ts'
import { platformName, useSpeech, type Speech } from './speech.ts'

type NewsProps = { items: ItemRow[]; inHand: number | undefined; show(item: number): void }

export function News({ items, inHand, show }: NewsProps) {
  const { say } = useSpeech()
  if (items.length === 0) return h('p', { class: 'empty' }, say('console-no-news'))
  return h(
    'ol',
    { class: 'news' },
    items.map((item) => h(Row, { item, isInHand: item.number === inHand, show, key: item.number })),
  )
}

const states = {
  embargo: 'console-state-embargo',
  published: 'console-state-published',
  corrected: 'console-state-corrected',
  updated: 'console-state-updated',
  withdrawn: 'console-state-withdrawn',
  redacted: 'console-state-redacted',
} as const

function Row({
  item,
  isInHand,
  show,
}: {
  item: ItemRow
  isInHand: boolean
  show(item: number): void
}) {
  const speech = useSpeech()
  const { say, moment } = speech
  const { number, title, language, direction, revision, state } = item
  return h(
    'li',
    { class: isInHand ? 'item in-hand' : 'item' },
    state !== 'redacted' &&
      h(
        'button',
        { type: 'button', class: 'title', 'aria-pressed': isInHand, onClick: () => show(number) },
        h('bdi', { lang: language, dir: direction }, title),
      ),
    h(
      'p',
      { class: 'facts' },
      h('span', { class: `state ${state}` }, say(states[state])),
      h('span', null, say('console-number', { number: String(number) })),
      h('time', { dateTime: item.visibleFrom }, moment(item.visibleFrom)),
      revision > 1 && h('span', null, say('console-revision', { revision: String(revision) })),
    ),
    item.posts.length > 0 &&
      h(
        'ul',
        { class: 'counts' },
        item.posts.map((count) => h(Posts, { count })),
      ),
  )
}

function Posts({ count: { platform, state, readers, count } }: { count: PostCount }) {
  const speech = useSpeech()
  const { say } = speech
  return h(
    'li',
    { class: `count ${state}` },
    h('b', null, platformName(platform, speech)),
    ' ',
    readers ? `${say('console-readers')} ` : '',
    `${say(stateKey(state))}: `,
    countText(count, speech),
  )
}

export const countText = (count: Count, { say }: Speech): string =>
  count === 'few' ? say('console-few') : String(count)

const posts = {
  due: 'console-post-due',
  sending: 'console-post-sending',
  sent: 'console-post-sent',
  unknown: 'console-post-unknown',
  failed: 'console-post-failed',
  rejected: 'console-post-rejected',
  cancelled: 'console-post-cancelled',
} as const

export const stateKey = (state: string) => posts[state as keyof typeof posts] ?? posts.unknown
