/** Splitting the tree: nothing lost, every part fits, and the cuts stand where a reader would make them. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Inline, Message } from '../../messages/message.ts'
import { blockText, plainText } from '../../messages/plain.ts'
import { splitBlocks } from '../../messages/split.ts'
import { blocksWithText, text } from './trees.ts'

const of = (blocks: Block[]): Message => ({ language: 'en', blocks })
const line = (value: string): Inline[] => [{ kind: 'text', text: value }]
const paragraph = (value: string): Block => ({ kind: 'paragraph', children: line(value) })
const heading = (value: string): Block => ({ kind: 'heading', children: line(value) })
const within = (limit: number) => (blocks: Block[]) => text(of(blocks)).length <= limit
const split = (blocks: Block[], limit: number) =>
  splitBlocks(blocks, within(limit)).map((part) => text(of(part)))

describe('where a part ends', () => {
  it('ends at the border of a paragraph, though a sentence more would fit', () => {
    const blocks = [paragraph('One one one.'), paragraph('Two two. Three.')]
    expect(split(blocks, 24)).toEqual(['One one one.', 'Two two. Three.'])
  })

  it('ends at a sentence where the next paragraph would fit no part', () => {
    const blocks = [paragraph('One.'), paragraph('Two two. Three three. Four four four.')]
    expect(split(blocks, 28)).toEqual(['One.\n\nTwo two. Three three.', 'Four four four.'])
  })

  it('knows where an Arabic sentence ends', () => {
    expect(split([paragraph('هل حضروا؟ حضر الجميع. انتهى')], 22)).toEqual([
      'هل حضروا؟ حضر الجميع.',
      'انتهى',
    ])
  })

  it.each([
    [
      'He came. “We came. We saw. We won.” All left.',
      30,
      ['He came.', '“We came. We saw. We won.”', 'All left.'],
    ],
    ['جاء. «جئنا. رأينا. غلبنا.» انتهى.', 23, ['جاء.', '«جئنا. رأينا. غلبنا.»', 'انتهى.']],
    ['“One one. Two two. Three.” End.', 18, ['“One one. Two two.', 'Three.” End.']],
    [
      'It rained. Dr. Ali of the U.S. Embassy came.',
      35,
      ['It rained.', 'Dr. Ali of the U.S. Embassy came.'],
    ],
    ['حضر الجميع. قال د. أحمد إنه هنا.', 22, ['حضر الجميع.', 'قال د. أحمد إنه هنا.']],
  ])('leaves quotations and titles whole: %s', (value, limit, parts) => {
    expect(split([paragraph(value)], limit)).toEqual(parts)
  })

  it('ends at a word where a sentence fits no part, and at a grapheme where a word fits none', () => {
    expect(split([paragraph('one two three four')], 9)).toEqual(['one two', 'three', 'four'])
    const family = '👩‍👩‍👧‍👦'
    expect(split([paragraph(family.repeat(4))], family.length * 2 + 3)).toEqual([
      family.repeat(2),
      family.repeat(2),
    ])
  })

  it('keeps a heading, a headline and the small lines under it with what they introduce', () => {
    const blocks: Block[] = [
      paragraph('One one one one.'),
      heading('Head'),
      paragraph('Two two two.'),
    ]
    expect(split(blocks, 26)).toEqual(['One one one one.', 'Head\n\nTwo two two.'])
    const top: Block[] = [
      { kind: 'headline', children: line('Top') },
      { kind: 'note', children: line('Corrected') },
      paragraph('One two three.'),
    ]
    expect(split(top, 20)).toEqual(['Top\n\nCorrected\n\nOne', 'two three.'])
  })

  it('keeps a small line with the paragraph it stands under', () => {
    const blocks: Block[] = [
      paragraph('One.'),
      paragraph('Two.'),
      { kind: 'note', children: line('18 February') },
    ]
    expect(split(blocks, 18)).toEqual(['One.', 'Two.\n\n18 February'])
  })

  it('cuts between the items of a list, goes on with their numbers, and gives a cut item no second number', () => {
    const items = ['one', 'two two two two', 'three', 'four'].map(line)
    const parts = splitBlocks([{ kind: 'list', ordered: true, items }], within(10))
    expect(parts).toEqual([
      [{ kind: 'list', ordered: true, items: [line('one')] }],
      [{ kind: 'list', ordered: true, start: 2, items: [line('two two')] }],
      [{ kind: 'paragraph', children: line('two two') }],
      [{ kind: 'list', ordered: true, start: 3, items: [line('three'), line('four')] }],
    ])
  })

  it('leaves the attribution with the last line of a quotation', () => {
    const quote: Block = {
      kind: 'quote',
      children: line('One. Two. Six.'),
      attribution: line('A B'),
    }
    expect(split([quote], 14)).toEqual(['One. Two.', 'Six.\nA B'])
    expect(split([{ ...quote, children: line('One two') }], 9)).toEqual(['One', 'two\nA B'])
  })

  it('cuts no link, unless it is longer than a part: then it becomes its words', () => {
    const link: Inline = { kind: 'link', url: 'u:', children: line('two. three. four') }
    const blocks: Block[] = [
      { kind: 'paragraph', children: [...line('one '), link, ...line('. five')] },
    ]
    expect(split(blocks, 26)).toEqual(['one', '[two. three. four](u:).', 'five'])
    expect(split(blocks, 12)).toEqual(['one', 'two. three.', 'four. five'])
  })

  it('gives up as little as it can: the first link of an item, or the place of an attribution', () => {
    const link = (words: string): Inline => ({ kind: 'link', url: 'u:', children: line(words) })
    const list: Block = { kind: 'list', ordered: false, items: [[link('one two')], [link('x')]] }
    expect(split([list], 8)).toEqual(['one two', '[x](u:)'])
    const quote: Block = { kind: 'quote', children: [link('x')], attribution: line('Ali, Idlib') }
    expect(split([quote], 10)).toEqual(['[x](u:)', 'Ali, Idlib'])
  })

  it('fills a part with the rest of a text, which stays one rest a part', () => {
    const open = { kind: 'command' as const, label: 'Read all', command: '/read 1' }
    const rest: Block = {
      kind: 'rest',
      open,
      overflow: 'continue',
      children: ['Two.', 'Three.', 'Four.'].map((value) => ({
        kind: 'paragraph',
        children: line(value),
      })),
    }
    const parts = splitBlocks([paragraph('One.'), rest], within(20))
    expect(parts).toEqual([
      [paragraph('One.'), { ...rest, children: rest.children.slice(0, 2) }],
      [{ ...rest, children: rest.children.slice(2) }],
    ])
  })

  it('keeps what is cut inside its marks', () => {
    const strong: Inline[] = [{ kind: 'strong', children: line('one two') }]
    expect(splitBlocks([{ kind: 'paragraph', children: strong }], within(4))).toEqual([
      [{ kind: 'paragraph', children: [{ kind: 'strong', children: line('one') }] }],
      [{ kind: 'paragraph', children: [{ kind: 'strong', children: line('two') }] }],
    ])
  })

  it('puts what fits nowhere into a part of its own', () => {
    const meta: Block = {
      kind: 'meta',
      parts: ['Press release'],
      dateForm: 'long',
      dateApart: false,
      topics: [],
      tagsLead: '',
    }
    expect(splitBlocks([paragraph('One'), meta], within(3))).toEqual([[paragraph('One')], [meta]])
    expect(splitBlocks([paragraph('ab')], () => false)).toEqual([[paragraph('ab')]])
    expect(splitBlocks([], () => false)).toEqual([])
  })
})

describe('any tree', () => {
  const words = (blocks: Block[]) => strings(blocks).replace(/\s/g, '')
  const limits = fc.integer({ min: 40, max: 200 })

  it('loses no word, and every part fits', () => {
    fc.assert(
      fc.property(blocksWithText, limits, (blocks, limit) => {
        const fits = (some: Block[]) => strings(some).length <= limit
        const parts = splitBlocks(blocks, fits)
        expect(words(parts.flat())).toBe(words(blocks))
        for (const part of parts) expect(strings(part).length).toBeLessThanOrEqual(limit)
      }),
      { numRuns: 200 },
    )
  })

  it('cuts no grapheme', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
    const graphemes = (value: string) =>
      [...segmenter.segment(value)].map((one) => one.segment).filter((one) => one.trim() !== '')
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.integer({ min: 15, max: 30 }),
        (value, limit) => {
          const parts = split([paragraph(value)], limit)
          expect(parts.flatMap((part) => graphemes(part))).toEqual(graphemes(value))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('cuts no link that fits a part', () => {
    fc.assert(
      fc.property(blocksWithText, (blocks) => {
        const longest = Math.max(0, ...blocks.flatMap(linksOf).map((link) => link.length))
        const fits = (some: Block[]) => strings(some).length <= Math.max(40, longest)
        const parts = splitBlocks(blocks, fits)
        const squeezed = (some: Block[]) =>
          some.flatMap(linksOf).map((link) => link.replace(/\s/g, ''))
        expect(squeezed(parts.flat())).toEqual(squeezed(blocks))
      }),
      { numRuns: 200 },
    )
  })

  it('asks few questions of a long text', () => {
    const sentence = 'The meeting was attended by coordinators of the departments. '
    const blocks = [
      paragraph(sentence.repeat(4000)),
      ...Array.from({ length: 4000 }, () => paragraph(sentence)),
    ]
    let read = 0
    const parts = splitBlocks(blocks, (some) => {
      const { length } = strings(some)
      read += length
      return length <= 4096
    })
    expect(parts.length).toBeLessThan(150)
    // Each part costs a few times its own length.
    expect(read).toBeLessThan(20 * 2 * 4000 * sentence.length)
  })
})

const strings = (blocks: Block[]) => blocks.map(blockText).join('\n\n')

/** Each link that shows something, with its words. */
function links(inlines: Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if ('text' in inline) return []
    if (inline.kind !== 'link') return links(inline.children)
    const words = plainText(inline.children)
    return words.trim() === '' ? [] : [`${inline.url} ${words}`]
  })
}

function linksOf(block: Block): string[] {
  if (block.kind === 'date' || block.kind === 'meta') return []
  if (block.kind === 'rest') return block.children.flatMap(linksOf)
  if (block.kind === 'list') return block.items.flatMap(links)
  return links([...block.children, ...(block.kind === 'quote' ? (block.attribution ?? []) : [])])
}
