/** The chat with Barid, as a reader has it. */

import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChatEntry } from '../api.ts'
import { Rendered } from './parts.ts'
import * as server from './server.ts'
import { useSpeech } from './speech.ts'

type ChatProps = {
  entries: ChatEntry[]
  /** The entry whose posts are shown beside the chat. */
  inHand: string | undefined
  show(entry: string): void
}

export function Chat({ entries, inHand, show }: ChatProps) {
  const { say } = useSpeech()
  const log = useRef<HTMLDivElement>(null)
  useEffect(() => log.current?.scrollTo({ top: log.current.scrollHeight }), [entries])
  return h(
    'section',
    { class: 'chat', 'aria-labelledby': 'chat-title' },
    h(
      'header',
      { class: 'chat-head' },
      h('h2', { id: 'chat-title' }, say('console-chat')),
      h('p', null, say('console-chat-hint')),
    ),
    h(
      'div',
      { class: 'log', role: 'log', 'aria-label': say('console-chat'), tabIndex: 0, ref: log },
      entries.length === 0 && h('p', { class: 'empty' }, say('console-chat-empty')),
      entries.map((entry) =>
        entry.from === 'reader'
          ? h('p', { class: 'said', dir: 'auto', key: entry.id }, entry.text)
          : h(Answer, { entry, isInHand: entry.id === inHand, show, key: entry.id }),
      ),
    ),
    h(Line, null),
  )
}

type AnswerProps = {
  entry: Extract<ChatEntry, { from: 'barid' }>
  isInHand: boolean
  show(entry: string): void
}

function Answer({ entry, isInHand, show }: AnswerProps) {
  const { say, language } = useSpeech()
  const { id, html, buttons, direction, picture, file } = entry
  return h(
    'article',
    { class: isInHand ? 'answer in-hand' : 'answer' },
    picture && h('img', { src: `/console/pictures/${picture}`, alt: '' }),
    h(Rendered, { html, class: 'words', lang: entry.language, dir: direction }),
    file && h('p', { class: 'file' }, h('a', { href: file.url, download: file.name }, file.name)),
    buttons.map((row, y) =>
      h(
        'div',
        { class: 'buttons', dir: direction, lang: entry.language, key: y },
        row.map(({ label, url }, x) =>
          url
            ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', key: x }, label)
            : h(
                'button',
                { type: 'button', key: x, onClick: () => server.press(id, y, x, language) },
                label,
              ),
        ),
      ),
    ),
    entry.hasPosts &&
      h(
        'button',
        { type: 'button', class: 'quiet', 'aria-pressed': isInHand, onClick: () => show(id) },
        say('console-show-posts'),
      ),
  )
}

/** The line that is being typed, with what it may become. */
function Line() {
  const { say, language } = useSpeech()
  const [text, setText] = useState('')
  const [choices, setChoices] = useState<{ label: string; value: string }[]>([])
  useEffect(() => {
    let isStale = false
    const ask = text.startsWith('/') ? server.suggest(text, language) : Promise.resolve([])
    void ask.then((found) => isStale || setChoices(found))
    return () => {
      isStale = true
    }
  }, [text, language])
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (text.trim() !== '') void server.say(text, language)
    setText('')
  }
  return h(
    'form',
    { class: 'line', onSubmit: send },
    h('label', { class: 'unseen', for: 'line' }, say('console-message')),
    h('input', {
      id: 'line',
      dir: 'auto',
      autocomplete: 'off',
      maxLength: 4096,
      list: 'choices',
      placeholder: say('console-placeholder'),
      value: text,
      onInput: (event: InputEvent) => setText((event.currentTarget as HTMLInputElement).value),
    }),
    h(
      'datalist',
      { id: 'choices' },
      choices.map(({ label, value }) => h('option', { value, key: value }, label)),
    ),
    h('button', { type: 'submit', class: 'main' }, say('console-send')),
  )
}
