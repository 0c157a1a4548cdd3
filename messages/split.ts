/** Splits the message tree into parts that fit a platform: the tree, never a rendered string. */

import { beginningOf, cutBlock, degradeBlock, farthest } from './cut.ts'
import type { CutLevel } from './cut.ts'
import type { Block } from './message.ts'

/**
 * As few parts as come of filling each in turn: a part ends at the border of a block, else (where the next block would
 * not fit into a part of its own) at a sentence, else at a word, else at a grapheme; never inside a link, an attribution
 * or a grapheme. A heading stays with the block it introduces, a note with the block it stands under.
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
    const [part, others] = firstPart(left, (some) => fits(folded(some)))
    if (part.length > 0) parts.push(folded(part))
    left = others
  }
  return parts
}

type Fits = (blocks: Block[]) => boolean

function firstPart(blocks: Block[], fits: Fits): [Block[], Block[]] {
  const counts = blocks.keys().map((index) => index + 1)
  const count = farthest(counts, (some) => fitsWhole(blocks.slice(0, some), fits)) ?? 0
  const next = blocks[count]
  if (!next) return [blocks, []]

  const before = blocks.slice(0, count)
  const insideNext = (level: CutLevel): [Block[], Block[]] | undefined => {
    const cut = cutBlock(next, level, (head) => fits([...before, head]))
    return (
      cut && [
        [...before, cut.head],
        [...cut.tail, ...blocks.slice(count + 1)],
      ]
    )
  }

  const border = borderBefore(blocks, count)
  const atBorder: [Block[], Block[]] = [blocks.slice(0, border), blocks.slice(border)]
  if (border > 0) {
    if (fits(blocks.slice(border, count + 1))) return atBorder
    return insideNext('sentence') ?? atBorder
  }
  return (
    insideNext('sentence') ??
    insideNext('word') ??
    insideNext('grapheme') ??
    (count > 0 ? [before, blocks.slice(count)] : withoutCut(next, blocks.slice(1), fits))
  )
}

/** Asks about the last block's beginnings first, so that a very long one is not measured whole for every part. */
function fitsWhole(blocks: Block[], fits: Fits): boolean {
  const last = blocks.at(-1)
  const before = blocks.slice(0, -1)
  for (let length = 8192; last; length *= 2) {
    const head = beginningOf(last, length)
    if (!head) break
    if (!fits([...before, head])) return false
  }
  return fits(blocks)
}

function withoutCut(block: Block, others: Block[], fits: Fits): [Block[], Block[]] {
  const simpler = degradeBlock(block)
  return simpler ? firstPart([...simpler, ...others], fits) : [[block], others]
}

/** The nearest place at or before `index` where a part may end between two blocks; 0 if there is none. */
function borderBefore(blocks: Block[], index: number): number {
  const isBorder = (at: number) => {
    const below = innermost(blocks[at]).kind
    return below !== 'note' && below !== 'date' && !introduces(blocks, at - 1)
  }
  let at = index
  while (at > 0 && !isBorder(at)) at--
  return at
}

/** A heading, or the small lines under it. */
function introduces(blocks: Block[], index: number): boolean {
  let at = index
  while (at > 0 && ['note', 'date'].includes(innermost(blocks[at]).kind)) at--
  const kind = innermost(blocks[at]).kind
  return kind === 'heading' || kind === 'headline'
}

// A rest is split between its blocks as if they stood alone, and each part's share is one rest again.
const unfolded = (block: Block): Block[] =>
  block.kind === 'rest' ? block.children.map((child) => ({ ...block, children: [child] })) : [block]

function folded(blocks: Block[]): Block[] {
  const result: Block[] = []
  for (const block of blocks) {
    const last = result.at(-1)
    if (block.kind === 'rest' && last?.kind === 'rest' && last.open === block.open) {
      result[result.length - 1] = { ...last, children: [...last.children, ...block.children] }
    } else result.push(block)
  }
  return result
}

function innermost(block: Block | undefined): { kind: Block['kind'] | 'none' } {
  if (block?.kind === 'rest') return innermost(block.children[0])
  return block ?? { kind: 'none' }
}
