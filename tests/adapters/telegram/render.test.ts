/** The layouts of Telegram posts, read as people see them, and the limits they keep. */
import { describe, expect, it } from 'vitest'
import type { Surface } from '../../../adapters/adapter.ts'
import { telegramRenderer } from '../../../adapters/telegram/render.ts'
import { showTelegramPost } from '../../../adapters/telegram/show.ts'
import type { TelegramPayload } from '../../../adapters/telegram/wire.ts'
import type { Block, Inline, Message, Meta } from '../../../messages/message.ts'
import { hash, headline, message, paragraph, text, wordsFrom } from '../../contract/messages.ts'

const posts = (tree: Message, surface: Surface = { kind: 'channel' }) =>
  telegramRenderer.render(tree, surface)
const payloads = (tree: Message) => posts(tree).map((post) => post.payload as TelegramPayload)
const shown = (tree: Message) => posts(tree).map(showTelegramPost)
/** With the marks of direction made visible. */
const lines = (tree: Message) =>
  shown(tree).flatMap((post) =>
    post
      .replaceAll('\u200f', '‹RLM›')
      .replaceAll('\u2068', '‹')
      .replaceAll('\u2069', '›')
      .split('\n'),
  )

const date = { long: 'Tuesday, 18 February 2020', short: '18 February 2020' }
const meta = (more: Partial<Meta> = {}): Meta => ({
  kind: 'meta',
  parts: ['Press release', 'River Council’s Media Department'],
  date,
  dateForm: 'long',
  dateApart: false,
  topics: ['Idlib', 'Aleppo'],
  tagsLead: '',
  ...more,
})
const rest = (children: string[], overflow: 'cut' | 'continue' = 'continue'): Block => ({
  kind: 'rest',
  children: children.map(paragraph),
  open: { kind: 'command', label: 'Read all', command: '/read 1' },
  overflow,
})

describe('layouts in English', () => {
  it('headline', () => {
    const tree = message([
      headline('River Council Steps Up Efforts'),
      meta({ parts: ['Press release', 'River Council'], dateForm: 'short' }),
    ])
    expect(shown(tree)).toEqual([
      `**River Council Steps Up Efforts**

_Press release · River Council · 18 February 2020_
#Idlib #Aleppo`,
    ])
  })

  it('summary: the lead, the rest folded, who speaks, hashtags', () => {
    const tree = message([
      headline('River Council Steps Up Efforts'),
      paragraph('The roads office met on Tuesday.'),
      rest(['Engineers of four districts took part.', 'They agreed.']),
      meta(),
    ])
    expect(shown(tree)).toEqual([
      `**River Council Steps Up Efforts**

The roads office met on Tuesday.

▏Engineers of four districts took part.
▏
▏They agreed.

_Press release · River Council’s Media Department · Tuesday, 18 February 2020_
#Idlib #Aleppo`,
    ])
  })

  it('full: the date under the headline, and buttons', () => {
    const { date: _, ...undated } = meta({ parts: ['Press release', 'Source: Media Department'] })
    const tree = message(
      [
        headline('River Council Steps Up Efforts'),
        { kind: 'note', children: text('Corrected 18 February 2020, 21:05 (Damascus): Tuesday.') },
        { kind: 'date', date },
        paragraph('One.'),
        { kind: 'quote', children: text('“We ask for help.”'), attribution: text('— A. Speaker') },
        { kind: 'list', ordered: false, items: [text('first'), text('second')] },
        undated,
      ],
      {
        actions: [
          [
            { kind: 'command', label: 'Follow Idlib', command: '/follow idlib' },
            { kind: 'command', label: 'بالعربية', command: '/read 2' },
          ],
        ],
      },
    )
    expect(shown(tree)).toEqual([
      `**River Council Steps Up Efforts**
_Corrected 18 February 2020, 21:05 (Damascus): Tuesday._
_Tuesday, 18 February 2020_

One.

▏“We ask for help.”
▏— A. Speaker

• first
• second

_Press release · Source: Media Department_
#Idlib #Aleppo
[Follow Idlib] [بالعربية]`,
    ])
  })

  it('a list of headlines, a reply and a link', () => {
    const link: Inline = { kind: 'link', url: 'https://example.org/1', children: text('Read it') }
    const tree = message([
      headline('Latest'),
      { kind: 'list', ordered: true, items: [text('First news'), [link]] },
      { kind: 'note', children: text('Send a number to read.') },
    ])
    expect(shown(tree)).toEqual([
      `**Latest**

1. First news
2. [Read it](https://example.org/1)

_Send a number to read._`,
    ])
  })
})

