/** The tree as plain text: for previews, search, thread names and cutting. */

import type { Block, Inline } from './message.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

export function plainText(inlines: Inline[]): string {
  return inlines
    .map((inline) => ('text' in inline ? inline.text : plainText(inline.children)))
    .join('')
}

/** A block as text: lines of one block parted by a line break, blocks within a block by a blank line. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'headline':
    case 'heading':
    case 'paragraph':
    case 'note':
      return plainText(block.children)
    case 'quote':
      return [block.children, ...(block.attribution ? [block.attribution] : [])]
        .map(plainText)
        .join('\n')
    case 'list':
      return block.items.map(plainText).join('\n')
    case 'date':
      return block.date.long
    case 'rest':
      return block.children.map(blockText).join('\n\n')
    case 'meta':
      return block.parts.join(' · ')
    default:
      return block satisfies never
  }
}

/** Shortens to at most `max` UTF-16 units, `…` included: at a space where there is one, never inside a grapheme. */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text
  const room = graphemes.segment(text).containing(Math.max(0, max - 1))?.index ?? 0
  const head = text.slice(0, room)
  const atSpace = /\s/.test(text.charAt(room)) ? head : head.replace(/\s+\S*$/, '')
  return `${atSpace.trimEnd() || head}…`
}
