/** The units of a release: what its author set as one line or one paragraph, before anybody says what it is. */

import type { Inline } from '../../../messages/message.ts'
import { marksOf } from './marks.ts'
import type { Mark } from './marks.ts'

export type Shape = 'plain' | 'heading' | 'quote' | 'bullet' | 'numbered'

export type Unit = {
  text: string
  /** What the markup says, where there is any; its letters are those of `text`. */
  inlines?: Inline[]
  shape: Shape
  /** 1 to 6, of headings. */
  level?: number
  /** A blank line, or the edge of a block, stands before it. */
  gap: boolean
  /** What it is when it is not text. */
  marks: Mark[]
}

type Line = { text: string; indented: boolean; gap: boolean; bullet?: string; marks: Mark[] }

/** Bullets; a dash or star needs a neighbour of its kind, since both also open plain lines. */
const SURE_BULLET = /^[•·▪◦‣●○■□➢✓]\s*(?=\S)/u
const DASH_BULLET = /^[-–—*+]\s+(?=\S)/
const NUMBER = /^[\d٠-٩]{1,3}[.)-]\s+(?=\S)/
const QUOTED = /^>+\s?/
const HEADING = /^#{1,6}\s/

/** Lines shorter than this were not broken by a margin; longer ones than the other were not either. */
const NARROWEST_MARGIN = 45
/** So many lines without a blank one show their own margin. */
const SURE_OF_ITSELF = 3
const WIDEST_MARGIN = 100

/** Normalised plain text to units: hard-wrapped lines joined, all else as it stands. */
export function unitsOf(text: string, today: string): Unit[] {
  const chunks = chunksOf(text, today)
  const margin = usualMargin(chunks)
  return chunks.flatMap((chunk) => joinLines(chunk, margin)).filter((unit) => unit.text !== '')
}

function chunksOf(text: string, today: string): Line[][] {
  const chunks: Line[][] = []
  let gap = true
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim()
    if (trimmed !== '') {
      const marks = marksOf(trimmed, today)
      const bullet = marks.length > 0 ? undefined : bulletOf(trimmed)
      const line = { text: trimmed, indented: /^\s{2,}|^\t/.test(raw), gap, bullet, marks }
      if (gap) chunks.push([line])
      else chunks.at(-1)?.push(line)
    }
    gap = trimmed === ''
  }
  return withSureBullets(chunks)
}

function bulletOf(text: string): string | undefined {
  return (SURE_BULLET.exec(text) ?? DASH_BULLET.exec(text) ?? NUMBER.exec(text))?.[0]
}

/** A single dash or number makes no list: it is a dialogue, an aside, or a sentence that begins so. */
function withSureBullets(chunks: Line[][]): Line[][] {
  const bullets = chunks.flat().filter((line) => line.bullet !== undefined)
  const kindOf = (line: Line) => (NUMBER.test(line.text) ? 'number' : line.bullet?.trim())
  const isAlone = (line: Line) => bullets.filter((one) => kindOf(one) === kindOf(line)).length < 2
  const lonely = new Set(
    bullets.length > 8
      ? []
      : bullets.filter((line) => !SURE_BULLET.test(line.text) && isAlone(line)),
  )
  return chunks.map((chunk) =>
    chunk.map((line) => (lonely.has(line) ? { ...line, bullet: undefined } : line)),
  )
}

/** The width that nine of ten lines keep within; where paragraphs are lines it is too wide for a margin. */
function usualMargin(chunks: Line[][]): number {
  const lengths = chunks
    .flat()
    .filter((line) => line.marks.length === 0)
    .map((line) => line.text.length)
    .sort((a, b) => a - b)
  return lengths[Math.ceil((lengths.length - 1) * 0.9)] ?? 0
}

function joinLines(chunk: Line[], usual: number): Unit[] {
  const widest = chunk.reduce((width, line) => Math.max(width, line.text.length), 0)
  const margin = chunk.length < SURE_OF_ITSELF ? Math.max(widest, usual) : widest
  const isWrapped = margin >= NARROWEST_MARGIN && margin <= WIDEST_MARGIN
  const units: Unit[] = []
  let last: Line | undefined
  for (const line of chunk) {
    const open = units.at(-1)
    if (open && last && continues(open, last, line, isWrapped ? margin : 0)) {
      open.text += separator(last.text, line.text) + withoutQuoteSign(line.text)
    } else units.push(unitOf(line))
    last = line
  }
  return units
}

function continues(open: Unit, last: Line, next: Line, margin: number): boolean {
  if (last.marks.length > 0 || next.marks.length > 0 || next.bullet !== undefined) return false
  if (HEADING.test(last.text) || HEADING.test(next.text)) return false
  if (QUOTED.test(next.text) !== (open.shape === 'quote')) return false
  if (open.shape === 'quote') return withoutQuoteSign(next.text) !== ''
  const isItem = open.shape === 'bullet' || open.shape === 'numbered'
  if (isItem && next.indented) return true
  if (margin === 0) return false
  const firstWord = next.text.split(/\s/, 1)[0] ?? ''
  const didNotFit = last.text.length + 1 + firstWord.length > margin
  const goesOn = /[\p{L},،]$/u.test(last.text) && /^\p{Ll}/u.test(next.text)
  return didNotFit || goesOn
}

/** A word broken at its own hyphen closes up again. */
function separator(last: string, next: string): string {
  return /\p{L}-$/u.test(last) && /^\p{Ll}/u.test(next) ? '' : ' '
}

const withoutQuoteSign = (text: string) => text.replace(QUOTED, '')

function unitOf({ text, bullet, gap, marks }: Line): Unit {
  if (bullet !== undefined) {
    const shape = NUMBER.test(text) ? 'numbered' : 'bullet'
    // A number stays with its item until the whole list is known to count from 1.
    return { text: shape === 'numbered' ? text : text.slice(bullet.length), shape, gap, marks }
  }
  const isQuote = QUOTED.test(text)
  return { text: withoutQuoteSign(text), shape: isQuote ? 'quote' : 'plain', gap, marks }
}
