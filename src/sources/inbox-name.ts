/** What a name in the drop folder tells: kind, stem and language of a file, and the name it is kept under. Pure. */

import type { Language } from '../../messages/message.ts'

export type TextFormat = 'text' | 'markdown' | 'html'

export type InboxName =
  | { kind: 'text'; stem: string; language?: Language; format: TextFormat }
  /** `x.en.jpg` goes with `x.en.txt`, `x.jpg` with every language of `x`: `stem` is all before the ending. */
  | { kind: 'picture'; stem: string }
  | { kind: 'unknown' }
  /** Hidden, temporary or our own: nobody's release. */
  | { kind: 'left-alone' }

const formats: Record<string, TextFormat> = { txt: 'text', md: 'markdown', html: 'html' }
const leftAlone =
  /^\.|^~\$|~$|\.(part|partial|tmp|temp|crdownload|download|swp)$|\.\w+\.note\.txt$|^(thumbs\.db|desktop\.ini)$/i

export function readName(name: string): InboxName {
  if (leftAlone.test(name)) return { kind: 'left-alone' }
  const [, before = '', ending = ''] = /^(.+)\.(\w+)$/s.exec(name.normalize('NFC')) ?? []
  if (/^(jpe?g|png|webp|gif)$/i.test(ending)) return { kind: 'picture', stem: before }
  const format = formats[ending.toLowerCase()]
  if (!format) return { kind: 'unknown' }
  const [, stem, language] = /^(.+)\.([a-z]{2,3})$/is.exec(before) ?? []
  return stem && language
    ? { kind: 'text', stem, language: language.toLowerCase(), format }
    : { kind: 'text', stem: before, format }
}

/** Room for ` (999)` and `.note.txt` within the 255 bytes that file systems allow a name. */
const nameBytes = 230

/** A name that can be shown and typed: without control or direction characters, and not too long for a number and a note. */
export function cleanName(name: string): string {
  const clean = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '_')
  const ending = endingOf(clean)
  const stem = Buffer.from(clean.slice(0, clean.length - ending.length))
  if (stem.length + ending.length <= nameBytes) return clean
  // A character that was cut in the middle decodes as U+FFFD.
  const short = stem.subarray(0, nameBytes - ending.length).toString()
  return short.replace(/\uFFFD$/, '') + ending
}

/** `x.en.txt` → `x (2).en.txt`: the ending still tells language and format. */
export function numberedName(name: string, number: number): string {
  const ending = endingOf(name)
  return `${name.slice(0, name.length - ending.length)} (${number})${ending}`
}

const endingOf = (name: string) => /(\.[a-z]{2,3})?\.\w{1,10}$/i.exec(name)?.[0] ?? ''
