/** Where a run of inlines may be cut: best between sentences, at worst between graphemes, never inside a link. */

import { linkRanges, sliceInlines } from './inlines.ts'
import type { Range } from './inlines.ts'
import type { Inline } from './message.ts'
import { plainText } from './plain.ts'

/** From the best place to the worst; `sentence` leaves quotations whole, `quoted-sentence` cuts them too. */
export const cutLevels = ['sentence', 'quoted-sentence', 'word', 'grapheme'] as const

export type CutLevel = (typeof cutLevels)[number]

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
  const whole = [...linkRanges(inlines), ...(level === 'sentence' ? quotations(text) : [])]
  const begin = text.search(/\S/)
  const last = text.trimEnd().length
  const isAllowed = (position: number) =>
    begin < position &&
    position < last &&
    !whole.some(({ start, end }) => start < position && position < end)
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
  sentence: sentencesOf,
  'quoted-sentence': sentencesOf,
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

// The segmenter ends a sentence at any full stop before a capital or an Arabic letter: after `Dr.`, `U.S.` and «د.» too.
const abbreviation =
  /(?<!\p{L})(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Gov|Sen|Rep|St|No|vs|Mme|MM|Mlle)\.\s*$/u

function sentencesOf(text: string): IteratorObject<number> {
  const isEnd = (position: number) =>
    !abbreviation.test(text.slice(Math.max(0, position - 12), position))
  return startsOf(sentences, text).filter(isEnd)
}

function quotations(text: string): Range[] {
  return [...text.matchAll(/“[^“”]*”|«[^«»]*»|„[^„“]*“|"[^"]*"/g)].map(({ index, 0: quoted }) => ({
    start: index,
    end: index + quoted.length,
  }))
}

function startsOf(segmenter: Intl.Segmenter, text: string): IteratorObject<number> {
  return Iterator.from(segmenter.segment(text)).map((segment) => segment.index)
}
