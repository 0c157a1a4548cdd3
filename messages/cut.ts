/** Cutting one block in two: a quotation keeps its attribution, a list its numbers. */

import { cutInlines, farthest } from './borders.ts'
import type { CutLevel } from './borders.ts'
import { sliceInlines, withoutFirstLink } from './inlines.ts'
import type { Block, Inline } from './message.ts'
import { plainText } from './plain.ts'

type Rest = Extract<Block, { kind: 'rest' }>
type List = Extract<Block, { kind: 'list' }>

/** A block with no blocks in it. */
export type Leaf = Exclude<Block, Rest>

type Prose = Exclude<Leaf, List | { kind: 'date' | 'meta' }>

/**
 * The largest head of `block` for which `fits` holds, and what is left; undefined if no cut at this level fits.
 * A list is cut between its items on every level, and inside its first item only when that alone is too long.
 */
export function cutBlock(
  block: Leaf,
  level: CutLevel,
  fits: (head: Leaf) => boolean,
): { head: Leaf; tail: Leaf[] } | undefined {
  if (block.kind === 'date' || block.kind === 'meta') return undefined
  if (block.kind === 'list') return cutList(block, level, fits)
  const cut = cutInlines(block.children, level, (children) => fits(headOf(block, children)))
  return cut && { head: headOf(block, cut[0]), tail: [{ ...block, children: cut[1] }] }
}

/** About the first `length` units of a longer block, only to be measured: nobody would cut it there. */
export function beginningOf(block: Leaf, length: number): Leaf | undefined {
  if (block.kind === 'date' || block.kind === 'meta') return undefined
  if (block.kind === 'list') {
    let room = length
    const count = block.items.findIndex((item) => (room -= plainText(item).length) < 0)
    return count > 0 ? { ...block, items: block.items.slice(0, count) } : undefined
  }
  if (plainText(block.children).length <= length) return undefined
  return headOf(block, sliceInlines(block.children, 0, length))
}

/**
 * One step simpler, for a block that does not fit and cannot be cut: an attribution becomes a line of its own, a link
 * its words. Undefined if there is nothing to give up.
 */
export function degradeBlock(block: Leaf): Leaf[] | undefined {
  if (block.kind === 'date' || block.kind === 'meta') return undefined
  if (block.kind === 'list') {
    const first = withoutFirstLink(block.items[0] ?? [])
    return first && [{ ...block, items: block.items.with(0, first) }]
  }
  if (block.kind === 'quote' && block.attribution) {
    return [headOf(block, block.children), { kind: 'paragraph', children: block.attribution }]
  }
  const children = withoutFirstLink(block.children)
  return children && [{ ...block, children }]
}

function cutList(list: List, level: CutLevel, fits: (head: List) => boolean) {
  const upTo = (count: number): List => ({ ...list, items: list.items.slice(0, count) })
  const after = (count: number): Leaf[] =>
    count < list.items.length
      ? [{ ...list, start: (list.start ?? 1) + count, items: list.items.slice(count) }]
      : []
  const whole = farthest(list.items.keys().drop(1), (count) => fits(upTo(count)))
  if (whole) return { head: upTo(whole), tail: after(whole) }

  const [first = []] = list.items
  const cut = cutInlines(first, level, (head) => fits({ ...list, items: [head] }))
  if (!cut) return undefined
  // What is left of an item goes on without a bullet or number of its own.
  const remainder: Leaf = { kind: 'paragraph', children: cut[1] }
  return { head: { ...list, items: [cut[0]] }, tail: [remainder, ...after(1)] }
}

/** The head of a quotation goes without the attribution, which stays with the last line. */
function headOf(block: Prose, children: Inline[]): Leaf {
  if (block.kind !== 'quote') return { ...block, children }
  return { kind: 'quote', children }
}
