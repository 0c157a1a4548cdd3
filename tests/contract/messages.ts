/** Messages that every renderer and sender must take, and readings of trees that expectations are made of. */
import type { Block, Inline, Message, TextBlock } from '../../messages/message.ts'

export const text = (words: string): Inline[] => [{ kind: 'text', text: words }]
export const paragraph = (words: string): TextBlock => ({
  kind: 'paragraph',
  children: text(words),
})
export const headline = (words: string): Block => ({ kind: 'headline', children: text(words) })

export const message = (blocks: Block[], more: Partial<Message> = {}): Message => ({
  language: 'en',
  blocks,
  ...more,
})

/** `count` distinct words, so that a lost or moved one shows. */
export const wordsFrom = (count: number, stem = 'word') =>
  Array.from({ length: count }, (_, index) => `${stem}${index}`).join(' ')

/** A bulletin with every kind of block and inline, one distinct word in each place. */
export const everything: Message = message(
  [
    headline('Headline'),
    { kind: 'note', children: text('Corrected') },
    { kind: 'date', date: { long: 'Tuesday, 18 February 2020', short: '18 February 2020' } },
    {
      kind: 'paragraph',
      children: [
        { kind: 'text', text: 'Plain ' },
        { kind: 'strong', children: [{ kind: 'emphasis', children: text('Nested') }] },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: 'Code' },
        { kind: 'text', text: ' ' },
        { kind: 'link', url: 'https://example.org/page', children: text('Linked') },
      ],
    },
    { kind: 'heading', children: text('Heading') },
    { kind: 'quote', children: text('Quotation'), attribution: text('Speaker') },
    { kind: 'list', ordered: true, items: [text('Firstly'), text('Secondly')] },
    { kind: 'list', ordered: false, items: [text('Bullet')] },
    {
      kind: 'meta',
      parts: ['Press release', 'Issuer'],
      dateForm: 'long',
      dateApart: false,
      topics: ['Idlib'],
      tagsLead: '',
    },
  ],
  { actions: [[{ kind: 'command', label: 'Press', command: '/read 1' }]] },
)

export const everyWord =
  `Headline|Corrected|18 February 2020|Plain|Nested|Code|Linked|Heading|Quotation|Speaker
|Firstly|Secondly|Bullet|Press release|Issuer|Idlib`
    .split('|')
    .map((word) => word.trim())

export const hash = 'a'.repeat(64)

/** The smallest JPEG header and trailer: enough for a fake that looks at the type of the bytes. */
export const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xd9])
