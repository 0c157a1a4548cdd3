/** The bar above: whose desk this is, which platforms are connected, and the language of the page. */

import { h } from 'preact'
import type { DeskView } from '../api.ts'
import type { Connection } from './server.ts'
import { platformName, useSpeech } from './speech.ts'

type TopBarProps = {
  languages: string[]
  choose(language: string): void
  connection: Connection
  platforms: DeskView['platforms']
}

const links = {
  connected: 'console-connected',
  connecting: 'console-connecting',
  off: 'console-off',
} as const

/** A language by its own name. */
const ownName = (language: string) =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language

export function TopBar({ languages, choose, connection, platforms }: TopBarProps) {
  const speech = useSpeech()
  const { say, language } = speech
  return h(
    'header',
    { class: 'top' },
    h('h1', null, 'Barid ', h('span', { lang: 'ar' }, 'بريد')),
    h(
      'ul',
      { class: 'links' },
      platforms.map(({ name, state }) =>
        h(
          'li',
          { key: name, class: state },
          platformName(name, speech),
          h('small', null, say(links[state])),
        ),
      ),
    ),
    h(
      'p',
      { class: 'lost', role: 'status' },
      connection === 'open' ? '' : say(connection === 'over' ? 'console-over' : 'console-lost'),
    ),
    h(
      'label',
      { class: 'language' },
      h('span', { class: 'unseen' }, say('console-language')),
      h(
        'select',
        {
          value: language,
          onChange: (event: Event) => choose((event.currentTarget as HTMLSelectElement).value),
        },
        languages.map((one) => h('option', { key: one, value: one, lang: one }, ownName(one))),
      ),
    ),
  )
}
