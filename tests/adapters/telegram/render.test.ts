/** The layouts of Telegram posts, read as people see them, and the limits they keep. */
import { describe, expect, it } from 'vitest'
import { showTelegramPost } from '../../../adapters/telegram/show.ts'
import type { TelegramPayload } from '../../../adapters/telegram/wire.ts'
import type { Inline, Message } from '../../../messages/message.ts'
import { hash, headline, message, paragraph, text, wordsFrom } from '../../contract/messages.ts'
import { date, meta, payloads, posts, rest, shown } from './rendered.ts'

/** With the marks of direction made visible. */
const lines = (tree: Message) =>
  shown(tree).flatMap((post) =>
    post
      .replaceAll('\u200f', '‹RLM›')
      .replaceAll('\u2068', '‹')
      .replaceAll('\u2069', '›')
      .split('\n'),
  )

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
