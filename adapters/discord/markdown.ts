/** Blocks and inlines as Discord's Markdown, for content and for the description of an embed. */
import type { Inline, TextBlock, Block } from '../../messages/message.ts'
import { escapeProse, escapeText, maskedLink } from './escape.ts'

/** The blocks that stand in running text; meta, date and rest have places of their own. */
export type Written = Exclude<Block, { kind: 'meta' | 'date' | 'rest' }>

export const isWritten = (block: Block): block is Written =>
  block.kind !== 'meta' && block.kind !== 'date' && block.kind !== 'rest'

/** Blocks parted by a blank line; a note stands right under the headline it belongs to. */
export function writeBlocks(blocks: Written[]): string {
  let text = ''
  let above: Block['kind'] | undefined
  for (const block of blocks) {
    const written = writeBlock(block)
    if (written.trim() === '') continue
    const isUnderHeadline = block.kind === 'note' && above === 'headline'
    text += (text === '' ? '' : isUnderHeadline ? '\n' : '\n\n') + written
    if (!isUnderHeadline) above = block.kind
  }
  return text
}

function writeBlock(block: Written): string {
  switch (block.kind) {
    case 'headline':
    case 'heading':
      return strong(writeInlines(block.children))
    case 'note':
      return emphasis(writeInlines(block.children))
    case 'paragraph':
      return writeInlines(block.children)
    case 'quote':
      return writeQuote(block)
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${oneLine(item)}`)
        .join('\n')
    default:
      return block satisfies never
  }
}

function writeQuote({ children, attribution }: Extract<TextBlock, { kind: 'quote' }>): string {
  const text = writeInlines(children)
  const whole = attribution ? `${text}\n${writeInlines(attribution)}` : text
  return whole.replace(/^/gm, '> ')
}

const oneLine = (inlines: Inline[]) => writeInlines(inlines).replace(/\s*\n\s*/g, ' ')

/** The marks that stand around an inline: a mark inside itself would end it. */
type Around = readonly Inline['kind'][]

function writeInlines(inlines: Inline[], around: Around = []): string {
  return inlines.map((inline) => writeInline(inline, around)).join('')
}

function writeInline(inline: Inline, around: Around): string {
  if (inline.kind === 'text') {
    return around.includes('link') ? escapeText(inline.text) : escapeProse(inline.text)
  }
  // A backtick cannot be escaped inside code.
  if (inline.kind === 'code') {
    return /[`\n]/.test(inline.text) ? escapeText(inline.text) : wrap('`', inline.text)
  }
  const words = writeInlines(inline.children, [...around, inline.kind])
  if (around.includes(inline.kind)) return words
  switch (inline.kind) {
    case 'strong':
      return strong(words)
    case 'emphasis':
      return emphasis(words)
    case 'link':
      return maskedLink(words, inline.url) ?? writeInlines(inline.children, around)
    default:
      return inline satisfies never
  }
}

const strong = (text: string) => wrap('**', text)

/** `_`, since `*…*` may not hold an escaped `*`. */
const emphasis = (text: string) => wrap('_', text)

/** Marks hold only with no space just inside them, and not over line ends. */
const wrap = (mark: string, text: string) =>
  text.replace(/^([ \t]*)(\S(?:.*\S)?)([ \t]*)$/gm, `$1${mark}$2${mark}$3`)
