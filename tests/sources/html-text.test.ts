/** HTML becomes units of text, keeps the marks that mean something, and survives any depth. */

import { describe, expect, it } from 'vitest'
import { readHtml } from '../../src/sources/html-text.ts'
import { parseRelease } from '../../src/sources/press-release.ts'

const read = (html: string) => readHtml(html, '2026-04-20')
const DEPTH = 50_000

describe('units', () => {
  it('are blocks, broken lines and items, with white space folded', () => {
    const { units } = read('<p>One\n  two<br>three<br><br>four</p><ol><li>five</ol>six')
    expect(units.map(({ text, gap, shape }) => ({ text, gap, shape }))).toEqual([
      { text: 'One two', gap: true, shape: 'plain' },
      { text: 'three', gap: false, shape: 'plain' },
      { text: 'four', gap: true, shape: 'plain' },
      { text: 'five', gap: true, shape: 'numbered' },
      { text: 'six', gap: true, shape: 'plain' },
    ])
  })

  it('keep strong, emphasis and links to web addresses, and no other link', () => {
    const html =
      '<b>a</b> <a href="https://x.example/1"><i>b</i></a> <a href="javascript:x()">c</a>'
    expect(read(html).units[0]?.inlines).toEqual([
      { kind: 'strong', children: [{ kind: 'text', text: 'a' }] },
      { kind: 'text', text: ' ' },
      {
        kind: 'link',
        url: 'https://x.example/1',
        children: [{ kind: 'emphasis', children: [{ kind: 'text', text: 'b' }] }],
      },
      { kind: 'text', text: ' c' },
    ])
  })

  it('leave scripts out unseen, and menus and footers listed', () => {
    const { units, leftOut } = read(
      '<script>x()</script><style>y</style><nav>Home <b>News</b></nav><p>z</p><footer>w</footer>',
    )
    expect(units.map((unit) => unit.text)).toEqual(['z'])
    expect(leftOut).toEqual(['Home News', 'w'])
  })

  it('take language and address from the page', () => {
    const page = read('<html lang="ar-SY"><link rel="canonical" href="https://x.example/1"><p>z')
    expect(page).toMatchObject({ language: 'ar', url: 'https://x.example/1' })
    expect(read('<link rel="canonical" href="ftp://x.example"><p>z').url).toBeUndefined()
  })

  it('take the unit that begins the page title for its headline', () => {
    const { units } = read('<title>Road Is Open | Council</title><p>News</p><p>Road is open</p>')
    expect(units.map((unit) => unit.level)).toEqual([undefined, 1])
  })
})

describe('an embargo', () => {
  const line = 'Embargoed until 10:00 GMT, 3 May 2026'
  it.each(['aside', 'footer', 'blockquote', 'li', 'td', 'h2', 'p'])('holds in <%s> too', (tag) => {
    const html = `<h1>A Headline of Words</h1><${tag}>${line}</${tag}><p>1 May 2026</p><p>Text.</p>`
    const result = parseRelease(html, { today: '2026-04-20', format: 'html' })
    expect(result).toMatchObject({
      ok: true,
      release: { embargo: { until: Date.UTC(2026, 4, 3, 10) } },
    })
  })
})

describe('hostile depth', () => {
  it.each(['<div>', '<b>', '<blockquote>', '<ul><li>', '<a href="https://x.example">', '<nav>'])(
    '%s nested many times',
    (tag) => {
      const html = `<h1>A Headline of Four Words</h1><p>18 February 2020</p>${tag.repeat(DEPTH)}Deep words.`
      const result = parseRelease(html, { today: '2026-04-20', format: 'html' })
      const said = JSON.stringify(result.ok ? result.release : result)
      expect(said).toContain('Deep words.')
    },
  )
})
