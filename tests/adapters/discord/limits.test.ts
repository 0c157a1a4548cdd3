/** Whatever the tree, Discord takes every post that is made of it. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marked } from '../../../adapters/discord/marker.ts'
import { bodyOf, type Payload } from '../../../adapters/discord/payload.ts'
import { discordRenderer } from '../../../adapters/discord/render.ts'
import type { Action, Block, Inline, Message } from '../../../messages/message.ts'
import { headline, message, paragraph, wordsFrom } from '../../contract/messages.ts'
import { checkMessage } from '../../fakes/discord/checks.ts'

const marker = 'abcdefghijklmnop'

const words = fc.oneof(
  fc.lorem({ maxCount: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '',
    ' ',
    'إدلب وحلب '.repeat(300),
    'x'.repeat(3000),
    '*_`[#'.repeat(500),
    '😀'.repeat(900),
  ),
)

const { inlines } = fc.letrec<{ inlines: Inline[]; inline: Inline }>((tie) => ({
  inlines: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }),
  inline: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('text' as const), text: words }),
    fc.record({ kind: fc.constant('code' as const), text: words }),
    fc.record({
      kind: fc.constantFrom('strong' as const, 'emphasis' as const),
      children: tie('inlines'),
    }),
    fc.record({ kind: fc.constant('link' as const), url: fc.webUrl(), children: tie('inlines') }),
  ),
}))

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('paragraph', 'heading', 'note', 'headline'),
    children: inlines,
  }),
  fc.record({ kind: fc.constant('quote' as const), children: inlines, attribution: inlines }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(inlines, { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('meta' as const),
    parts: fc.array(words, { maxLength: 3 }),
    dateForm: fc.constant('short' as const),
    dateApart: fc.boolean(),
    topics: fc.array(words, { maxLength: 3 }),
    tagsLead: fc.constantFrom('', 'وسوم:'),
  }),
)

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('command' as const),
    label: words,
    command: fc.string({ maxLength: 120 }),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    label: words,
    url: fc.oneof(fc.webUrl(), words),
  }),
)

const trees: fc.Arbitrary<Message> = fc.record(
  {
    language: fc.constantFrom('en', 'ar'),
    blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
    actions: fc.array(fc.array(action, { maxLength: 7 }), { maxLength: 7 }),
    picture: fc.record({ hash: fc.constant('abc'), alt: words }),
  },
  { requiredKeys: ['language', 'blocks'] },
)

const surfaces = fc.record({
  kind: fc.constantFrom('private' as const, 'channel' as const, 'forum' as const),
  plain: fc.boolean(),
})

describe('a post', () => {
  it('is within every limit of Discord, whatever the tree', () => {
    fc.assert(
      fc.property(trees, surfaces, (tree, surface) => {
        for (const post of discordRenderer.render(tree, surface)) {
          for (const payload of [post.payload, ...(post.fallback ? [post.fallback] : [])]) {
            const body = bodyOf(payload as Payload)
            expect(() => checkMessage(marked(body, marker), ['abc'])).not.toThrow()
            expect(body.allowed_mentions).toEqual({ parse: [] })
            expect(JSON.stringify(body).isWellFormed()).toBe(true)
            const { name = 'none' } = payload as { name?: string }
            expect(name).toMatch(/^[\s\S]{1,100}$/)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('keeps every word of a long text, in order, as cards and as plain content', () => {
    const tree = message([
      headline('Headline'),
      ...Array.from({ length: 9 }, (_, index) => paragraph(wordsFrom(180, `w${index}x`))),
      {
        kind: 'meta',
        parts: ['Who'],
        dateForm: 'short',
        dateApart: false,
        topics: [],
        tagsLead: '',
      },
    ])
    for (const plain of [true, false]) {
      const posts = discordRenderer.render(tree, { kind: 'channel', plain })
      const shown = posts.map((post) => JSON.stringify(post.payload)).join(' ')
      const found = [...shown.matchAll(/w\dx\d+/g)].map(([word]) => word)
      expect(found).toEqual(
        Array.from({ length: 9 }, (_, index) => wordsFrom(180, `w${index}x`))
          .join(' ')
          .split(' '),
      )
      expect(posts.length).toBeGreaterThan(1)
    }
  })

  it('has at most five rows of five buttons, and each command once', () => {
    const row: Action[] = Array.from({ length: 7 }, (_, index) => ({
      kind: 'command',
      label: `${index}`,
      command: `/read ${index}`,
    }))
    const [post] = discordRenderer.render(message([paragraph('x')], { actions: [row, row] }), {
      kind: 'private',
    })
    const rows = bodyOf(post?.payload as Payload).components
    expect(rows.map(({ components }) => components.length)).toEqual([5, 2])
  })

  it('leaves out a button that Discord would refuse', () => {
    const actions: Action[][] = [
      [
        { kind: 'link', label: 'Opens nothing', url: 'javascript:alert(1)' },
        { kind: 'link', label: 'Too long', url: `https://example.org/${'a'.repeat(600)}` },
        { kind: 'command', label: ' ', command: '/start' },
        { kind: 'command', label: 'Too long', command: `/topic ${'a'.repeat(100)}` },
        { kind: 'command', label: 'L'.repeat(100), command: '/help' },
      ],
    ]
    const [post] = discordRenderer.render(message([paragraph('x')], { actions }), {
      kind: 'private',
    })
    const [row, ...more] = bodyOf(post?.payload as Payload).components
    expect(more).toEqual([])
    expect(row?.components).toMatchObject([{ label: `${'L'.repeat(79)}…`, custom_id: '/help' }])
  })

  it('is silent where the chat asks for it', () => {
    const [post] = discordRenderer.render(message([headline('H')]), {
      kind: 'channel',
      silent: true,
    })
    expect(bodyOf(post?.payload as Payload).flags).toBe(4096)
  })

  it('takes a headline that is too long for content apart, and loses nothing of it', () => {
    const long = wordsFrom(400, 'h')
    const posts = discordRenderer.render(message([headline(long), paragraph('Lead')]), {
      kind: 'channel',
    })
    const contents = posts.map((post) => bodyOf(post.payload as Payload).content)
    expect(contents.join(' ').replaceAll('*', '').split(/\s+/).join(' ')).toContain(long)
  })
})
