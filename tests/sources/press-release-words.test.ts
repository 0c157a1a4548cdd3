/** No word of a release is lost or moved, however it is dressed; and nothing at all makes the parser throw. */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../src/sources/press-release/normal.ts'
import { parseRelease } from '../../src/sources/press-release.ts'
import type { ReleaseHints, ReleaseResult } from '../../src/sources/press-release.ts'
import { bodyText } from './release-summary.ts'

const hints: ReleaseHints = { today: '2026-04-20', format: 'text' }
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** The parts of a release in one language; lines between which a generated body stands. */
type Dress = {
  word: fc.Arbitrary<string>
  stop: string
  above: string[]
  title: string
  below: string[]
  bullet: string
}

const latin = fc.stringMatching(/^[a-z]{2,11}$/)
const arabicWord = fc.stringMatching(/^[بتثجحخدذرزسشصضطظعغفقكلمنهوي]{2,9}$/)

const english: Dress = {
  word: latin,
  stop: '.',
  above: [
    'FOR IMMEDIATE RELEASE',
    'Ref: ABC/2020/17',
    'EMBARGOED until 10:00 GMT, 3 May 2026',
    'Print / Email',
  ],
  title: 'Council Repairs the Long Line of Tal Maysun',
  below: [
    'Source: Olive Fund’s Press Office',
    'ENDS',
    'Notes to editors:\nfounded by volunteers',
    'Contact:\nTel: +00 555 0142',
    'Share on Facebook',
    'Home Media Center Council News Council Repairs the Long Line of Tal Maysun',
  ],
  bullet: '• ',
}
const arabic: Dress = {
  word: arabicWord,
  stop: '.',
  above: [
    'للنشر الفوري',
    'العدد: ١٧/٢٠٢٠',
    'حظر النشر حتى الساعة 10:00 بتوقيت غرينتش، 3 أيار 2026',
    'طباعة',
  ],
  title: 'المجلس يعيد تشغيل محطة المياه في تل ميسون',
  below: [
    'المصدر: الدائرة الإعلامية في المجلس',
    'انتهى',
    'ملاحظات للمحررين:\nأسسه متطوعون',
    'للتواصل:\nهاتف: +00 555 0142',
    'شارك على فيسبوك',
    'الرئيسية المركز الإعلامي أخبار المجلس المجلس يعيد تشغيل محطة المياه في تل ميسون',
  ],
  bullet: '- ',
}

type Piece = { kind: 'paragraph' | 'list'; texts: string[] }

/** Sentences long enough that a paragraph cannot pass for a headline. */
const sentence = (dress: Dress) =>
  fc.array(dress.word, { minLength: 5, maxLength: 30 }).map((words) => words.join(' ') + dress.stop)

const paragraph = (dress: Dress): fc.Arbitrary<Piece> =>
  fc
    .array(sentence(dress), { minLength: 1, maxLength: 4 })
    .map((sentences) => ({ kind: 'paragraph', texts: [`Lead ${sentences.join(' ')}`] }))

const list = (dress: Dress): fc.Arbitrary<Piece> =>
  fc
    .array(sentence(dress), { minLength: 2, maxLength: 4 })
    .map((texts) => ({ kind: 'list', texts }))

const body = (dress: Dress) =>
  fc
    .tuple(
      paragraph(dress),
      fc.array(fc.oneof(paragraph(dress), list(dress)), { maxLength: 5 }),
      paragraph(dress),
    )
    .map(([first, middle, last]) => [first, ...middle, last])

/** Greedy, as editors and mail programs break lines. */
function wrap(text: string, width: number, indent: string): string {
  const lines = [indent]
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    if (line.trim() !== '' && line.length + 1 + word.length > width) lines.push(indent + word)
    else lines[lines.length - 1] = line.trim() === '' ? line + word : `${line} ${word}`
  }
  return lines.join('\n').trimStart()
}

type Plan = {
  dress: Dress
  pieces: Piece[]
  above: string[]
  below: string[]
  width: number | undefined
  lineEnd: string
  encode: (text: string) => Uint8Array | string
}

function write({ dress, pieces, above, below, width, lineEnd, encode }: Plan): Uint8Array | string {
  const set = (text: string, indent = '') =>
    width === undefined ? text : wrap(text, width, indent)
  const written = pieces.map(({ kind, texts }) =>
    kind === 'list'
      ? texts.map((text) => set(dress.bullet + text, '  ')).join('\n')
      : set(texts[0] ?? ''),
  )
  const lines = (part: string) =>
    part
      .split('\n')
      .map((line) => set(line))
      .join('\n')
  const frame = { above: above.map(lines), below: below.map(lines) }
  const parts = [...frame.above, '18.02.2020 20:21', dress.title, ...written, ...frame.below]
  return encode(parts.join('\n\n').replaceAll('\n', lineEnd))
}

