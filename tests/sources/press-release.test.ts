/** Press releases as offices write them: every fixture beside what must be read out of it. */

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseRelease } from '../../src/sources/press-release.ts'
import type { ReleaseHints, ReleaseResult } from '../../src/sources/press-release.ts'
import { summaryOf } from './release-summary.ts'

const folder = join(import.meta.dirname, '../fixtures/releases')
const formats: Record<string, ReleaseHints['format']> = {
  txt: 'text',
  md: 'markdown',
  html: 'html',
}
const names = readdirSync(folder).filter((name) => !name.endsWith('.json'))
const today = '2026-04-20'

const parse = (text: string | Uint8Array, hints: Partial<ReleaseHints> = {}) =>
  parseRelease(text, { today, format: 'text', ...hints })

function released(result: ReleaseResult) {
  if (!result.ok) throw new Error(JSON.stringify(result.missing))
  return result.release
}

const simple = '18 February 2020\n\nCouncil Repairs Line\n\nThe council repaired the main line.\n'

describe('fixtures', () => {
  it('are at least forty, sixteen of them Arabic', () => {
    expect(names.length).toBeGreaterThanOrEqual(40)
    expect(names.filter((name) => name.includes('.ar.')).length).toBeGreaterThanOrEqual(16)
  })

  it.each(names)('%s', (name) => {
    const format = formats[name.split('.').at(-1) ?? ''] ?? 'text'
    const expected: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
    const result = parse(readFileSync(join(folder, name)), { format })
    expect(JSON.parse(JSON.stringify(summaryOf(result)))).toEqual(expected)
  })
})

describe('what an editor gives', () => {
  it('a headline and a date release a text that has neither', () => {
    const text = 'The council met on Tuesday. It decided to repair the main line.'
    expect(summaryOf(parse(text))).toMatchObject({ missing: ['title', 'date'] })
    const { content } = released(parse(text, { title: 'Council Meets', date: '2020-02-18' }))
    expect(content).toMatchObject({ title: 'Council Meets', date: { day: '2020-02-18' } })
    expect(content.body).toHaveLength(1)
  })

  it('a headline replaces that of the file, which is listed as left out', () => {
    const { content, debris } = released(parse(simple, { title: 'Water Flows Again' }))
    expect(content.title).toBe('Water Flows Again')
    expect(debris.map((one) => one.text)).toEqual(['Council Repairs Line'])
  })

  it('the same headline stands once, also where it ends in a full stop', () => {
    const text = simple.replace('Repairs Line', 'Repairs Line.')
    const { content, debris } = released(parse(text, { title: 'Council repairs line' }))
    expect(debris).toEqual([])
    expect(content.body).toHaveLength(1)
  })

  it('a date that cannot be read is asked for again', () => {
    const result = parse(simple, { date: 'soon' })
    expect(result).toMatchObject({
      ok: false,
      missing: [{ field: 'date', reason: expect.stringContaining('cannot be read') }],
    })
  })

  it('the issuer of the source wins over the credit', () => {
    const text = `${simple}\nSource: Olive Fund’s Press Office\n`
    expect(released(parse(text)).content.issuer).toBe('Olive Fund')
    expect(released(parse(text, { issuer: 'Cedar Fund' })).content).toMatchObject({
      issuer: 'Cedar Fund',
      credit: 'Olive Fund’s Press Office',
    })
  })

  it('a language known from outside wins, and a text that contradicts it is doubted', () => {
    const release = released(parse(simple, { language: 'ar' }))
    expect(release.content.language).toBe('ar')
    expect(release.doubts).toContainEqual({ field: 'language', reason: 'The text looks like "en"' })
  })
})

describe('identity', () => {
  it('is that of the words, not of line ends, spaces or encodings', () => {
    const one = released(parse(simple)).identity
    expect(one).toMatch(/^[0-9a-f]{64}$/)
    expect(released(parse(`\ufeff${simple.replaceAll('\n', '\r\n')}  `)).identity).toBe(one)
    expect(released(parse(Buffer.from(`\ufeff${simple}`, 'utf16le'))).identity).toBe(one)
    expect(released(parse(simple.replace('main', 'second'))).identity).not.toBe(one)
  })

  it('composes letters first', () => {
    const text = simple.replace('Council', 'Société')
    expect(released(parse(text.normalize('NFD'))).identity).toBe(released(parse(text)).identity)
  })
})

describe('nothing is invented', () => {
  it('urgent is set by people only', () => {
    expect(released(parse(`URGENT\n\n${simple}`)).content.urgent).toBe(false)
  })

  it('bidi controls and invisible marks do not reach the item', () => {
    const { content } = released(parse(simple.replace('Council', '\u202eCouncil\u200f\u00ad')))
    expect(content.title).toBe('Council Repairs Line')
  })
})
