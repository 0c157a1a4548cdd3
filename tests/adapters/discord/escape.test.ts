/** Text comes out of Discord's Markdown as it was written, whatever is in it. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeProse, escapeText, maskedLink, safeUrl } from '../../../adapters/discord/escape.ts'
import { type MarkdownNode, readMarkdown } from '../../fakes/discord/markdown.ts'

const dangerous = [
  '# heading',
  '-# small print',
  '> quoted',
  '>>> all quoted',
  '- item',
  '* item',
  '+ item',
  '12. item',
  '  3. item',
  '\u200f- after a mark of direction',
  '**bold** *i* _i_ __u__ ~~s~~ ||spoiler||',
  'snake_case_name and 2*3*4',
  '`code` and ```block```',
  '[label](https://evil.example)',
  '[label](<https://evil.example>)',
  '@everyone @here <@1234> <@&1234> <#1234>',
  '<t:1700000000:R> <:emoji:1234> </command:1234>',
  'https://example.org/page_one_two',
  '<https://example.org>',
  'back\\slash \\*not bold\\*',
  'ends in a backslash \\',
  'line one\n# line two\n- line three\n> line four',
]

/** Text made of what Markdown gives a meaning, so that odd neighbours come up. */
const marks = fc
  .array(
    fc.constantFrom(
      ...'*_~`|>#-+.1[]()<@:\\\n a/!'.split(''),
      'إ',
      '\u200f',
      '😀',
      'http://a',
      'everyone',
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''))

const isText = (node: MarkdownNode) => node.kind === 'text'
const textOf = (nodes: MarkdownNode[]): string =>
  nodes.map((node) => ('children' in node ? textOf(node.children) : node.text)).join('')

describe('escapeText', () => {
  it.each(dangerous)('shows as written: %j', (text) => {
    const read = readMarkdown(escapeText(text))
    expect(read).toEqual([{ kind: 'text', text }])
  })

  it('shows any text as written', () => {
    fc.assert(
      fc.property(fc.oneof(marks, fc.string({ unit: 'binary' })), (text) => {
        const read = readMarkdown(escapeText(text))
        expect(read.every(isText)).toBe(true)
        expect(textOf(read)).toBe(text.toWellFormed())
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves plain words alone, so that they stay short', () => {
    const words = 'The meeting – held on Tuesday (18 February) – was “long”; 40% came. إدلب وحلب!'
    expect(escapeText(words)).toBe(words)
  })
})

describe('escapeProse', () => {
  it('keeps an address a link, without its preview', () => {
    expect(escapeProse('See https://example.org/a_b, and *this*.')).toBe(
      String.raw`See <https://example.org/a_b>, and \*this\*.`,
    )
  })

  it.each([
    ['\u2068https://example.org/a\u2069 هو', '\u2068<https://example.org/a>\u2069 هو'],
    ['\u200fhttps://example.org/a\u200f.', '\u200f<https://example.org/a>\u200f.'],
    ['(https://example.org/a)، ثم', '(<https://example.org/a>)، ثم'],
    ['https://example.org/a؟', '<https://example.org/a>؟'],
    ['https://', String.raw`https\://`],
  ])('ends an address before marks of direction and Arabic signs: %j', (text, written) => {
    expect(escapeProse(text)).toBe(written)
  })

  it('adds nothing but links to any text', () => {
    const texts = fc.oneof(
      marks,
      fc.tuple(marks, fc.webUrl(), marks).map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const read = readMarkdown(escapeProse(text))
        expect(read.every((node) => isText(node) || node.kind === 'link')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('links', () => {
  it('are masked, and show no preview', () => {
    expect(maskedLink('Read', 'https://example.org/a')).toBe('[Read](<https://example.org/a>)')
  })

  it('lead to http and https alone, and to no address that hides another', () => {
    const refused = [
      'javascript:alert(1)',
      'discord://open',
      'data:text/html,x',
      'https://bank.example@evil.example/',
      'https://',
      'not a url',
      '',
    ]
    for (const url of refused) expect(maskedLink('Read', url)).toBeUndefined()
  })

  it('cannot be broken out of by what is in the address', () => {
    const url = 'https://example.org/a_(b)>c?q=<d>)&e=[f]\\#g)'
    const [link, ...others] = readMarkdown(maskedLink('Read', url) ?? '')
    expect(link).toMatchObject({ kind: 'link', url: safeUrl(url) })
    expect(others).toEqual([])
  })

  it('stay one link whatever the label and the address are', () => {
    fc.assert(
      fc.property(
        marks,
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        (label, url) => {
          const link = maskedLink(escapeText(label), url)
          if (link === undefined) return
          expect(readMarkdown(link)).toMatchObject([{ kind: 'link' }])
          expect(link).not.toContain('\n')
        },
      ),
    )
  })
})
