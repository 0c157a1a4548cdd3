/** Plain text of trees, cutting at a word, and hashtags. */
import { describe, expect, it } from 'vitest'
import { hashtag } from '../../messages/hashtag.ts'
import type { Block } from '../../messages/message.ts'
import { blockText, cutAtWord } from '../../messages/plain.ts'

describe('cutting at a word', () => {
  it.each([
    ['short', 5, 'short'],
    ['one two three', 8, 'one two…'],
    ['one two three', 7, 'one…'],
    ['one  two', 5, 'one…'],
    ['unbroken', 5, 'unbr…'],
    ['إدلب وحلب', 6, 'إدلب…'],
    ['👩‍👩‍👧👩‍👩‍👧', 10, '👩‍👩‍👧…'],
    ['👩‍👩‍👧👩‍👩‍👧', 8, '…'],
    ['', 0, ''],
  ])('%s within %i', (text, max, expected) => {
    expect(cutAtWord(text, max)).toBe(expected)
  })
})

describe('hashtags', () => {
  it.each([
    ['Idlib', '#Idlib'],
    ['Deir ez-Zor', '#DeirEzZor'],
    ['دير الزور', '#دير_الزور'],
    ['Détenus & disparus', '#DétenusDisparus'],
    ['As-Suwayda’', '#AsSuwayda'],
    ['İdlib iline', '#İdlibIline'],
    ['UN 2254', '#UN_2254'],
    ['2254', ''],
    ['👩‍👩‍👧', ''],
    ['#x # y', '#XY'],
  ])('%s', (name, tag) => {
    expect(hashtag(name)).toBe(tag)
  })
})

describe('the text of a block', () => {
  const words = [{ kind: 'strong' as const, children: [{ kind: 'text' as const, text: 'A' }] }]
  const date = { long: 'long', short: 'short' }
  it.each<[Block, string]>([
    [{ kind: 'heading', children: words }, 'A'],
    [{ kind: 'quote', children: words, attribution: [{ kind: 'code', text: 'B' }] }, 'A\nB'],
    [{ kind: 'list', ordered: true, items: [words, words] }, 'A\nA'],
    [{ kind: 'date', date }, 'long'],
    [
      {
        kind: 'rest',
        open: { kind: 'link', label: 'x', url: 'y' },
        overflow: 'cut',
        children: [
          { kind: 'paragraph', children: words },
          { kind: 'quote', children: words },
        ],
      },
      'A\n\nA',
    ],
    [
      {
        kind: 'meta',
        parts: ['A', 'B'],
        date,
        dateForm: 'long',
        dateApart: false,
        topics: ['C'],
        tagsLead: '',
      },
      'A · B',
    ],
  ])('%o', (block, expected) => {
    expect(blockText(block)).toBe(expected)
  })
})
