/** Finds who said a set-off quotation: a dash and a name at its end, or a name and a title in parentheses. */

import { isSentence } from './sentence.ts'
import type { Unit } from './units.ts'

const LENGTH = 120
const DASH = '(?:[—–―]|--)'
const NAME = '(?:\\p{Lu}|\\p{Lo})'

const DASHED = new RegExp(`^(?:${DASH}|-\\s)\\s*${NAME}`, 'u')
const IN_PARENTHESES = /^\([^()]+[,،][^()]+\)$/u
/** Behind the end of a sentence; a full stop inside is one of an initial. */
const AT_THE_END = new RegExp(
  `(?<=[.!?؟…”"»])\\s+(?<by>${DASH}\\s*${NAME}(?:[^—–―.!?؟]|(?<=\\p{Lu})\\.){1,100}|\\([^()]{1,60}[,،][^()]{1,60}\\))$`,
  'u',
)

/** A line that names a speaker and nothing else. */
export function isAttribution(text: string): boolean {
  return (
    text.length <= LENGTH && (DASHED.test(text) || IN_PARENTHESES.test(text)) && !isSentence(text)
  )
}

/** The next unit names who said the last; between dashes goes a dialogue. */
export function attributes(last: Unit, next: Unit): boolean {
  if (last.shape !== 'quote' || DASHED.test(last.text) || isAttribution(last.text)) return false
  return (next.shape === 'quote' || next.shape === 'plain') && isAttribution(next.text)
}

/** Where the attribution within a quotation begins, and where what it says ends; in UTF-16 units. */
export function findAttribution(text: string): { end: number; start: number } | undefined {
  const match = AT_THE_END.exec(text)
  const by = match?.groups?.['by']
  if (!match || by === undefined || DASHED.test(text)) return undefined
  return { end: match.index, start: text.length - by.length }
}
