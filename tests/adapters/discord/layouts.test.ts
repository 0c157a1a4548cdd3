/** What posts and answers look like on Discord, English and Arabic side by side. */
import { describe, expect, it } from 'vitest'
import { bodyOf, type Payload } from '../../../adapters/discord/payload.ts'
import { discordRenderer } from '../../../adapters/discord/render.ts'
import type { Action, Block, Message, Meta, TextBlock } from '../../../messages/message.ts'
import { headline, paragraph, text } from '../../contract/messages.ts'
import { render } from './rendered.ts'

const command = (label: string, command: string): Action => ({ kind: 'command', label, command })

const note = (words: string): Block => ({ kind: 'note', children: text(words) })

const rest = (children: TextBlock[], label: string): Block => ({
  kind: 'rest',
  children,
  open: command(label, '/read 4127'),
  overflow: 'continue',
})

const english = {
  head: headline('River Council Steps Up Efforts for Idlib & Reopens Roads'),
  lead: paragraph('The Council’s roads office on Tuesday called a meeting on Idlib.'),
  more: [paragraph('Engineers of four districts took part.'), paragraph('It ended late.')],
  date: { long: 'Tuesday, 18 February 2020', short: '18 February 2020' },
  twin: [[command('بالعربية', '/read 4128')]],
}

const englishMeta = (more: Partial<Meta> = {}): Meta => ({
  kind: 'meta',
  parts: ['Press release', 'River Council’s Media Department'],
  date: english.date,
  dateForm: 'long',
  dateApart: false,
  topics: ['Idlib', 'Aleppo'],
  tagsLead: '',
  ...more,
})

const arabic = {
  head: headline('مجلس النهر يكثّف جهوده لفتح الطرق إلى إدلب'),
  lead: paragraph('عقدت دائرة الطرق، الثلاثاء، اجتماعاً لبحث فتح المعابر.'),
  more: [paragraph('شارك فيه مهندسو أربع مناطق.')],
  date: { long: 'الثلاثاء 18 شباط/فبراير 2020', short: '18 شباط/فبراير 2020' },
}

const arabicMeta = (more: Partial<Meta> = {}): Meta => ({
  kind: 'meta',
  parts: ['بيان صحفي', 'الدائرة الإعلامية في مجلس النهر'],
  date: arabic.date,
  dateForm: 'long',
  dateApart: true,
  topics: ['إدلب', 'حلب'],
  tagsLead: 'وسوم:',
  ...more,
})

const en = (blocks: Block[], actions?: Action[][]): Message => ({
  language: 'en',
  blocks,
  ...(actions ? { actions } : {}),
})
const ar = (blocks: Block[]): Message => ({ language: 'ar', blocks })

/** Marks of direction, made visible. */
const visible = (shown: string) =>
  shown.replaceAll('\u200f', '{rlm}').replaceAll('\u2068', '{').replaceAll('\u2069', '}')

describe('headline', () => {
  const parts = ['Press release', 'River Council']
  it('is content and one small line', () => {
    const meta = englishMeta({ parts, dateForm: 'short' })
    expect(render(en([english.head, meta]))).toMatchInlineSnapshot(`
      "content: **River Council Steps Up Efforts for Idlib & Reopens Roads**
      -# Press release · River Council · Idlib, Aleppo · 18 February 2020"
    `)
  })
  it('keeps the link and the correction under it', () => {
    const link: Block = {
      kind: 'note',
      children: [
        { kind: 'link', url: 'https://example.org/1', children: text('Read the full text') },
      ],
    }
    const blocks = [english.head, note('Corrected: on Tuesday.'), link, englishMeta({ parts })]
    expect(render(en(blocks))).toMatchInlineSnapshot(`
      "content: **River Council Steps Up Efforts for Idlib & Reopens Roads**
      _Corrected: on Tuesday._
      _[Read the full text](<https://example.org/1>)_
      -# Press release · River Council · Idlib, Aleppo · 18 February 2020"
    `)
  })
  it('is the same in Arabic, the date on a line of its own', () => {
    expect(visible(render(ar([arabic.head, arabicMeta()])))).toMatchInlineSnapshot(`
      "content: **مجلس النهر يكثّف جهوده لفتح الطرق إلى إدلب**
      -# بيان صحفي · الدائرة الإعلامية في مجلس النهر
      -# وسوم: إدلب، حلب
      -# الثلاثاء 18 شباط/فبراير 2020"
    `)
  })
})

