/** The exact posts of each platform, as their reader sees them on a phone, with their lengths and payloads. */

import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PhonePost } from '../api.ts'
import { Choice, Rendered } from './parts.ts'
import { platformName, useSpeech } from './speech.ts'

const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches

export function Phones({ posts, of }: { posts: PhonePost[]; of: string }) {
  const { say } = useSpeech()
  const [scheme, setScheme] = useState<'light' | 'dark'>(isDark() ? 'dark' : 'light')
  const [wanted, setWanted] = useState('summary')
  const formats = [...new Set(posts.flatMap(({ format }) => format ?? []))]
  const format = formats.includes(wanted) ? wanted : formats[0]
  const shown = posts.filter((post) => post.format === format)
  const platforms = [...new Set(shown.map(({ platform }) => platform))]
  return h(
    'div',
    { class: 'phones', 'data-scheme': scheme },
    h(
      'div',
      { class: 'bar' },
      formats.length > 1 &&
        h(Choice<string>, {
          label: say('console-format'),
          name: `format-${of}`,
          options: formats.map((value) => ({ value, label: say(formatKey(value)) })),
          chosen: format ?? '',
          choose: setWanted,
        }),
      h(Choice<'light' | 'dark'>, {
        label: say('console-scheme'),
        name: `scheme-${of}`,
        options: [
          { value: 'light', label: say('console-light') },
          { value: 'dark', label: say('console-dark') },
        ],
        chosen: scheme,
        choose: setScheme,
      }),
    ),
    h(
      'div',
      { class: 'pair' },
      platforms.map((platform) =>
        h(Phone, {
          key: platform,
          platform,
          posts: shown.filter((post) => post.platform === platform),
        }),
      ),
    ),
  )
}

function Phone({ platform, posts }: { platform: string; posts: PhonePost[] }) {
  const speech = useSpeech()
  const { say } = speech
  const name = platformName(platform, speech)
  const place = posts[0]?.surface === 'channel' ? 'console-channel' : 'console-private'
  return h(
    'figure',
    { class: `phone ${platform}`, 'aria-label': name },
    h(
      'div',
      { class: 'screen', dir: posts[0]?.direction },
      h(
        'div',
        { class: 'place' },
        h('span', { class: 'face', 'aria-hidden': true }, 'ب'),
        h('span', null, h('b', null, 'Barid'), h('small', null, say(place))),
      ),
      h(
        'div',
        { class: 'posts', tabIndex: 0, role: 'group', 'aria-label': name },
        posts.map((post) => h(Likeness, { post, key: post.part })),
      ),
    ),
    h(
      'figcaption',
      null,
      h('b', null, name),
      posts.map((post) => h(Facts, { post, key: post.part })),
    ),
  )
}

function Likeness({ post: { html, language } }: { post: PhonePost }) {
  const { say } = useSpeech()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const fold of box.current?.querySelectorAll<HTMLElement>('.fold') ?? []) {
      makeFolding(fold, say('console-unfold'), say('console-fold'))
    }
  }, [html, say('console-unfold')])
  return h(
    'div',
    { class: 'post', ref: box, lang: language },
    h(Rendered, { html, class: 'likeness' }),
  )
}

/** A quotation that the clients show in three lines until it is tapped. */
function makeFolding(fold: HTMLElement, more: string, less: string): void {
  if (fold.nextElementSibling?.matches('.unfold')) fold.nextElementSibling.remove()
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'unfold'
  button.lang = document.documentElement.lang
  const tell = () => {
    const isOpen = fold.classList.contains('open')
    button.textContent = isOpen ? less : more
    button.setAttribute('aria-expanded', String(isOpen))
  }
  button.addEventListener('click', () => {
    fold.classList.toggle('open')
    tell()
  })
  tell()
  fold.after(button)
}

function Facts({ post }: { post: PhonePost }) {
  const { say } = useSpeech()
  const { part, parts, length, payload } = post
  return h(
    'div',
    { class: 'facts' },
    h(
      'p',
      null,
      parts > 1 && `${say('console-part', { part, parts })} · `,
      say('console-length', length),
    ),
    h('progress', {
      value: length.used,
      max: length.limit,
      'aria-label': say('console-length', length),
    }),
    h(
      'details',
      null,
      h('summary', null, say('console-payload')),
      h('pre', { dir: 'ltr', tabIndex: 0 }, JSON.stringify(payload, undefined, 2)),
    ),
  )
}

const formatKey = (format: string) =>
  format === 'headline'
    ? 'console-format-headline'
    : format === 'full'
      ? 'console-format-full'
      : 'console-format-summary'
