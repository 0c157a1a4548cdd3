/** Where a run of inlines may be cut: at a sentence, a word or a grapheme, never inside a link. */

import { linkRanges, sliceInlines } from './inlines.ts'
import type { Inline } from './message.ts'
import { plainText } from './plain.ts'

export type CutLevel = 'sentence' | 'word' | 'grapheme'

// The rules of these two do not depend on the language; naming one keeps the process's locale out.
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The longest head for which `fits` holds, and the tail; undefined if no cut at this level fits. Spaces at the cut go. */
export function cutInlines(
  inlines: Inline[],
  level: CutLevel,
  fits: (head: Inline[]) => boolean,
): [head: Inline[], tail: Inline[]] | undefined {
  const text = plainText(inlines)
  const links = linkRanges(inlines)
  const begin = text.search(/\S/)
  const end = text.trimEnd().length
  const isAllowed = (position: number) =>
    begin < position &&
    position < end &&
    !links.some((link) => link.start < position && position < link.end)
  const upTo = (position: number) =>
    sliceInlines(inlines, 0, text.slice(0, position).trimEnd().length)
  const positions = borders[level](text).filter(isAllowed)
  const best = farthest(positions, (position) => fits(upTo(position)))
  return best === undefined ? undefined : [upTo(best), sliceInlines(inlines, best, text.length)]
}

/** The farthest of ascending `positions` for which `holds` is true; asks few of them, and reads little beyond the answer. */
export function farthest(
  positions: Iterable<number>,
  holds: (position: number) => boolean,
): number | undefined {
  const seen: number[] = []
  let good = -1
  let step = 1
  for (const position of positions) {
    seen.push(position)
    if (seen.length < step) continue
    if (!holds(position)) break
    good = seen.length - 1
    step *= 2
  }
  let bad = seen.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (holds(seen[middle] as number)) good = middle
    else bad = middle
  }
  return seen[good]
}

// Lazy, so that a very long paragraph is not read to its end for every part.
const borders: Record<CutLevel, (text: string) => IteratorObject<number>> = {
  sentence: (text) => startsOf(sentences, text),
  // A mark may combine with the space before it, and no-break spaces hold.
  word: (text) => {
    const segments = graphemes.segment(text)
    return text
      .matchAll(/(?<=[^\S\u00a0\u202f])(?=\S)/g)
      .map((match) => match.index)
      .filter((index) => segments.containing(index)?.index === index)
  },
  grapheme: (text) => startsOf(graphemes, text),
}

function startsOf(segmenter: Intl.Segmenter, text: string): IteratorObject<number> {
  return Iterator.from(segmenter.segment(text)).map((segment) => segment.index)
}
