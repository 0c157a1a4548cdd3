/** The HTML of the console's chat, and that of posts beside it: nothing of a text becomes markup. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consoleRenderer, type ConsolePayload } from '../../../adapters/console/render.ts'
import { discordLikeness } from '../../../adapters/discord/likeness.ts'
import { discordRenderer } from '../../../adapters/discord/render.ts'
import { telegramLikeness } from '../../../adapters/telegram/likeness.ts'
import { telegramRenderer } from '../../../adapters/telegram/render.ts'
import type { Post } from '../../../adapters/adapter.ts'
import { wordsOfHtml } from '../../../messages/html.ts'
import type { Message } from '../../../messages/message.ts'
import {
  everything,
  everyWord,
  headline,
  message,
  paragraph,
  text,
} from '../../contract/messages.ts'

const looks: [string, (tree: Message) => string[]][] = [
  [
    'console',
    (tree) =>
      consoleRenderer
        .render(tree, { kind: 'private' })
        .map(({ payload }) => (payload as ConsolePayload).html),
  ],
  ['telegram', (tree) => telegramRenderer.render(tree, { kind: 'channel' }).map(telegramLikeness)],
  ['discord', (tree) => discordRenderer.render(tree, { kind: 'channel' }).map(discordLikeness)],
]

const allowed =
  /^<\/?(p|div|span|strong|em|code|blockquote|ol|ul|li|br|a)( (class|dir|title|href|target|rel|start)="[^"<>]*")*>$/

const tagsOf = (html: string) => html.match(/<[^>]*>?/g) ?? []

describe.each(looks)('%s', (_, render) => {
  it('shows every word', () => {
    const words = render(everything).map(wordsOfHtml).join(' ')
    for (const word of everyWord) expect(words).toContain(word)
  })

  it('makes no markup of what a text says', () => {
    const hostile = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom(
          '<script>alert(1)</script>',
          '"><img src=x onerror=alert(1)>',
          '&lt;b&gt;',
          "' onclick='x",
          '**bold** _it_ `code` [a](<https://b.example/>)',
          '> quoted\n- listed\n-# small',
          '\\<\\>',
        ),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(hostile, (parts) => {
        const words = parts.join(' ')
        const tree = message([
          headline(words),
          paragraph(words),
          { kind: 'quote', children: text(words) },
          { kind: 'list', ordered: false, items: [text(words)] },
        ])
        const wrong = render(tree)
          .flatMap(tagsOf)
          .filter((tag) => !allowed.test(tag))
        expect(wrong).toEqual([])
      }),
    )
  })

  it('follows no link that is not of the web', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '//evil', 'https://']) {
      const tree = message([
        { kind: 'paragraph', children: [{ kind: 'link', url, children: text('Words') }] },
      ])
      expect(render(tree).join()).not.toMatch(/href|title/)
    }
  })

  it('shows what stands in a text as it stands', () => {
    const odd = 'a*b_c`d~e|f <g> & "h" \\ [i](j) # k'
    expect(
      render(message([paragraph(odd)]))
        .map(wordsOfHtml)
        .join(''),
    ).toBe(odd)
  })
})

describe('a Telegram post', () => {
  const bulletin: Message = {
    language: 'ar',
    blocks: [
      headline('عنوان'),
      paragraph('مقدمة'),
      {
        kind: 'rest',
        children: [paragraph('تتمة أولى'), paragraph('تتمة ثانية')],
        open: { kind: 'command', label: 'قراءة الكل', command: '/read 1' },
        overflow: 'cut',
      },
    ],
    actions: [[{ kind: 'link', label: 'رابط <1>', url: 'https://example.org/' }]],
  }
  const [html = ''] = telegramRenderer.render(bulletin, { kind: 'channel' }).map(telegramLikeness)

  it('folds its rest, with the bar on the side of its language', () => {
    expect(html).toMatch(/<blockquote class="fold" dir="rtl"><p dir="auto">تتمة أولى<\/p>/)
    expect(html).toMatch(/<strong>عنوان<\/strong>/)
  })

  it('has its buttons below, and marks a link', () => {
    expect(html).toMatch(/<span class="key link" dir="auto">رابط &lt;1&gt;<\/span>/)
  })
})

describe('a Discord post', () => {
  it('has its content, its card with a footer, and its buttons', () => {
    const [post] = discordRenderer.render(everything, { kind: 'channel' })
    const html = discordLikeness(post as Post)
    expect(html).toMatch(/^<div class="content"><p dir="auto"><strong>Headline<\/strong><\/p>/)
    expect(html).toMatch(/<div class="embed"><div class="description">/)
    expect(html).toMatch(/<strong><em>Nested<\/em><\/strong> <code>Code<\/code>/)
    expect(html).toMatch(/<span class="address" title="https:\/\/example.org\/page">Linked<\/span>/)
    expect(html).toMatch(/<p class="footer" dir="auto">[^<]*Issuer[^<]*<\/p>/)
    expect(html).toMatch(/<span class="key" dir="auto">Press<\/span>/)
  })
})
