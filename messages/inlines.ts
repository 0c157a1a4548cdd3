/** Cutting and rewriting runs of inlines; positions count the UTF-16 units of their plain text. */

import type { Inline } from './message.ts'
import { plainText } from './plain.ts'

export type Range = { start: number; end: number }

/** From `start` up to `end`; a mark or link that is cut stands around both halves, and nothing empty is left. */
export function sliceInlines(inlines: Inline[], start: number, end: number): Inline[] {
  const slice: Inline[] = []
  let at = 0
  for (const inline of inlines) {
    const [from, to] = [Math.max(0, start - at), end - at]
    const length = lengthOf(inline)
    at += length
    if (to <= 0) break
    if (from >= length) continue
    if (from === 0 && to >= length) slice.push(inline)
    else if ('text' in inline) slice.push({ ...inline, text: inline.text.slice(from, to) })
    else slice.push({ ...inline, children: sliceInlines(inline.children, from, to) })
  }
  return slice
}

/** The ranges that links cover, in order. */
export function linkRanges(inlines: Inline[]): Range[] {
  let at = 0
  return inlines.flatMap((inline) => {
    const start = at
    at += lengthOf(inline)
    if (inline.kind === 'link') return [{ start, end: at }]
    if ('text' in inline) return []
    return linkRanges(inline.children).map((range) => ({
      start: start + range.start,
      end: start + range.end,
    }))
  })
}

/** The first link replaced by what it shows; undefined if there is none. */
export function withoutFirstLink(inlines: Inline[]): Inline[] | undefined {
  for (const [index, inline] of inlines.entries()) {
    if ('text' in inline) continue
    if (inline.kind === 'link') return inlines.toSpliced(index, 1, ...inline.children)
    const children = withoutFirstLink(inline.children)
    if (children) return inlines.with(index, { ...inline, children })
  }
  return undefined
}

/** Each text of a tree of inlines, code included, rewritten; a text that comes out empty is left out. */
export function mapTexts(inlines: Inline[], rewrite: (text: string) => string): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (!('text' in inline)) return [{ ...inline, children: mapTexts(inline.children, rewrite) }]
    const text = rewrite(inline.text)
    return text === '' ? [] : [{ ...inline, text }]
  })
}

const lengthOf = (inline: Inline): number =>
  'text' in inline ? inline.text.length : plainText(inline.children).length
