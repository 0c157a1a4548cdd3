/** Cutting one block in two: at a sentence, a word or a grapheme, never inside a link or an attribution. */

import { linkRanges, sliceInlines, withoutFirstLink } from './inlines.ts'
import type { Block, Inline, TextBlock } from './message.ts'
import { plainText } from './plain.ts'

export type CutLevel = 'sentence' | 'word' | 'grapheme'

type Pieces<B> = { head: B; tail: B[] }

// The rules of these two do not depend on the language; naming one keeps the process's locale out.
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * The largest head of `block` for which `fits` holds, and what is left; undefined if no cut at this level fits.
 * A list is cut between its items on every level, and inside its first item only when that alone is too long.
 */
export function cutBlock(
  block: Block,
  level: CutLevel,
  fits: (head: Block) => boolean,
): Pieces<Block> | undefined {
  if (block.kind === 'date' || block.kind === 'meta') return undefined
  if (block.kind === 'headline' || block.kind === 'note') return cutProse(block, level, fits)
  if (block.kind !== 'rest') return cutText(block, level, fits)
  const [first, ...others] = block.children
  if (!first) return undefined
  const within = (child: TextBlock): Block => ({ ...block, children: [child] })
  const cut = cutText(first, level, (head) => fits(within(head)))
  return cut && { head: within(cut.head), tail: [...cut.tail, ...others].map(within) }
}

/** The first `length` units of a longer paragraph, only to be measured: the cut may stand anywhere. */
export function beginningOf(block: Block, length: number): Block | undefined {
  if (block.kind !== 'paragraph' || plainText(block.children).length <= length) return undefined
  return { ...block, children: sliceInlines(block.children, 0, length) }
}

/**
 * One step simpler, for a block that does not fit and cannot be cut: an attribution becomes a line of its own, a link
 * its words. Undefined if there is nothing to give up.
 */
export function degradeBlock(block: Block): Block[] | undefined {
  if (block.kind === 'date' || block.kind === 'meta') return undefined
  if (block.kind === 'headline' || block.kind === 'note') {
    const children = withoutFirstLink(block.children)
    return children && [{ ...block, children }]
  }
  if (block.kind !== 'rest') return degradeText(block)
  const within = (child: TextBlock): Block => ({ ...block, children: [child] })
  return block.children[0] && degradeText(block.children[0])?.map(within)
}

function degradeText(block: TextBlock): TextBlock[] | undefined {
  if (block.kind === 'quote' && block.attribution) {
    return [headOf(block, block.children), { kind: 'paragraph', children: block.attribution }]
  }
  if (block.kind === 'list') {
    const first = withoutFirstLink(block.items[0] ?? [])
    return first && [{ ...block, items: block.items.with(0, first) }]
  }
  const children = withoutFirstLink(block.children)
  return children && [{ ...block, children }]
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

type Prose = Exclude<TextBlock, List> | Extract<Block, { kind: 'headline' | 'note' }>

function cutText(
  block: TextBlock,
  level: CutLevel,
  fits: (head: TextBlock) => boolean,
): Pieces<TextBlock> | undefined {
  return block.kind === 'list' ? cutList(block, level, fits) : cutProse(block, level, fits)
}

function cutProse<B extends Prose>(
  block: B,
  level: CutLevel,
  fits: (head: B) => boolean,
): Pieces<B> | undefined {
  const cut = cutInlines(block.children, level, (children) => fits(headOf(block, children)))
  return cut && { head: headOf(block, cut[0]), tail: [{ ...block, children: cut[1] }] }
}

/** The head of a quotation goes without the attribution, which stays with the last line. */
function headOf<B extends Prose>(block: B, children: Inline[]): B {
  const head = { ...block, children }
  if (head.kind === 'quote') delete head.attribution
  return head
}

type List = Extract<Block, { kind: 'list' }>

function cutList(
  list: List,
  level: CutLevel,
  fits: (head: List) => boolean,
): Pieces<TextBlock> | undefined {
  const upTo = (count: number): List => ({ ...list, items: list.items.slice(0, count) })
  const after = (count: number): List[] =>
    count < list.items.length
      ? [{ ...list, start: (list.start ?? 1) + count, items: list.items.slice(count) }]
      : []
  const counts = list.items.keys().drop(1)
  const whole = farthest(counts, (count) => fits(upTo(count)))
  if (whole) return { head: upTo(whole), tail: after(whole) }
  const first = list.items[0] ?? []
  const cut = cutInlines(first, level, (head) => fits({ ...list, items: [head] }))
  // What is left of an item goes on without a bullet or number of its own.
  return (
    cut && {
      head: { ...list, items: [cut[0]] },
      tail: [{ kind: 'paragraph', children: cut[1] }, ...after(1)],
    }
  )
}

function cutInlines(
  inlines: Inline[],
  level: CutLevel,
  fits: (head: Inline[]) => boolean,
): [Inline[], Inline[]] | undefined {
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
