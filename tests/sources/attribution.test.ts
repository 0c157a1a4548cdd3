/** Who said a set-off quotation, wherever offices put the name. */

import { describe, expect, it } from 'vitest'
import { parseRelease } from '../../src/sources/press-release.ts'
import type { ReleaseHints } from '../../src/sources/press-release.ts'
import { summaryOf } from './release-summary.ts'

const lead = 'The court of Deir Sunbul freed two nurses on Tuesday. They were met by a crowd.'
const end = 'The prosecutor will not appeal, he said on Wednesday.'

function quotesOf(quotation: string, format: ReleaseHints['format'] = 'text'): unknown[] {
  const text =
    format === 'html'
      ? `<h1>Judge Frees Two Nurses</h1><p>21 March 2023</p><p>${lead}</p>${quotation}<p>${end}</p>`
      : `21 March 2023\n\nJudge Frees Two Nurses\n\n${lead}\n\n${quotation}\n\n${end}\n`
  const body = summaryOf(parseRelease(text, { today: '2026-04-20', format })).body ?? []
  return body.filter((block) => block !== lead && block !== end)
}

const said = 'They did what their oath demands.'

describe('a quotation with its speaker', () => {
  it.each([
    [`> ${said}\n> — Huda Sabbagh, nurse`, '— Huda Sabbagh, nurse'],
    [`> They did what\n> their oath demands.\n> – Huda Sabbagh`, '– Huda Sabbagh'],
    [`> ${said}\n> -- A. Sabbagh, nurse`, '-- A. Sabbagh, nurse'],
    [`> ${said}\n— Huda Sabbagh, nurse`, '— Huda Sabbagh, nurse'],
    [`> ${said}\n\n— Huda Sabbagh, nurse`, '— Huda Sabbagh, nurse'],
    [`> ${said}\n>\n> — Huda Sabbagh, nurse`, '— Huda Sabbagh, nurse'],
    [`> ${said}\n> - Huda Sabbagh, nurse`, '- Huda Sabbagh, nurse'],
    [`> ${said} — Huda Sabbagh, nurse`, '— Huda Sabbagh, nurse'],
    [`> ${said} — Huda A. Sabbagh, nurse`, '— Huda A. Sabbagh, nurse'],
    [`> ${said}\n> (Huda Sabbagh, nurse)`, '(Huda Sabbagh, nurse)'],
    [`> ${said} (Huda Sabbagh, nurse)`, '(Huda Sabbagh, nurse)'],
  ])('%j', (quotation, by) => {
    expect(quotesOf(quotation)).toEqual([{ quote: said, by }])
    expect(quotesOf(quotation, 'markdown')).toEqual([{ quote: said, by }])
  })

  it('in Arabic', () => {
    const arabic = 'فعلوا ما يمليه عليهم القسم.'
    expect(quotesOf(`> ${arabic}\n> — هدى صباغ، ممرضة`)).toEqual([
      { quote: arabic, by: '— هدى صباغ، ممرضة' },
    ])
    expect(quotesOf(`> ${arabic} (هدى صباغ، ممرضة)`)).toEqual([
      { quote: arabic, by: '(هدى صباغ، ممرضة)' },
    ])
  })

  it.each([
    `<blockquote><p>${said}</p><footer>— <b>Huda Sabbagh</b>, nurse</footer></blockquote>`,
    `<blockquote>${said} <cite>— Huda Sabbagh, nurse</cite></blockquote>`,
    `<figure><blockquote>${said}</blockquote><figcaption>— Huda Sabbagh, nurse</figcaption></figure>`,
  ])('%s', (html) => {
    expect(quotesOf(html, 'html')).toEqual([{ quote: said, by: '— Huda Sabbagh, nurse' }])
  })

  it('keeps the markup of both', () => {
    const text = `21 March 2023\n\nJudge Frees Two\n\n${lead}\n\n> They did **what** they must. — *Huda*\n`
    const result = parseRelease(text, { today: '2026-04-20', format: 'markdown' })
    expect(result).toMatchObject({ ok: true, release: { content: { body: { length: 2 } } } })
    const quote = result.ok ? result.release.content.body[1] : undefined
    expect(quote).toMatchObject({
      children: [
        { kind: 'text', text: 'They did ' },
        { kind: 'strong', children: [{ text: 'what' }] },
        { kind: 'text', text: ' they must.' },
      ],
      attribution: [
        { kind: 'text', text: '— ' },
        { kind: 'emphasis', children: [{ text: 'Huda' }] },
      ],
    })
  })
})

describe('a quotation without a speaker', () => {
  it.each([
    [`> ${said}`, [{ quote: said }]],
    ['> They came at noon – Huda knew it.', [{ quote: 'They came at noon – Huda knew it.' }]],
    ['> They left. — Nobody said a word.', [{ quote: 'They left. — Nobody said a word.' }]],
    ['> They left (two of three, at least).', [{ quote: 'They left (two of three, at least).' }]],
    [`> ${said}\n> (laughs)`, [{ quote: `${said} (laughs)` }]],
  ])('%j', (quotation, blocks) => expect(quotesOf(quotation)).toEqual(blocks))

  it('a dialogue', () => {
    const blocks = quotesOf('> — Who is there?\n> — Huda')
    expect(JSON.stringify(blocks)).not.toContain('"by"')
  })
})
