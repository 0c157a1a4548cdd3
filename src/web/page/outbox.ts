/** The outbox as it moves: each platform with its posts by state, and what failed last. */

import { h } from 'preact'
import type { Count, DeskView } from '../api.ts'
import { countText, stateKey } from './news.ts'
import { Section } from './parts.ts'
import { platformName, useSpeech, type Speech } from './speech.ts'

/** In the order in which a post goes through them. */
const order = ['due', 'sending', 'sent', 'unknown', 'failed', 'rejected', 'cancelled']

const links = {
  connected: 'console-connected',
  connecting: 'console-connecting',
  off: 'console-off',
} as const

export function Outbox({ desk }: { desk: DeskView }) {
  const speech = useSpeech()
  const { say } = speech
  const known = new Map(desk.platforms.map(({ name, state }) => [name, state]))
  const names = new Set([...known.keys(), ...desk.outbox.map(({ platform }) => platform)])
  return h(
    'div',
    { class: 'outbox' },
    [...names].map((name) => {
      const link = known.get(name)
      const readers = desk.readers.find(({ platform }) => platform === name)
      const counts = order.map((state) => {
        const ofState = desk.outbox.filter((one) => one.platform === name && one.state === state)
        return { state, counts: ofState.map(({ count }) => count) }
      })
      return h(
        Section,
        {
          key: name,
          title: platformName(name, speech),
          aside: link && h('span', { class: `link ${link}` }, say(links[link])),
        },
        h(
          'dl',
          { class: 'tally' },
          counts
            .filter(({ state, counts: some }) => some.length > 0 || order.indexOf(state) < 3)
            .map(({ state, counts: some }) =>
              h(
                'div',
                { class: state, key: state },
                h('dt', null, say(stateKey(state))),
                h('dd', null, sumText(some, speech)),
              ),
            ),
        ),
        readers &&
          h(
            'p',
            { class: 'facts' },
            `${say('console-readers')}: ${countText(readers.count, speech)}`,
          ),
      )
    }),
    h(Failures, { desk }),
  )
}

/** Of channels and groups, and of readers, who are not counted out while they are few. */
function sumText(counts: Count[], speech: Speech): string {
  if (!counts.includes('few'))
    return String(counts.reduce<number>((sum, one) => sum + Number(one), 0))
  return counts.map((one) => countText(one, speech)).join(' + ')
}

function Failures({ desk }: { desk: DeskView }) {
  const speech = useSpeech()
  const { say, moment } = speech
  return h(
    Section,
    { title: say('console-failures') },
    desk.failures.length === 0
      ? h('p', { class: 'empty' }, say('console-no-failures'))
      : h(
          'ul',
          { class: 'failures' },
          desk.failures.map(({ at, platform, detail }, index) =>
            h(
              'li',
              { key: index },
              h('time', { dateTime: at }, moment(at)),
              ` ${platformName(platform, speech)} `,
              h('code', null, detail),
            ),
          ),
        ),
  )
}
