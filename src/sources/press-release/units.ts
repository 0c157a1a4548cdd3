/** The units of a release: what its author set as one line or one paragraph, before anybody says what it is. */

import type { Inline } from '../../../messages/message.ts'
import { isAttribution } from './attribution.ts'
import { styleOf } from './embargo-line.ts'
import type { LineStyle } from './embargo-line.ts'
import { isSoftBreak, marginOf, NARROWEST, usualMargin } from './margin.ts'
import { marksOf } from './marks.ts'
import type { Mark } from './marks.ts'
import { isSentence } from './sentence.ts'

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

/** Normalised plain text to units: hard-wrapped lines joined, all else as it stands. */
export function unitsOf(text: string, today: string): Unit[] {
  const chunks = chunksOf(text, today)
  const texts = chunks.flat().filter((line) => line.marks.length === 0)
  const margin = usualMargin(texts.map((line) => line.text))
  return chunks.flatMap((chunk) => joinLines(chunk, margin)).filter((unit) => unit.text !== '')
}

function chunksOf(text: string, today: string): Line[][] {
  const chunks: Line[][] = []
  const lines = text.split('\n')
  let gap = true
  for (const [index, raw] of lines.entries()) {
    const trimmed = raw.trim()
    if (trimmed !== '') {
      const last = gap ? undefined : chunks.at(-1)?.at(-1)
      const marks = marksInFlow(last, trimmed, lines[index + 1]?.trim() ?? '', today)
      const bullet = marks.length > 0 ? undefined : bulletOf(trimmed)
      const line = { text: trimmed, indented: /^\s{2,}|^\t/.test(raw), gap, bullet, marks }
      if (gap) chunks.push([line])
      else chunks.at(-1)?.push(line)
    }
    gap = trimmed === ''
  }
  return withSureBullets(chunks)
}

/** A line within a hard-wrapped paragraph says only a part of its sentence. */
function marksInFlow(last: Line | undefined, text: string, next: string, today: string): Mark[] {
  const goesOn = last?.marks.length === 0 && flows(last.text, text)
  const isMiddle = goesOn && /^\p{Ll}/u.test(text)
  const isProse = goesOn || flows(text, next)
  return marksOfLine(text, today, isMiddle ? 'middle' : isProse ? 'prose' : styleOf(text))
}

/** Two lines of one sentence, as far as lines alone tell it. */
const flows = (line: string, next: string) =>
  next !== '' && line.length >= NARROWEST && !isSentence(line) && !/^\p{Lu}/u.test(next)

/** An item of a list is an item whatever it says; only an embargo is never overlooked. */
function marksOfLine(text: string, today: string, style: LineStyle): Mark[] {
  const marks = marksOf(text, today, style)
  const isItem = bulletOf(text) !== undefined && !/[-–—*]$/.test(text)
  return isItem ? marks.filter((mark) => mark.kind === 'embargo') : marks
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

function joinLines(chunk: Line[], usual: number): Unit[] {
  const margin = marginOf(
    chunk.map((line) => line.text),
    usual,
  )
  const units: Unit[] = []
  let last: Line | undefined
  for (const line of chunk) {
    const open = units.at(-1)
    if (open && last && continues(open, last, line, margin)) {
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
  if (open.shape === 'quote') {
    const text = withoutQuoteSign(next.text)
    return text !== '' && !isAttribution(text)
  }
  const isItem = open.shape === 'bullet' || open.shape === 'numbered'
  return (isItem && next.indented) || isSoftBreak(last.text, next.text, margin)
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
