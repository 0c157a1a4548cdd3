/** A form: what a person is asked to fill in at once, before any platform asks it. Pure. */

/** One question of a form. */
export type FormField = {
  /** Names the answer: `[a-z]{1,20}`. */
  key: string
  /** `file` takes one text file of at most 1 MB. */
  kind: 'line' | 'text' | 'file'
  /** At most 45 characters. */
  label: string
  /** At most 100 characters, shown with the label. */
  hint?: string
  required: boolean
  /** What stands there at first. One that is longer than `most` is not shown at all: cut, it would be sent back as the whole. */
  value?: string
  /** Characters, at most 4,000. */
  most?: number
}

/** What a person fills in at once. A longer title, label or hint is cut. */
export type Form = {
  /** The command that comes back with the answers, at most 100 characters; a form has no more authority than its sender typing it. */
  command: string
  /** At most 45 characters. */
  title: string
  /** One to five. */
  fields: FormField[]
}

/** What a text file is written in. */
export type TextFormat = 'text' | 'markdown' | 'html'

/** Bytes of a text file. */
export const largestTextFile = 1_000_000

/** By the end of its name; undefined for what is no text. */
export function textFormatOf(name: string): TextFormat | undefined {
  const [, end = ''] = /\.(txt|text|md|markdown|html?)$/i.exec(name) ?? []
  if (end === '') return undefined
  return /^h/i.test(end) ? 'html' : /^m/i.test(end) ? 'markdown' : 'text'
}