describe('layouts in Arabic', () => {
  it('summary: a date line of its own, a word before the hashtags, names isolated', () => {
    const tree = message(
      [
        headline('المجلس يكثّف جهوده'),
        paragraph('UNHCR قالت إن العدد بلغ 1200'),
        rest(['حضر الاجتماع منسقو الدوائر']),
        meta({
          parts: ['بيان صحفي', 'الدائرة الإعلامية'],
          date: { long: 'الثلاثاء 18 شباط/فبراير 2020', short: '18 شباط/فبراير 2020' },
          dateApart: true,
          topics: ['إدلب', 'دير الزور', 'Barid'],
          tagsLead: 'وسوم:',
        }),
      ],
      { language: 'ar' },
    )
    expect(lines(tree)).toEqual([
      '**المجلس يكثّف جهوده**',
      '',
      '‹RLM›‹UNHCR› قالت إن العدد بلغ 1200',
      '',
      '▏حضر الاجتماع منسقو الدوائر',
      '',
      '_بيان صحفي · الدائرة الإعلامية_',
      '_الثلاثاء 18 شباط/فبراير 2020_',
      'وسوم: #إدلب #دير_الزور ‹#Barid›',
    ])
  })

  it('a numbered list begins right to left', () => {
    const tree = message([{ kind: 'list', ordered: true, items: [text('الأول')] }], {
      language: 'ar',
    })
    expect(lines(tree)).toEqual(['‹RLM›1. الأول'])
  })
})

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

describe('pictures', () => {
  const long = [headline('Headline'), paragraph(wordsFrom(200)), meta()]

  it('carry all as their caption where it fits', () => {
    expect(posts(message([headline('H'), paragraph('x')], { picture: { hash } }))).toMatchObject([
      { kind: 'picture', picture: hash, length: { limit: 1024 } },
    ])
  })

  it('stand as a large preview above a longer text where they are public', () => {
    const picture = { hash, url: 'https://example.org/p.jpg' }
    const [post, ...more] = posts(message(long, { picture }))
    expect(more).toEqual([])
    expect(post).toMatchObject({
      kind: 'text',
      payload: {
        link_preview_options: {
          url: 'https://example.org/p.jpg',
          prefer_large_media: true,
          show_above_text: true,
        },
      },
    })
    expect(post?.picture).toBeUndefined()
  })

  it('else take headline and meta lines, and the text replies to them', () => {
    const [first, second, ...more] = posts(message(long, { picture: { hash } }))
    expect(more).toEqual([])
    expect(first && showTelegramPost(first)).toBe(
      `(picture)
**Headline**

_Press release · River Council’s Media Department · Tuesday, 18 February 2020_
#Idlib #Aleppo`,
    )
    expect(second).toMatchObject({ kind: 'text' })
    expect(second && showTelegramPost(second)).toBe(wordsFrom(200))
  })

  it('lose no word of a headline that no caption holds', () => {
    const shown = posts(message([headline(wordsFrom(300)), meta()], { picture: { hash } }))
    expect(shown[0]?.length.used).toBeLessThanOrEqual(1024)
    const words = shown.map((post) => (post.payload as TelegramPayload).text).join(' ')
    for (const word of wordsFrom(300).split(' ')) expect(words).toContain(word)
  })
})

it('previews nothing by itself', () => {
  const children: Inline[] = [{ kind: 'link', url: 'https://example.org', children: text('x') }]
  expect(payloads(message([{ kind: 'paragraph', children }]))).toMatchObject([
    { link_preview_options: { is_disabled: true } },
  ])
})
