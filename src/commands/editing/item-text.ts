/** An item as the Markdown that reads as the same item again: what an editor starts a change from. Pure. */

import type { Inline, TextBlock } from '../../../messages/message.ts'
import type { ItemContent } from '../../news.ts'

export const itemText = ({ title, subtitle, body }: ItemContent): string =>
  [
    `# ${escaped(title)}`,
    ...(subtitle ? [`## ${escaped(subtitle)}`] : []),
    ...body.map(blockOf),
  ].join('\n\n')

function blockOf(block: TextBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return lineStart(inlinesOf(block.children))
    case 'heading':
      return `### ${inlinesOf(block.children)}`
    case 'quote': {
      const { children, attribution } = block
      const lines = [children, ...(attribution ? [attribution] : [])].map(inlinesOf)
      return lines
        .flatMap((line) => line.split('\n'))
        .map((line) => `> ${line}`)
        .join('\n')
    }
    case 'list': {
      const { ordered, start = 1, items } = block
      const mark = (index: number) => (ordered ? `${start + index}.` : '-')
      return items.map((item, index) => `${mark(index)} ${inlinesOf(item)}`).join('\n')
    }
    default:
      return block satisfies never
  }
}

const inlinesOf = (inlines: Inline[]): string => inlines.map(inlineOf).join('')

function inlineOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escaped(inline.text)
    case 'code':
      return `\`${inline.text}\``
    case 'strong':
      return `**${inlinesOf(inline.children)}**`
    case 'emphasis':
      return `_${inlinesOf(inline.children)}_`
    case 'link':
      return `[${inlinesOf(inline.children)}](${inline.url})`
    default:
      return inline satisfies never
  }
}

const escaped = (words: string) => words.replace(/[\\`*_[\]]/g, '\\$&')

/** What begins a line like a heading, a quotation or a list is none here. */
const lineStart = (line: string) =>
  line.replace(/^(?=[#>+-])/, '\\').replace(/^(\d{1,3})([.)])(?=\s)/, '$1\\$2')
