/** Knows contact blocks: lines with a number or an address, and the names above them. */

import { anyOf, foldedWords } from './fold.ts'
import { words } from './lexicon.ts'
import { isSentence } from './sentence.ts'
import type { Unit } from './units.ts'

const LINE_LENGTH = 120
/** More lines than this are no block of the head. */
const BLOCK_LINES = 8

const LABEL = new RegExp(
  `(?<![\\p{L}])(?:${anyOf(words((lexicon) => lexicon.label.phone))})\\.?\\s*[:：+]`,
  'iu',
)
const ADDRESS = /[\p{L}\d._-]{1,64}@[\p{L}\d-]{1,63}\.\p{L}|\+\d[\d\s()-]{6,}/u

/** A short line that gives a telephone number or an address. */
export function isContactLine({ text }: Unit): boolean {
  return text.length <= LINE_LENGTH && hasAddress(text)
}

export function hasAddress(text: string): boolean {
  return LABEL.test(text) || ADDRESS.test(text)
}

/** "Notes to editors:" and nothing more; "Contact: Jane Doe" is already the block. */
export function isHeadingAlone({ text }: Unit): boolean {
  const [, rest = ''] = text.split(/[:：](.*)/su)
  return foldedWords(rest).length === 0 && !hasAddress(text) && text.length <= LINE_LENGTH
}

/** The contact block that begins above a headline, with or without a heading; empty where none does. */
export function contactBlockAt(units: readonly Unit[], index: number): Unit[] {
  const first = units[index]
  if (first?.marks[0]?.kind === 'contact') {
    const block = [first, ...linesBelow(units, index)]
    const below = block.length === 1 && isHeadingAlone(first) ? nameless(units, index + 1) : []
    return [...block, ...below]
  }
  return nameless(units, index)
}

/** A block known by its numbers alone. */
function nameless(units: readonly Unit[], index: number): Unit[] {
  const first = units[index]
  if (!first || first.marks.length > 0) return []
  const block = [first, ...linesBelow(units, index)]
  const isBlock = block.every((unit) => unit.text.length <= LINE_LENGTH && !isSentence(unit.text))
  return isBlock && block.some((unit) => isContactLine(unit)) ? block : []
}

/** The lines without a mark to the next blank line. */
function linesBelow(units: readonly Unit[], index: number): Unit[] {
  const next = units.slice(index + 1, index + 1 + BLOCK_LINES)
  const end = next.findIndex((unit) => unit.gap || unit.marks.length > 0)
  return end === -1 ? next : next.slice(0, end)
}
