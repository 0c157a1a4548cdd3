/** Splits the message tree into parts that fit a platform: the tree, never a rendered string. */

import { cutLevels, farthest } from './borders.ts'
import type { CutLevel } from './borders.ts'
import { beginningOf, cutBlock, degradeBlock } from './cut.ts'
import type { Leaf } from './cut.ts'
import type { Block, TextBlock } from './message.ts'

/**
 * As few parts as come of filling each in turn: a part ends at the border of a block, else (where the next block would
 * not fit into a part of its own) at a sentence, best outside of quotation marks, else at a word, else at a grapheme;
 * never inside a link, an attribution or a grapheme. A heading stays with the block it introduces, a note with the block it stands under.
 * Nothing is lost but spaces at the cuts. A link that is longer than a whole part becomes its words.
 *
 * `fits` is asked about candidate parts and must be monotone: what a part fits, a shorter one fits.
 * A block that fits nowhere and cannot be cut (such as `meta`) is a part of its own.
 * Direction marks are added after splitting, since each part begins lines anew; let `fits` measure the directed part.
 */
export function splitBlocks(blocks: Block[], fits: (blocks: Block[]) => boolean): Block[][] {
  const parts: Block[][] = []
  let left = blocks.flatMap(unfolded)
  while (left.length > 0) {
    const [part, others] = firstPart(left, (units) => fits(folded(units)))
    parts.push(folded(part))
    left = others
  }
  return parts
}

/** A block, and the `rest` that it stands in: a rest is split between its blocks as if they stood alone. */
type Unit = { leaf: Leaf; rest?: Rest }
type Rest = Extract<Block, { kind: 'rest' }>
type Fits = (units: Unit[]) => boolean

function firstPart(units: Unit[], fits: Fits): [part: Unit[], others: Unit[]] {
  const counts = units.keys().map((index) => index + 1)
  const count = farthest(counts, (some) => fitsWhole(units.slice(0, some), fits)) ?? 0
  const next = units[count]
  if (!next) return [units, []]

  const [before, after] = [units.slice(0, count), units.slice(count + 1)]
  const insideNext = (level: CutLevel): [Unit[], Unit[]] | undefined => {
    const within = (leaf: Leaf): Unit => ({ ...next, leaf })
    const cut = cutBlock(next.leaf, level, (head) => fits([...before, within(head)]))
    return (
      cut && [
        [...before, within(cut.head)],
        [...cut.tail.map(within), ...after],
      ]
    )
  }

  const border = borderBefore(units, count)
  if (border > 0) {
    const atBorder: [Unit[], Unit[]] = [units.slice(0, border), units.slice(border)]
    if (fits(units.slice(border, count + 1))) return atBorder
    return insideNext('sentence') ?? atBorder
  }
  for (const level of cutLevels) {
    const cut = insideNext(level)
    if (cut) return cut
  }
  return count > 0 ? [before, [next, ...after]] : withoutCut(next, after, fits)
}

/** Asks about the last block's beginnings first, so that a very long one is not measured whole for every part. */
function fitsWhole(units: Unit[], fits: Fits): boolean {
  const last = units.at(-1)
  const before = units.slice(0, -1)
  for (let length = 8192; last; length *= 2) {
    const leaf = beginningOf(last.leaf, length)
    if (!leaf) break
    if (!fits([...before, { ...last, leaf }])) return false
  }
  return fits(units)
}

function withoutCut(unit: Unit, others: Unit[], fits: Fits): [Unit[], Unit[]] {
  const simpler = degradeBlock(unit.leaf)
  if (!simpler) return [[unit], others]
  return firstPart([...simpler.map((leaf) => ({ ...unit, leaf })), ...others], fits)
}

/** The nearest place at or before `index` where a part may end between two blocks; 0 if there is none. */
function borderBefore(units: Unit[], index: number): number {
  const isSmall = (at: number) => ['note', 'date'].includes(units[at]?.leaf.kind ?? '')
  /** A heading, or the small lines under it. */
  const introduces = (at: number): boolean =>
    at > 0 && isSmall(at)
      ? introduces(at - 1)
      : ['heading', 'headline'].includes(units[at]?.leaf.kind ?? '')
  let at = index
  while (at > 0 && (isSmall(at) || introduces(at - 1))) at -= 1
  return at
}

const unfolded = (block: Block): Unit[] =>
  block.kind === 'rest' ? block.children.map((leaf) => ({ leaf, rest: block })) : [{ leaf: block }]

/** Each part's share of a rest is one rest again. */
function folded(units: Unit[]): Block[] {
  const blocks: Block[] = []
  let open: Rest | undefined
  for (const { leaf, rest } of units) {
    const last = blocks.at(-1)
    // Only text stands in a rest, and text is cut into text.
    if (rest && rest === open && last?.kind === 'rest') last.children.push(leaf as TextBlock)
    else blocks.push(rest ? { ...rest, children: [leaf as TextBlock] } : leaf)
    open = rest
  }
  return blocks
}