const encodings: ((text: string) => Uint8Array | string)[] = [
  (text) => text,
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
]

const plan: fc.Arbitrary<Plan> = fc.constantFrom(english, arabic).chain((dress) =>
  fc.record({
    dress: fc.constant(dress),
    pieces: body(dress),
    above: fc.subarray(dress.above),
    below: fc.subarray(dress.below),
    width: fc.option(fc.integer({ min: 60, max: 90 }), { nil: undefined }),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    encode: fc.constantFrom(...encodings),
  }),
)

describe('a dressed release', () => {
  it('keeps every body word in its place, and only those', () => {
    fc.assert(
      fc.property(plan, (plan) => {
        const result = parseRelease(write(plan), hints)
        if (!result.ok) throw new Error(JSON.stringify(result.missing))
        const { content } = result.release
        expect(content.title).toBe(plan.dress.title)
        expect(content.date).toEqual({ day: '2020-02-18', time: '20:21' })
        expect(wordsOf(bodyText(content.body))).toEqual(
          plan.pieces.flatMap((piece) => piece.texts.flatMap(wordsOf)),
        )
      }),
      { numRuns: 250 },
    )
  })

  it('keeps paragraphs apart and lists together', () => {
    fc.assert(
      fc.property(plan, (plan) => {
        const result = parseRelease(write(plan), hints)
        if (!result.ok) throw new Error(JSON.stringify(result.missing))
        const kinds = result.release.content.body.map((block) => block.kind)
        const neighbours = plan.pieces.map((piece) => piece.kind)
        const expected = neighbours.filter(
          (kind, at) => kind !== 'list' || neighbours[at - 1] !== 'list',
        )
        expect(kinds).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})

/** Words of letters, counted: every one is in exactly one field, line of debris or mark. */
function count(texts: readonly string[]): Map<string, number> {
  const words = texts.flatMap((text) => text.normalize('NFC').match(/\p{L}+/gu) ?? [])
  const counted = new Map<string, number>()
  for (const word of words) counted.set(word, (counted.get(word) ?? 0) + 1)
  return counted
}

function placesOf(result: ReleaseResult): string[] {
  const { content, debris, marks } = result.ok
    ? result.release
    : { content: result.draft, debris: result.debris, marks: result.marks }
  // The date, reference, credit and section are read out of marks and debris, where they stand whole.
  const { title = '', subtitle = '', contact = '', notes = '', body = [] } = content
  const aside = [...debris, ...marks].map((one) => one.text)
  return [title, subtitle, contact, notes, bodyText(body), ...aside]
}

const anyLine = fc.oneof(
  fc.constantFrom(...english.above, ...english.below, ...arabic.above, ...arabic.below),
  fc.constantFrom(
    '18 February 2020',
    '',
    '',
    '- one',
    '2. two',
    '> said',
    '***',
    'EMBARGO',
    'until 10:00',
    '# Head',
    'Embargo: (',
    english.title,
  ),
  fc.array(latin, { minLength: 1, maxLength: 40 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

describe('anything', () => {
  it('of lines: every word of letters is in exactly one field, line of debris or mark', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 25 }), (lines) => {
        const text = normalise(lines.join('\n')).replaceAll('\ufffd', '')
        const result = parseRelease(text, hints)
        if (!result.ok && result.missing[0]?.field === 'text') return
        expect(count(placesOf(result))).toEqual(count([text]))
      }),
      { numRuns: 400 },
    )
  })

  const format = fc.constantFrom('text' as const, 'markdown' as const, 'html' as const)

  it('of bytes or text, in any format, is read or refused with a reason', () => {
    const input = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(anyLine, { maxLength: 15 }).map((lines) => lines.join('\n')),
    )
    fc.assert(
      fc.property(input, format, (input, format) => {
        const result = parseRelease(input, { ...hints, format })
        const isRead = result.ok && result.release.content.body.length > 0
        const isRefused = !result.ok && result.missing.some((one) => one.reason.length > 20)
        expect(isRead || isRefused).toBe(true)
      }),
      { numRuns: 800 },
    )
  })
})
