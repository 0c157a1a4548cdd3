/** The contract of a Renderer: pure, within limits, and never losing a word. */
import { describe, expect } from 'vitest'
import type { Post, Renderer, Surface } from '../../adapters/adapter.ts'
import type { Inline, Message } from '../../messages/message.ts'
import { clauses, type Differences } from './controls.ts'
import {
  everything,
  everyWord,
  hash,
  headline,
  message,
  paragraph,
  text,
  wordsFrom,
} from './messages.ts'

type RendererClause =
  | 'renders the same posts for the same tree and changes nothing'
  | 'makes payloads of plain JSON'
  | 'shows the words of every kind of block'
  | 'keeps every word of a text over many posts, in order'
  | 'ends a cut rest at a paragraph, in one post'
  | 'puts the buttons under one post'
  | 'names a picture and carries a fallback'
  | 'never cuts a grapheme'
  | 'strips the bidi controls of a text'
  | 'begins no Arabic line with a left-to-right character'
  | 'isolates an address in Arabic, and nothing around it'
  | 'keeps the words of a link that leads nowhere'
  | 'takes odd trees'

export type RendererSetup = {
  renderer: Renderer
  /** The words of a post as plain text. */
  textOf: (post: Post) => string
  differs?: Differences<RendererClause>
}

const surfaces: Surface[] = [
  { kind: 'private' },
  { kind: 'channel' },
  { kind: 'group', plain: true },
]

export function rendererContract(name: string, { renderer, textOf, differs }: RendererSetup): void {
  const clause = clauses<RendererClause>(differs)
  const render = (tree: Message, surface: Surface = { kind: 'channel' }) => {
    const posts = renderer.render(tree, surface)
    for (const post of posts) {
      expect(post.length.used, 'within the limit').toBeLessThanOrEqual(post.length.limit)
      expect(textOf(post).isWellFormed(), 'no surrogate is parted').toBe(true)
    }
    return posts
  }
  const wordsOf = (posts: Post[]) => posts.map(textOf).join(' ')
  const numbered = (posts: Post[], stem: string) =>
    [...wordsOf(posts).matchAll(new RegExp(`${stem}\\d+`, 'g'))].map(([word]) => word).join(' ')

  describe(`renderer: ${name}`, () => {
    clause('renders the same posts for the same tree and changes nothing', () => {
      const frozen = deepFreeze(structuredClone(everything))
      for (const surface of surfaces) {
        expect(render(frozen, surface)).toEqual(render(structuredClone(everything), surface))
      }
    })

    clause('makes payloads of plain JSON', () => {
      for (const post of render({ ...everything, picture: { hash } })) {
        expect(JSON.parse(JSON.stringify(post))).toEqual(post)
      }
    })

    clause('shows the words of every kind of block', () => {
      for (const surface of surfaces) {
        const shown = wordsOf(render(everything, surface))
        for (const word of everyWord) expect(shown).toContain(word)
      }
    })

    clause('keeps every word of a text over many posts, in order', () => {
      const paragraphs = Array.from({ length: 12 }, (_, index) => wordsFrom(200, `w${index}x`))
      const posts = render(
        message([
          headline('Headline'),
          paragraph(paragraphs[0] ?? ''),
          {
            kind: 'rest',
            children: paragraphs.slice(1).map(paragraph),
            open: { kind: 'command', label: 'Read all', command: '/read 1' },
            overflow: 'continue',
          },
        ]),
        { kind: 'private' },
      )
      expect(numbered(posts, 'w\\d+x')).toBe(paragraphs.join(' '))
    })

    clause('ends a cut rest at a paragraph, in one post', () => {
      const paragraphs = Array.from({ length: 12 }, (_, index) => wordsFrom(120, `w${index}x`))
      const posts = render(
        message([
          headline('Headline'),
          paragraph('Lead'),
          {
            kind: 'rest',
            children: paragraphs.map(paragraph),
            open: { kind: 'link', label: 'Read the full text', url: 'https://example.org/1' },
            overflow: 'cut',
          },
        ]),
      )
      expect(posts).toHaveLength(1)
      const shown = numbered(posts, 'w\\d+x')
      const whole = paragraphs.map((_, index) => paragraphs.slice(0, index + 1).join(' '))
      expect(whole).toContain(shown)
      expect(shown).not.toBe(paragraphs.join(' '))
    })

    clause('puts the buttons under one post', () => {
      const long = message([headline('H'), paragraph(wordsFrom(3000))], {
        actions: [[{ kind: 'command', label: 'Press', command: '/read 1' }]],
      })
      for (const tree of [everything, long]) {
        expect(render(tree, { kind: 'private' }).filter((post) => post.hasKeyboard)).toHaveLength(1)
      }
    })

    clause('names a picture and carries a fallback', () => {
      const [first, ...more] = render(message([headline('H')], { picture: { hash } }))
      expect(first).toMatchObject({ kind: 'picture', picture: hash })
      expect(first?.fallback).toBeDefined()
      expect(more).toEqual([])
      const without = render(message([headline('H')]))
      expect(without).toMatchObject([{ kind: 'text' }])
      expect(without[0]?.picture).toBeUndefined()
    })

    clause('never cuts a grapheme', () => {
      const family = '👨‍👩‍👧‍👦'
      const posts = render(message([paragraph(family.repeat(900))]), { kind: 'private' })
      expect(posts.length).toBeGreaterThan(1)
      for (const post of posts) expect(textOf(post).replaceAll(family, '').trim()).toBe('')
    })

    clause('strips the bidi controls of a text', () => {
      const shown = wordsOf(render(message([paragraph('safe \u202Eevil\u202C \u2067name\u2069')])))
      expect(shown).toContain('safe evil name')
    })

    clause('begins no Arabic line with a left-to-right character', () => {
      const posts = render(
        message(
          [
            headline('عنوان'),
            paragraph('UNHCR قالت إن العدد بلغ 1200'),
            { kind: 'list', ordered: true, items: [text('الأول'), text('BBC عربي')] },
            {
              kind: 'meta',
              parts: ['بيان صحفي'],
              dateForm: 'long',
              dateApart: true,
              topics: ['إدلب'],
              tagsLead: 'وسوم:',
            },
          ],
          { language: 'ar' },
        ),
      )
      const lines = posts.flatMap((post) => textOf(post).split('\n')).filter((line) => line.trim())
      const first = (line: string) => /[\p{L}\u200E\u200F]/u.exec(line)?.[0] ?? ''
      for (const line of lines) expect(first(line)).toMatch(/[\p{sc=Arabic}\u200F]/u)
    })

    clause('isolates an address in Arabic, and nothing around it', () => {
      for (const [children, expected] of arabicAddresses) {
        const posts = render(message([{ kind: 'paragraph', children }], { language: 'ar' }))
        expect(visible(wordsOf(posts))).toBe(expected)
        expect(JSON.stringify(posts), 'no mark is in an address').not.toMatch(/%E2%8[01]/i)
      }
    })

    clause('keeps the words of a link that leads nowhere', () => {
      for (const url of ['', 'javascript:alert(1)', 'http://localhost/', 'https://', 'not a url']) {
        const posts = render(message([{ kind: 'paragraph', children: [link(url)] }]))
        expect(wordsOf(posts)).toContain('Words')
        expect(JSON.stringify(posts)).not.toContain('javascript:')
      }
    })

    clause('takes odd trees', () => {
      const odd: Message[] = [
        message([paragraph('')]),
        message([headline(''), paragraph('x')]),
        message([paragraph(' \n '), paragraph('x')]),
        message([{ kind: 'list', ordered: true, items: [] }, paragraph('x')]),
        message([paragraph('lone \uD83D surrogate')]),
        message([paragraph('x'.repeat(20_000))]),
        message([{ kind: 'paragraph', children: deep(200) }]),
        message([paragraph('x')], { actions: [[]] }),
        message([paragraph('x')], {
          actions: [
            [{ kind: 'command', label: 'L'.repeat(500), command: `/read ${'9'.repeat(200)}` }],
          ],
        }),
      ]
      for (const tree of odd) expect(() => render(tree)).not.toThrow()
    })
  })
}

