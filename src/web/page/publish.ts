/** The place for a release: drop or paste it, see what was understood, mend it, and send it out. */

import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Destination, Place, Published, ReadRelease, SameName } from '../api.ts'
import { dropped, longest, pasted, releaseOf, unmended, type Mended, type Source } from './draft.ts'
import { Phones } from './phones.ts'
import { Section } from './parts.ts'
import * as server from './server.ts'
import { useSpeech } from './speech.ts'
import { Understood } from './understood.ts'
import { Where } from './where.ts'

export function Publish({ places }: { places: Place[] }) {
  const { say, language } = useSpeech()
  const [source, setSource] = useState<Source>()
  const [mended, setMended] = useState<Mended>(unmended)
  const [urgent, setUrgent] = useState(false)
  const [read, setRead] = useState<ReadRelease>()
  const [to, setTo] = useState<Destination>('here')
  const [told, setTold] = useState('')
  const [known, setKnown] = useState<Known>()
  const [round, setRound] = useState(0)

  useEffect(() => {
    let isStale = false
    if (source) {
      void server
        .readRelease(releaseOf(source, mended, urgent))
        .then((found) => isStale || setRead(found))
    }
    return () => {
      isStale = true
    }
  }, [source, mended, urgent])

  // The button that asked for it may stand far below.
  const outcomeLine = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (told) outcomeLine.current?.scrollIntoView({ block: 'center' })
  }, [told, known])

  function take(next: Source): void {
    setTold(next.bytes.length > longest ? say('console-too-long') : '')
    if (next.bytes.length > longest || next.bytes.length === 0) return
    setMended(unmended)
    setUrgent(false)
    setRead(undefined)
    setKnown(undefined)
    setSource(next)
  }

  async function publish(answer?: SameName): Promise<void> {
    if (!source) return
    const outcome = await server.publish(releaseOf(source, mended, urgent, answer), to, language)
    setKnown(outcome.outcome === 'held' ? outcome.known : undefined)
    setTold(outcomeText(outcome))
    if (outcome.outcome === 'stored' || outcome.outcome === 'revised') {
      setSource(undefined)
      setRead(undefined)
      setRound(round + 1)
    }
  }

  function outcomeText(outcome: Published): string {
    if (outcome.outcome !== 'held') {
      return say(outcomeKeys[outcome.outcome], { number: String(outcome.number) })
    }
    return outcome.known
      ? say('console-same-name', { number: String(outcome.known.number) })
      : outcome.reasons.join(' ')
  }

  const isReady = read?.ok === true && to.length > 0
  return h(
    'div',
    { class: 'publish' },
    // The next release begins with an empty place.
    h(Intake, { take, isEmpty: !source, key: round, takesFocus: round > 0 }),
    h('p', { class: 'told', role: 'status', ref: outcomeLine }, told),
    known && h(SameNameChoice, { known, choose: (answer) => void publish(answer) }),
    source && read && h(Understood, { read, mended, mend: setMended }),
    source &&
      read?.ok &&
      h(
        Section,
        { title: say('console-where') },
        h(Where, { places, chosen: to, choose: setTo }),
        h(Urgent, { urgent, choose: setUrgent }),
        h(
          'button',
          { type: 'button', class: 'main', disabled: !isReady, onClick: () => void publish() },
          say('console-publish-now'),
        ),
      ),
    source &&
      read?.ok &&
      h(Section, { title: say('console-posts') }, h(Phones, { posts: read.posts, of: 'draft' })),
  )
}

type UrgentProps = { urgent: boolean; choose(urgent: boolean): void }

function Urgent({ urgent, choose }: UrgentProps) {
  const { say } = useSpeech()
  return h(
    'label',
    { class: 'urgent' },
    h('input', { type: 'checkbox', checked: urgent, onChange: () => choose(!urgent) }),
    h('span', null, say('console-urgent')),
  )
}

type Known = { number: number; revision: number }

const outcomeKeys = {
  stored: 'console-stored',
  revised: 'console-revised',
  duplicate: 'console-duplicate',
  changed: 'console-changed',
} as const

/** The file's name is known with another text: only its editor can say what that means. */
function SameNameChoice({ known, choose }: { known: Known; choose(answer: SameName): void }) {
  const { say } = useSpeech()
  const { number, revision } = known
  const button = (words: string, answer: SameName) =>
    h('button', { type: 'button', onClick: () => choose(answer) }, words)
  return h(
    'div',
    { class: 'bar same-name' },
    button(say('console-corrects', { number: String(number) }), { corrects: number, revision }),
    button(say('console-another'), 'new'),
  )
}

type IntakeProps = {
  take(source: Source): void
  isEmpty: boolean
  /** The button that had it is gone. */
  takesFocus: boolean
}

function Intake({ take, isEmpty, takesFocus }: IntakeProps) {
  const { say } = useSpeech()
  const place = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (takesFocus) place.current?.focus()
  }, [])
  const takeFile = (file: File | undefined) => {
    if (file) void dropped(file).then(take)
  }
  return h(
    'form',
    {
      class: isOver ? 'intake over' : 'intake',
      onSubmit: (event: SubmitEvent) => {
        event.preventDefault()
        take(pasted(text))
      },
      onDragOver: (event: DragEvent) => {
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        takeFile(event.dataTransfer?.files[0])
      },
    },
    h('label', { for: 'release' }, say('console-drop')),
    h('textarea', {
      id: 'release',
      ref: place,
      dir: 'auto',
      rows: isEmpty ? 9 : 4,
      value: text,
      onInput: (event: InputEvent) => setText((event.currentTarget as HTMLTextAreaElement).value),
    }),
    h(
      'div',
      { class: 'bar' },
      h(
        'label',
        { class: 'file' },
        h('input', {
          type: 'file',
          class: 'unseen',
          accept: '.txt,.md,.html',
          onChange: (event: Event) =>
            takeFile((event.currentTarget as HTMLInputElement).files?.[0]),
        }),
        h('span', null, say('console-choose-file')),
      ),
      h('button', { type: 'submit', disabled: text.trim() === '' }, say('console-read')),
    ),
  )
}