describe('summary', () => {
  const summary = en(
    [english.head, english.lead, rest(english.more, 'Read all'), englishMeta()],
    english.twin,
  )
  it('shows the lead, whole, and the rest behind a button', () => {
    expect(render(summary)).toMatchInlineSnapshot(`
      "content: **River Council Steps Up Efforts for Idlib & Reopens Roads**
      description: The Council’s roads office on Tuesday called a meeting on Idlib.
      footer: Press release · River Council’s Media Department · Idlib, Aleppo · 18 February 2020
      buttons: [Read all](/read 4127) [بالعربية](/read 4128)"
    `)
  })
  it('is the same in Arabic, the footer holding the date alone', () => {
    const blocks = [arabic.head, arabic.lead, rest(arabic.more, 'النص الكامل'), arabicMeta()]
    expect(visible(render(ar(blocks)))).toMatchInlineSnapshot(`
      "content: **مجلس النهر يكثّف جهوده لفتح الطرق إلى إدلب**
      description: عقدت دائرة الطرق، الثلاثاء، اجتماعاً لبحث فتح المعابر.

      _بيان صحفي · الدائرة الإعلامية في مجلس النهر_
      _وسوم: إدلب، حلب_
      footer: الثلاثاء 18 شباط/فبراير 2020
      buttons: [النص الكامل](/read 4127)"
    `)
  })
  it('is plain content where embeds are denied', () => {
    expect(render(summary, { kind: 'channel', plain: true })).toMatchInlineSnapshot(`
      "content: **River Council Steps Up Efforts for Idlib & Reopens Roads**

      The Council’s roads office on Tuesday called a meeting on Idlib.

      -# Press release · River Council’s Media Department · Idlib, Aleppo · 18 February 2020
      buttons: [Read all](/read 4127) [بالعربية](/read 4128)"
    `)
  })
  it('names the thread that it opens in a forum', () => {
    const long = headline(`${'Efforts for Idlib and Aleppo '.repeat(5)}end`)
    const blocks = [long, english.lead, englishMeta()]
    expect(render(en(blocks), { kind: 'forum' })).toMatchInlineSnapshot(`
      "thread: Efforts for Idlib and Aleppo Efforts for Idlib and Aleppo Efforts for Idlib and Aleppo Efforts for…
      content: **Efforts for Idlib and Aleppo Efforts for Idlib and Aleppo Efforts for Idlib and Aleppo Efforts for Idlib and Aleppo Efforts for Idlib and Aleppo end**
      description: The Council’s roads office on Tuesday called a meeting on Idlib.
      footer: Press release · River Council’s Media Department · Idlib, Aleppo · 18 February 2020"
    `)
  })
  it('shows its picture in the card', () => {
    const picture = { hash: 'abc123', alt: 'A meeting' }
    expect(render({ ...summary, picture })).toContain('image: attachment://abc123')
  })
  it('corrected says so first', () => {
    const blocks = [
      english.head,
      note('Corrected 18 February 2020, 21:05 (Damascus): the meeting was held on Tuesday.'),
      english.lead,
      englishMeta(),
    ]
    expect(render(en(blocks))).toMatchInlineSnapshot(`
      "content: **River Council Steps Up Efforts for Idlib & Reopens Roads**
      description: _Corrected 18 February 2020, 21:05 (Damascus): the meeting was held on Tuesday._

      The Council’s roads office on Tuesday called a meeting on Idlib.
      footer: Press release · River Council’s Media Department · Idlib, Aleppo · 18 February 2020"
    `)
  })
})

