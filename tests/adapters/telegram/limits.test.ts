/** Telegram’s limits and offsets: where a text is split, and where its entities stand. */
import { describe, expect, it } from 'vitest'
import type { Inline, Message } from '../../../messages/message.ts'
import { headline, message, paragraph, text, wordsFrom } from '../../contract/messages.ts'
import { meta, payloads, posts, rest, shown } from './rendered.ts'

describe('limits', () => {
  it('counts UTF-16 units up to 4096, and splits with the buttons under the last part', () => {
    const tree = (length: number) =>
      message([paragraph('x'.repeat(length))], {
        actions: [[{ kind: 'command', label: 'Press', command: '/x' }]],
      })
    expect(posts(tree(4096)).map((post) => post.length)).toEqual([{ used: 4096, limit: 4096 }])
    expect(posts(tree(4097)).map((post) => [post.length.used, post.hasKeyboard])).toEqual([
      [4096, false],
      [1, true],
    ])
  })

  it('keeps to a hundred entities and 9000 bytes of them', () => {
    const bold: Inline[] = Array.from({ length: 150 }, (_, index) => ({
      kind: 'strong',
      children: text(`word${index}. `),
    }))
    const many = payloads(message([{ kind: 'paragraph', children: bold }]))
    expect(many.map((one) => one.entities.length <= 100)).toEqual([true, true])
    const links: Inline[] = Array.from({ length: 60 }, (_, index) => ({
      kind: 'link',
      url: `https://example.org/${'a'.repeat(300)}/${index}`,
      children: text(`link${index} `),
    }))
    const linked = payloads(message([{ kind: 'paragraph', children: links }]))
    expect(linked.length).toBeGreaterThan(1)
    expect(linked.flatMap((one) => one.entities)).toHaveLength(60)
  })

  it('cuts a rest at a paragraph so that the linked line and the meta lines keep their place', () => {
    const paragraphs = Array.from({ length: 9 }, (_, index) => wordsFrom(100, `w${index}x`))
    const url = 'https://example.org/1'
    const [only, ...more] = shown(
      message([
        headline('H'),
        paragraph('Lead.'),
        rest(paragraphs, 'cut'),
        { kind: 'note', children: [{ kind: 'link', url, children: text('Read the full text') }] },
        meta(),
      ]),
    )
    expect(more).toEqual([])
    expect(only).toMatch(/w\d+x99\n\n_\[Read the full text\]\(https:.*\)_\n\n_Press release/)
    expect(only).toMatch(/#Idlib #Aleppo$/)
  })

  it('drops a button whose command is over 64 bytes or whose link leads nowhere', () => {
    const actions: Message['actions'] = [
      [{ kind: 'command', label: 'Fits', command: 'x'.repeat(64) }],
      [{ kind: 'command', label: 'Too long', command: 'ع'.repeat(33) }],
      [{ kind: 'link', label: 'Nowhere', url: 'http://localhost/' }],
    ]
    const [payload] = payloads(message([paragraph('x')], { actions }))
    expect(payload?.reply_markup?.inline_keyboard.flat().map((one) => one.text)).toEqual(['Fits'])
  })

  it('lays long rows out in eights', () => {
    const row = Array.from({ length: 10 }, (_, index) => ({
      kind: 'command' as const,
      label: String(index),
      command: `/read ${index}`,
    }))
    const [payload] = payloads(message([paragraph('x')], { actions: [row] }))
    expect(payload?.reply_markup?.inline_keyboard.map((one) => one.length)).toEqual([8, 2])
  })
})

describe('offsets', () => {
  const covered = (tree: Message) =>
    payloads(tree).flatMap(({ text, entities }) =>
      entities.map((one) => [one.type, text.slice(one.offset, one.offset + one.length)]),
    )

  it('count after removing what the server removes', () => {
    const words = 'a\u2028b\r\u202ec\u0007d'
    const tree = message([
      paragraph(words),
      { kind: 'paragraph', children: [{ kind: 'strong', children: text('bold') }] },
    ])
    expect(payloads(tree)[0]?.text).toBe('abc d\n\nbold')
    expect(covered(tree)).toEqual([['bold', 'bold']])
  })

  it('count emoji as two', () => {
    const children: Inline[] = [
      { kind: 'text', text: '👨‍👩‍👧 ' },
      { kind: 'strong', children: text('bold') },
    ]
    expect(covered(message([{ kind: 'paragraph', children }]))).toEqual([['bold', 'bold']])
  })

  it('shrink with the ends that the server trims', () => {
    const children: Inline[] = [{ kind: 'strong', children: text('  bold \n') }]
    expect(covered(message([{ kind: 'paragraph', children }]))).toEqual([['bold', 'bold']])
  })

  it('nest in a folded text, where a quotation becomes italic', () => {
    const tree = message([
      {
        kind: 'rest',
        children: [
          { kind: 'heading', children: text('Heading') },
          { kind: 'quote', children: text('Quoted') },
        ],
        open: { kind: 'command', label: 'Read all', command: '/read 1' },
        overflow: 'continue',
      },
    ])
    expect(covered(tree)).toEqual([
      ['expandable_blockquote', 'Heading\n\nQuoted'],
      ['bold', 'Heading'],
      ['italic', 'Quoted'],
    ])
  })

  it('keep a letter whose ring the server would remove', () => {
    expect(payloads(message([paragraph('A\u030angstro\u0308m')]))[0]?.text).toBe('Ångstro\u0308m')
  })
})
