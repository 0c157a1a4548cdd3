/** Where a release goes: this chat, every chat, or some. */

import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Destination, Place } from '../api.ts'
import { Choice } from './parts.ts'
import { platformName, useSpeech } from './speech.ts'

type WhereProps = { places: Place[]; chosen: Destination; choose(to: Destination): void }

export function Where({ places, chosen, choose }: WhereProps) {
  const speech = useSpeech()
  const { say } = speech
  const [kind, setKind] = useState<'here' | 'all' | 'some'>('here')
  const others = places.filter(({ platform }) => platform !== 'console')
  const some = typeof chosen === 'string' ? [] : chosen
  useEffect(() => {
    choose(kind === 'some' ? [] : kind)
  }, [kind])
  return h(
    'div',
    { class: 'where' },
    h(Choice<'here' | 'all' | 'some'>, {
      label: say('console-where'),
      name: 'where',
      options: [
        { value: 'here', label: say('console-to-here') },
        { value: 'all', label: say('console-to-all') },
        ...(others.length > 0 ? [{ value: 'some' as const, label: say('console-to-some') }] : []),
      ],
      chosen: kind,
      choose: setKind,
    }),
    kind === 'some' &&
      h(
        'ul',
        { class: 'places' },
        [...places].map((place) =>
          h(
            'li',
            { key: place.id },
            h(
              'label',
              null,
              h('input', {
                type: 'checkbox',
                checked: some.includes(place.id),
                onChange: () =>
                  choose(
                    some.includes(place.id)
                      ? some.filter((id) => id !== place.id)
                      : [...some, place.id],
                  ),
              }),
              h('span', null, platformName(place.platform, speech)),
              place.title !== undefined && h('bdi', { title: place.name }, place.title),
              place.platform !== 'console' &&
                place.title === undefined &&
                h('code', { dir: 'ltr' }, place.name),
            ),
          ),
        ),
      ),
    kind !== 'here' && h('p', { class: 'hint' }, say('console-where-hint')),
  )
}
