/** Units of the body as blocks: paragraphs, headings, quotations, lists; short lines set as verse stay lines. */

import type { Inline, TextBlock } from '../../../messages/message.ts'
import { attributes, findAttribution } from './attribution.ts'
import { dropLetters, keepLetters } from './inlines.ts'
import { isSentence } from './sentence.ts'
import type { Shape, Unit } from './units.ts'

const VERSE_LENGTH = 60
const NUMBER = /^[\d٠-٩]{1,3}[.)-]\s+/

/** Every word of the units, in their order. */
export function blocksOf(units: Unit[]): TextBlock[] {
  return runsOf(units).flatMap(blocksOfRun)
}

/** Neighbours that make one block together: items of a list, lines of a verse. */
function runsOf(units: Unit[]): Unit[][] {
  const runs: Unit[][] = []
  for (const unit of units) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && belongs(last, unit)) run.push(unit)
    else runs.push([unit])
  }
  return runs
}

function belongs(last: Unit, next: Unit): boolean {
  if (attributes(last, next)) return true
  if (last.shape !== next.shape) return false
  if (isItem(next.shape)) return true
  const isVerse = !next.gap && isShort(last) && isShort(next) && !isSentence(last.text)
  return next.shape === 'plain' && isVerse
}

const isItem = (shape: Shape) => shape === 'bullet' || shape === 'numbered'
const isShort = (unit: Unit) => unit.text.length <= VERSE_LENGTH

function blocksOfRun(run: Unit[]): TextBlock[] {
  const first = run[0]
  if (!first) return []
  if (first.shape === 'bullet')
    return [{ kind: 'list', ordered: false, items: run.map((unit) => inlinesOf(unit)) }]
  if (first.shape === 'numbered') return numbered(run)
  if (first.shape === 'quote') return [quotation(first, run[1])]
  const children = run.flatMap((unit, index) =>
    index === 0 ? inlinesOf(unit) : [{ kind: 'text' as const, text: '\n' }, ...inlinesOf(unit)],
  )
  if (first.shape === 'plain') return [{ kind: 'paragraph', children: merged(children) }]
  return [{ kind: first.shape, children }]
}

/** Who said it stands in a unit of its own, or at the end of what was said. */
function quotation(said: Unit, by: Unit | undefined): TextBlock {
  const inlines = inlinesOf(said)
  if (by) return { kind: 'quote', children: inlines, attribution: inlinesOf(by) }
  const found = findAttribution(said.text)
  if (!found) return { kind: 'quote', children: inlines }
  const attribution = dropLetters(inlines, found.start)
  return { kind: 'quote', children: keepLetters(inlines, found.end), attribution }
}

/** A list counts itself, so only numbers that run from 1 may be left to it. */
function numbered(run: Unit[]): TextBlock[] {
  const numbers = run.map((unit) => Number.parseInt(westernNumber(unit.text), 10))
  const fromMarkup = run.every((unit) => unit.inlines !== undefined)
  if (!fromMarkup && numbers.some((number, index) => number !== index + 1))
    return run.map((unit) => ({ kind: 'paragraph', children: inlinesOf(unit) }))
  const items = run.map(
    (unit): Inline[] => unit.inlines ?? [{ kind: 'text', text: unit.text.replace(NUMBER, '') }],
  )
  return [{ kind: 'list', ordered: true, items }]
}

const westernNumber = (text: string) =>
  text.slice(0, 3).replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))

function inlinesOf(unit: Unit): Inline[] {
  return unit.inlines ?? [{ kind: 'text', text: unit.text }]
}

function merged(inlines: Inline[]): Inline[] {
  const list: Inline[] = []
  for (const inline of inlines) {
    const last = list.at(-1)
    if (last?.kind === 'text' && inline.kind === 'text')
      list[list.length - 1] = { kind: 'text', text: last.text + inline.text }
    else list.push(inline)
  }
  return list
}
