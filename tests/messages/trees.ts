/** Trees of every shape for property tests, and a message as text one can read. */
import * as fc from 'fast-check'
import type { Block, DateText, Inline, Message, TextBlock } from '../../messages/message.ts'

const pieces = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'Idlib ',
      'said. ',
      'إدلب ',
      'قال. ',
      'هل؟ ',
      'a',
      '1 ',
      '-5 ',
      '\n',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('👩‍👩‍👧 ', 'e\u0301', ' \u0301', '🇸🇾', 'وَ', 'https://a.org/b ', '@x '),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
)

const words = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((some) => some.join('') || 'x')

const { inlines } = fc.letrec<{ inline: Inline; inlines: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.record({ kind: fc.constant('text' as const), text: words }),
    fc.record({ kind: fc.constant('strong' as const), children: tie('inlines') }),
    fc.record({ kind: fc.constant('emphasis' as const), children: tie('inlines') }),
    fc.record({ kind: fc.constant('link' as const), url: fc.webUrl(), children: tie('inlines') }),
  ),
  inlines: fc.array(tie('inline'), { minLength: 1, maxLength: 4 }),
}))

const textBlock: fc.Arbitrary<TextBlock> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('paragraph' as const), children: inlines }),
  },
  fc.record({ kind: fc.constant('heading' as const), children: inlines }),
  fc.record(
    { kind: fc.constant('quote' as const), children: inlines, attribution: inlines },
    { requiredKeys: ['kind', 'children'] },
  ),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(inlines, { minLength: 1, maxLength: 5 }),
  }),
)

const open = { kind: 'command' as const, label: 'Read all', command: '/read 4127' }

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: textBlock },
  fc.record({ kind: fc.constant('note' as const), children: inlines }),
  fc.record({
    kind: fc.constant('rest' as const),
    children: fc.array(textBlock, { minLength: 1, maxLength: 4 }),
    open: fc.constant(open),
    overflow: fc.constant('continue' as const),
  }),
)

export const blocksWithText: fc.Arbitrary<Block[]> = fc
  .tuple(inlines, fc.array(block, { maxLength: 6 }))
  .map(([children, blocks]) => [{ kind: 'headline', children }, ...blocks])

/** What a message says, block by block, each string passed through `show`; links as [words](url). */
export function text(message: Message, show: (text: string) => string = (value) => value): string {
  const line = (children: Inline[]): string =>
    children
      .map((inline) => {
        if ('text' in inline) return show(inline.text)
        return inline.kind === 'link'
          ? `[${line(inline.children)}](${inline.url})`
          : line(inline.children)
      })
      .join('')
  const date = (both: DateText) => `${show(both.long)} | ${show(both.short)}`
  const one = (part: Block): string => {
    switch (part.kind) {
      case 'quote':
        return [part.children, ...(part.attribution ? [part.attribution] : [])].map(line).join('\n')
      case 'list':
        return part.items.map(line).join('\n')
      case 'rest':
        return part.children.map(one).join('\n\n')
      case 'date':
        return date(part.date)
      case 'meta':
        return [
          ...part.parts.map(show),
          ...(part.date ? [date(part.date)] : []),
          [part.tagsLead, ...part.topics].map(show).join(' '),
        ].join(' · ')
      default:
        return line(part.children)
    }
  }
  return message.blocks.map(one).join('\n\n')
}
