/** What the desk must not overlook: that all posts are stopped, and that alerts reached nobody. */

import { h } from 'preact'
import type { DeskView } from '../api.ts'
import { useSpeech } from './speech.ts'

const thaw = 'npx barid thaw'

export function Notices({ desk: { stopped, unheard } }: { desk: DeskView }) {
  const { say, moment } = useSpeech()
  const who = (member?: number) =>
    member === undefined ? say('who-operator') : say('who-person', { number: String(member) })
  return h(
    'div',
    { class: 'notices', role: 'status' },
    stopped &&
      h(
        'p',
        { class: 'stopped' },
        h('b', null, say('frozen', { moment: moment(stopped.since), who: who(stopped.member) })),
        ` ${say('console-thaw')} `,
        h('code', { dir: 'ltr' }, thaw),
      ),
    unheard > 0 && h('p', { class: 'unheard' }, say('console-unheard', { count: unheard })),
  )
}
