/** What a newcomer is offered: a sample release and the starter topics, by one press. */

import { h } from 'preact'
import { useState } from 'preact/hooks'
import * as server from './server.ts'
import { useSpeech } from './speech.ts'

export function FirstSteps() {
  const { say, language } = useSpeech()
  const [isBusy, setBusy] = useState(false)
  const begin = () => {
    setBusy(true)
    void server.begin(language).finally(() => setBusy(false))
  }
  return h(
    'section',
    { class: 'first', 'aria-labelledby': 'first-title' },
    h('h2', { id: 'first-title' }, say('console-first')),
    h('p', null, say('console-first-text')),
    h(
      'button',
      { type: 'button', class: 'main', disabled: isBusy, onClick: begin },
      say('console-first-button'),
    ),
  )
}
