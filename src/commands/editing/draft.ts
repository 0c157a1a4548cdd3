/** A change in the making: what an editor has given so far, and what each further word of theirs makes of it. Pure. */

import type { TextFormat } from '../../../messages/form.ts'
import { longestLine } from '../../desk/edit-faults.ts'

/** Verbs that ask for something before they show what will be. */
export type TextVerb = 'fix' | 'correct' | 'update'

export type Draft = {
  verb: TextVerb
  /** The public number, and the revision that the editor has seen. */
  item: number
  revision: number
  /** What comes next from the editor. */
  asks: 'text' | 'line' | 'yes'
  /** Messages so far, in order. */
  sent: string[]
  /** In their place. */
  file?: GivenFile
  /** What readers are told of the change. */
  line?: string
}

/** `bytes` in base64. */
export type GivenFile = { format: TextFormat; bytes: string }

/** Why a word of the editor changed nothing. */
export type DraftFault = 'too-long' | 'empty' | 'line-too-long' | 'choose'

/** The draft as it is then; with a fault, as it was. */
export type Step = { draft: Draft; fault?: DraftFault }

/** Characters of all messages together. */
export const longestText = 200_000

export const begin = (verb: TextVerb, item: number, revision: number): Draft => ({
  verb,
  item,
  revision,
  asks: 'text',
  sent: [],
})

const hasText = ({ sent, file }: Draft) => sent.length > 0 || file !== undefined

export const needsLine = (verb: TextVerb): boolean => verb !== 'fix'

/** With the text at hand, or without one where it stays: the line is asked for, else the yes. */
const onwards = (draft: Draft): Step => ({
  draft: { ...draft, asks: needsLine(draft.verb) && draft.line === undefined ? 'line' : 'yes' },
})

export function wrote(draft: Draft, words: string): Step {
  switch (draft.asks) {
    case 'text':
      return addText(draft, words)
    case 'line':
      return setLine(draft, words)
    case 'yes':
      return { draft, fault: 'choose' }
    default:
      return draft.asks satisfies never
  }
}

function addText(draft: Draft, words: string): Step {
  const size = draft.sent.reduce((sum, one) => sum + one.length, words.length)
  if (size > longestText) return { draft, fault: 'too-long' }
  const { file: _, ...others } = draft
  return { draft: { ...others, sent: [...draft.sent, words] } }
}

function setLine(draft: Draft, words: string): Step {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line === '') return { draft, fault: 'empty' }
  if (line.length > longestLine) return { draft, fault: 'line-too-long' }
  return { draft: { ...draft, line, asks: 'yes' } }
}

/** A file is the whole text: nothing more is waited for. */
export function gave(draft: Draft, file: GivenFile): Step {
  return draft.asks === 'text'
    ? onwards({ ...draft, sent: [], file })
    : { draft, fault: draft.asks === 'line' ? 'empty' : 'choose' }
}

export const done = (draft: Draft): Step =>
  draft.asks !== 'text' || hasText(draft) ? onwards(draft) : { draft, fault: 'empty' }

/** The text stays as it stands; a fix has nothing else. */
export function keepText(draft: Draft): Step {
  if (!needsLine(draft.verb)) return { draft, fault: 'empty' }
  const { file: _, ...others } = draft
  return onwards({ ...others, sent: [] })
}

export function rewrite(draft: Draft): Step {
  const { file: _, ...others } = draft
  return { draft: { ...others, sent: [], asks: 'text' } }
}

/** What a form holds, in place of all that was given before. */
export type Filled = {
  text?: { format: TextFormat; words: string }
  file?: GivenFile
  line?: string
}

export function filled(draft: Draft, { text, file, line }: Filled): Step {
  const { file: _, line: __, ...bare } = draft
  const written = text && { format: text.format, bytes: Buffer.from(text.words).toString('base64') }
  const given = file ?? written
  const fresh: Draft = { ...bare, sent: [], asks: 'text', ...(given ? { file: given } : {}) }
  if (!needsLine(draft.verb)) return given ? onwards(fresh) : { draft, fault: 'empty' }
  const lined = setLine(fresh, line ?? '')
  return lined.fault ? { draft, fault: lined.fault } : lined
}

/** Undefined where the text stays as it stands. */
export function textOf({
  sent,
  file,
}: Draft): { format: TextFormat; bytes: Uint8Array } | undefined {
  if (file) return { format: file.format, bytes: Buffer.from(file.bytes, 'base64') }
  if (sent.length === 0) return undefined
  return { format: 'text', bytes: Buffer.from(joined(sent)) }
}

/** From here on a client has cut a message in two, which may be in the middle of a paragraph. */
const cutFrom = 3_500
const ended = /[.!?…؟۔:»”"')\]]$/

/** Messages of their own are paragraphs; what a client cut in two is one again. */
const joined = (sent: string[]): string =>
  sent.reduce((text, next) => {
    const last = text.slice(text.lastIndexOf('\n\n') + 1).trimEnd()
    const isCut = last.length >= cutFrom && !ended.test(last)
    return `${text}${isCut ? ' ' : '\n\n'}${next}`
  })