describe('full', () => {
  it('shows every paragraph and the date in the footer', () => {
    const { date: _, ...meta } = englishMeta({
      parts: ['Press release', 'Source: River Council’s Media Department'],
    })
    const blocks: Block[] = [
      english.head,
      { kind: 'date', date: english.date },
      english.lead,
      ...english.more,
      meta,
    ]
    expect(render(en(blocks), { kind: 'private' })).toMatchInlineSnapshot(`
      "content: **River Council Steps Up Efforts for Idlib & Reopens Roads**
      description: The Council’s roads office on Tuesday called a meeting on Idlib.

      Engineers of four districts took part.

      It ended late.
      footer: Press release · Source: River Council’s Media Department · Idlib, Aleppo · 18 February 2020"
    `)
  })
  it('is the same in Arabic', () => {
    const { date: _, ...meta } = arabicMeta()
    const date: Block = { kind: 'date', date: arabic.date }
    const blocks = [arabic.head, date, arabic.lead, ...arabic.more, meta]
    expect(visible(render(ar(blocks), { kind: 'private' }))).toMatchInlineSnapshot(`
      "content: **مجلس النهر يكثّف جهوده لفتح الطرق إلى إدلب**
      description: عقدت دائرة الطرق، الثلاثاء، اجتماعاً لبحث فتح المعابر.

      شارك فيه مهندسو أربع مناطق.

      _بيان صحفي · الدائرة الإعلامية في مجلس النهر_
      _وسوم: إدلب، حلب_
      footer: الثلاثاء 18 شباط/فبراير 2020"
    `)
  })
  it('goes on in a further card where the text is too long for one', () => {
    const long = Array.from({ length: 5 }, (_, index) =>
      paragraph(`${index} ${'word '.repeat(220)}`),
    )
    const posts = discordRenderer.render(en([english.head, ...long, englishMeta()]), {
      kind: 'private',
    })
    const [first, second, ...more] = posts.map((post) => bodyOf(post.payload as Payload))
    expect(more).toEqual([])
    expect(first?.content).toContain('River Council Steps Up')
    expect(first?.embeds[0]?.footer).toBeUndefined()
    expect(second?.content).toBe('')
    expect(second?.embeds[0]?.footer?.text).toContain('18 February 2020')
  })
})

describe('answers', () => {
  it('are plain content with buttons', () => {
    const row = (position: number, title: string): Block => ({
      kind: 'paragraph',
      children: [
        { kind: 'text', text: `${position}. ` },
        { kind: 'link', url: `https://example.org/${position}`, children: text(title) },
        { kind: 'text', text: '\n' },
        { kind: 'emphasis', children: text('River Council · 18 February 2020') },
      ],
    })
    const list = en(
      [
        headline('Latest'),
        row(1, 'River Council Steps Up Efforts'),
        row(2, 'Aid *reaches* Aleppo'),
      ],
      [[command('1', '/read 4127'), command('2', '/read 4126')]],
    )
    expect(render(list, { kind: 'private' })).toMatchInlineSnapshot(`
      "content: **Latest**

      1\\. [River Council Steps Up Efforts](<https://example.org/1>)
      _River Council · 18 February 2020_

      2\\. [Aid \\*reaches\\* Aleppo](<https://example.org/2>)
      _River Council · 18 February 2020_
      buttons: [1](/read 4127) [2](/read 4126)"
    `)
  })
  it('are one paragraph where a sentence is enough', () => {
    expect(render(en([paragraph('There is nothing on “Idlb”. Did you mean Idlib?')]))).toBe(
      'content: There is nothing on “Idlb”. Did you mean Idlib?',
    )
  })
  it('show headings, quotations and lists as Discord does', () => {
    const blocks: Block[] = [
      { kind: 'heading', children: text('Demands') },
      { kind: 'quote', children: text('We will\nnot stop.'), attribution: text('— The speaker') },
      { kind: 'list', ordered: true, items: [text('A corridor'), text('1. of aid')] },
      { kind: 'list', ordered: false, items: [text('- dashed'), text('plain')] },
    ]
    expect(render(en(blocks))).toMatchInlineSnapshot(`
      "content: **Demands**

      > We will
      > not stop.
      > — The speaker

      1. A corridor
      2. 1\\. of aid

      - \\- dashed
      - plain"
    `)
  })
})