const link = (url: string, label = 'Words') => ({
  kind: 'link' as const,
  url,
  children: text(label),
})

/** Marks of direction, made visible. */
const visible = (shown: string) =>
  shown.replaceAll('\u200f', '[RLM]').replaceAll('\u2068', '[FSI]').replaceAll('\u2069', '[PDI]')

const report = 'https://example.org/report?page=1'
const isolated = `[FSI]${report}[PDI]`

/** A line and how it is shown: addresses bare and linked, in the middle, at the start and before what ends a sentence. */
const arabicAddresses: [line: Inline[], shown: string][] = [
  [text(`التقرير ${report} هو رابط`), `التقرير ${isolated} هو رابط`],
  [text(`${report} هو رابط`), `[RLM]${isolated} هو رابط`],
  [text(`نُشر التقرير على ${report}.`), `نُشر التقرير على ${isolated}.`],
  [text(`نُشر على ${report}، ثم سُحب`), `نُشر على ${isolated}، ثم سُحب`],
  [text(`هل قرأت ${report}؟`), `هل قرأت ${isolated}؟`],
  [text(`التقرير (${report}) منشور`), `التقرير (${isolated}) منشور`],
  [text(`التقرير «${report}».`), `التقرير «${isolated}».`],
  [[...text('اقرأ '), link(report, 'التقرير'), ...text('.')], 'اقرأ التقرير.'],
  [[...text('اقرأ '), link(report, 'Report'), ...text('، ثم')], 'اقرأ [FSI]Report[PDI]، ثم'],
  [[...text('اقرأ ('), link(report, report), ...text(').')], `اقرأ (${isolated}).`],
  [[link(report, report), ...text(' هو رابط')], `[RLM]${isolated} هو رابط`],
]

function deep(levels: number): Inline[] {
  let inlines = text('core')
  for (let level = 0; level < levels; level += 1) {
    inlines = [{ kind: level % 2 ? 'strong' : 'emphasis', children: inlines }]
  }
  return inlines
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part)
    Object.freeze(value)
  }
  return value
}
