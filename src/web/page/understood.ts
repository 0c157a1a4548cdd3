/** What was understood of a release: its fields, doubts, topics and what was left out; title, date and issuer can be mended. */

import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { ReadRelease } from '../api.ts'
import type { Mended } from './draft.ts'
import { Section } from './parts.ts'
import { useSpeech } from './speech.ts'

type Readable = Extract<ReadRelease, { ok: true }>

const fieldKeys = {
  kind: 'console-field-kind',
  section: 'console-field-section',
  subtitle: 'console-field-subtitle',
  credit: 'console-field-credit',
  reference: 'console-field-reference',
  contact: 'console-field-contact',
  notes: 'console-field-notes',
} as const

const kindKeys = {
  'press-release': 'kind-press-release',
  statement: 'kind-statement',
  news: 'kind-news',
} as const

const missingKeys = {
  title: 'console-missing-title',
  date: 'console-missing-date',
  body: 'console-missing-body',
  embargo: 'console-missing-embargo',
  text: 'console-missing-text',
} as const

type UnderstoodProps = { read: ReadRelease; mended: Mended; mend(mended: Mended): void }

export function Understood({ read, mended, mend }: UnderstoodProps) {
  const { say, moment } = useSpeech()
  const found = read.ok ? read : { title: '', date: '', issuer: '' }
  return h(
    Section,
    { title: say('console-understood') },
    !read.ok &&
      h(
        'div',
        { class: 'doubts', role: 'alert' },
        read.missing.map(({ field }) =>
          h(
            'p',
            { key: field },
            say(missingKeys[field as keyof typeof missingKeys] ?? 'console-missing-text'),
          ),
        ),
      ),
    h(Mend, { key: JSON.stringify(found), found, mended, mend }),
    read.ok && h(Fields, { read }),
    read.ok &&
      read.embargo &&
      h('p', { class: 'embargo' }, say('console-embargo-until', { moment: moment(read.embargo) })),
    read.ok && h(Topics, { read }),
    read.ok &&
      read.doubts.length > 0 &&
      h(
        'div',
        null,
        h('h3', null, say('console-doubts')),
        h(
          'ul',
          { class: 'doubts', lang: 'en', dir: 'ltr' },
          read.doubts.map(({ field, reason }) => h('li', { key: field }, reason)),
        ),
      ),
    read.ok && read.debris.length > 0 && h(LeftOut, { read }),
  )
}

/** Taken over when the field is left or Enter is pressed: each change is read anew. */
function Mend({ found, mended, mend }: { found: Mended } & Omit<UnderstoodProps, 'read'>) {
  const { say } = useSpeech()
  const [typed, setTyped] = useState<Mended>({
    title: mended.title || found.title,
    date: mended.date || found.date,
    issuer: mended.issuer || found.issuer,
  })
  const labels = { title: 'console-title', date: 'console-date', issuer: 'console-issuer' } as const
  const takeOver = () => {
    const changed = (name: keyof Mended) =>
      typed[name] === found[name] ? mended[name] : typed[name]
    const next = { title: changed('title'), date: changed('date'), issuer: changed('issuer') }
    if (JSON.stringify(next) !== JSON.stringify(mended)) mend(next)
  }
  return h(
    'form',
    {
      class: 'mend',
      onSubmit: (event: SubmitEvent) => {
        event.preventDefault()
        takeOver()
      },
    },
    (['title', 'date', 'issuer'] as const).map((name) =>
      h(
        'label',
        { key: name, class: name },
        h('span', null, say(labels[name])),
        h('input', {
          dir: 'auto',
          name,
          value: typed[name],
          ...(name === 'date' ? { placeholder: '2026-05-03' } : {}),
          onInput: (event: InputEvent) =>
            setTyped({ ...typed, [name]: (event.currentTarget as HTMLInputElement).value }),
          onBlur: takeOver,
        }),
      ),
    ),
    h('button', { type: 'submit', class: 'unseen' }, say('console-read')),
  )
}

function Fields({ read }: { read: Readable }) {
  const { say } = useSpeech()
  const valueOf = (name: string, value: string) =>
    name === 'kind' ? say(kindKeys[value as keyof typeof kindKeys] ?? 'kind-news') : value
  return h(
    'dl',
    { class: 'fields' },
    read.fields.map(({ name, value }) =>
      h(
        'div',
        { key: name },
        h('dt', null, say(fieldKeys[name as keyof typeof fieldKeys] ?? 'console-field-section')),
        h('dd', null, h('bdi', null, valueOf(name, value))),
      ),
    ),
  )
}

function Topics({ read }: { read: Readable }) {
  const { say } = useSpeech()
  if (read.topics.length === 0) return h('p', { class: 'empty' }, say('console-no-topics'))
  return h(
    'div',
    null,
    h('h3', null, say('console-topics')),
    h(
      'ul',
      { class: 'topics' },
      read.topics.map(({ name, weight, words }) =>
        h(
          'li',
          { key: name, class: weight },
          h('b', { dir: 'auto' }, name),
          ` ${say(weight === 'main' ? 'console-topic-main' : 'console-topic-mentioned')} `,
          h('q', { dir: 'auto', lang: read.language }, words.join(', ')),
        ),
      ),
    ),
  )
}

const LeftOut = ({ read }: { read: Readable }) => {
  const { say } = useSpeech()
  return h(
    'details',
    null,
    h('summary', null, say('console-left-out', { count: read.debris.length })),
    h(
      'ul',
      { class: 'left-out' },
      read.debris.map(({ text }, index) => h('li', { key: index, dir: 'auto' }, text)),
    ),
  )
}
