/** Direction marks: where they stand, that they are only added, and that adding them twice changes nothing. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stripBidi } from '../../messages/bidi.ts'
import { directed, isRightToLeft } from '../../messages/direction.ts'
import type { Block, Inline, Message } from '../../messages/message.ts'
import { blocksWithText, text } from './trees.ts'

/** Marks made visible: ‹ and › for an isolate, ← for U+200F. */
const visible = (value: string) =>
  value.replaceAll('\u2068', '‹').replaceAll('\u2069', '›').replaceAll('\u200f', '←')

const shown = (language: string, value: string | Inline[]) => {
  const children: Inline[] = typeof value === 'string' ? [{ kind: 'text', text: value }] : value
  return text(directed({ language, blocks: [{ kind: 'paragraph', children }] }), visible)
}

describe('a right-to-left message', () => {
  it.each([
    ['عقدت الدائرة اجتماعاً', 'عقدت الدائرة اجتماعاً'],
    ['قال Hélène Marchand أمس', 'قال ‹Hélène Marchand› أمس'],
    ['Reuters: قتلى في إدلب', '←‹Reuters›: قتلى في إدلب'],
    ['«إدلب» أولاً', '←«إدلب» أولاً'],
    ['18 قتيلاً', '←18 قتيلاً'],
    ['القرار UN Resolution 2254 الصادر', 'القرار ‹UN Resolution 2254› الصادر'],
    ['الأمم المتحدة (UN) ومكتبها OCHA.', 'الأمم المتحدة (‹UN›) ومكتبها ‹OCHA›.'],
    ['انظر https://example.org/a?b=1&c=2.', 'انظر ‹https://example.org/a?b=1&c=2›.'],
    ['(https://example.org/a)', '←(‹https://example.org/a›)'],
    ['الهاتف +963 11 555 0100 مساءً', 'الهاتف ‹+963 11 555 0100› مساءً'],
    ['هبطت إلى -5 وارتفعت +3.5%', 'هبطت إلى ‹-5› وارتفعت ‹+3.5%›'],
    ['كوفيد-19 في 2020', 'كوفيد-19 في 2020'],
    ['من 10-15 في 21:05', 'من 10-15 في 21:05'],
    ['للقراءة /read 4127', 'للقراءة ‹/read 4127›'],
    ['مثال: /why 4127 12', 'مثال: ‹/why 4127 12›'],
    ['في telegram:-1001234/7: عُدّل', 'في ‹telegram:-1001234/7›: عُدّل'],
    ['درجة الحرارة: -5', 'درجة الحرارة: ‹-5›'],
    ['press@example.org و@barid_bot', '←‹press@example.org› و‹@barid_bot›'],
    ['أولاً\n2. ثانياً\nUN', 'أولاً\n←2. ثانياً\n←‹UN›'],
    ['«Syria» TV', '←«‹Syria›» ‹TV›'],
    ['A: “We came” (AFP).\nUN', '←‹A: “We came” (AFP).›\n←‹UN›'],
    [' – We came in 2020: ', '← – ‹We came in 2020›: '],
    ['5 - 6 / 7', '←5 - 6 / 7'],
    ['قال\u202e خفي \u200fو\u2066UN', 'قال خفي و‹UN›'],
    ['', ''],
  ])('%s', (before, after) => {
    expect(shown('ar', before)).toBe(after)
  })

  it('begins once a line, whatever inlines the line is made of', () => {
    const inlines: Inline[] = [
      { kind: 'strong', children: [{ kind: 'text', text: 'UN' }] },
      { kind: 'text', text: ' قالت' },
    ]
    expect(shown('ar', inlines)).toBe('←‹UN› قالت')
    const code: Inline[] = [
      { kind: 'code', text: '/read 1' },
      { kind: 'text', text: '\n2' },
    ]
    expect(shown('ar', code)).toBe('←‹/read 1›\n←2')
  })

  it('marks every line of a list, a quotation, a date and the meta lines', () => {
    const date = { long: 'الثلاثاء 18 شباط/فبراير 2020', short: '18 شباط/فبراير 2020' }
    const open = { kind: 'command' as const, label: 'قراءة الكل', command: '/read 1' }
    const one: Inline[] = [{ kind: 'text', text: '1' }]
    const blocks: Block[] = [
      { kind: 'headline', children: one },
      { kind: 'note', children: one },
      {
        kind: 'rest',
        open,
        overflow: 'cut',
        children: [{ kind: 'list', ordered: false, items: [one, one] }],
      },
      { kind: 'quote', children: one, attribution: [{ kind: 'text', text: 'Reuters' }] },
      { kind: 'date', date },
      {
        kind: 'meta',
        parts: ['AFP', 'UN'],
        date,
        dateForm: 'long',
        dateApart: true,
        topics: ['Idlib', 'حلب'],
        tagsLead: 'وسوم:',
      },
    ]
    expect(text(directed({ language: 'ar', blocks }), visible)).toBe(
      [
        '←1',
        '←1',
        '←1\n←1',
        '←1\n←‹Reuters›',
        'الثلاثاء 18 شباط/فبراير 2020 | ←18 شباط/فبراير 2020',
        '←‹AFP› · ‹UN› · الثلاثاء 18 شباط/فبراير 2020 | ←18 شباط/فبراير 2020 · وسوم: ‹Idlib› حلب',
      ].join('\n\n'),
    )
  })
})

describe('a left-to-right message', () => {
  it.each([
    ['The daily الشرق الأوسط, founded 1978', 'The daily ‹الشرق الأوسط›, founded 1978'],
    ['«حلب 2016، اليوم» in Aleppo', '«‹حلب 2016، اليوم›» in Aleppo'],
    ['المجلس المحلي الجديد 18', 'المجلس المحلي الجديد 18'],
    ['The الأول\nالثاني', 'The ‹الأول›\n‹الثاني›'],
    ['Topics: #إدلب', 'Topics: ‹#إدلب›'],
    ['Plain\u202e words\u200f', 'Plain words'],
  ])('%s', (before, after) => {
    expect(shown('en', before)).toBe(after)
  })
})

describe('direction', () => {
  const messages: fc.Arbitrary<Message> = fc.record({
    language: fc.constantFrom('ar', 'en', 'fa', 'tr'),
    blocks: blocksWithText,
  })

  it('adds marks alone, and twice is once', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const once = directed(message)
        expect(directed(once)).toEqual(once)
        expect(text(once, stripBidi)).toBe(text(message, stripBidi))
      }),
    )
  })

  it('closes every isolate in the text node that opened it', () => {
    fc.assert(
      fc.property(messages, (message) => {
        for (const value of textNodes(directed(message))) {
          expect(value.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')).not.toMatch(/[\u2068\u2069]/)
        }
      }),
    )
  })

  it.each([
    '1',
    '.',
    '+1',
    '-1 ',
    'a ',
    'a.',
    'https://',
    'https://.',
    ' ',
    'ا ',
    'ا-1',
    '(',
    '\n',
  ])('is not brought to a halt by a hundred thousand of %j', (piece) => {
    const long: Message = {
      language: 'ar',
      blocks: [
        { kind: 'paragraph', children: [{ kind: 'text', text: `a ${piece.repeat(100_000)}ا` }] },
      ],
    }
    expect(text(directed(long), stripBidi)).toBe(text(long))
    expect(text(directed({ ...long, language: 'en' }), stripBidi)).toBe(text(long))
  })

  it('knows the scripts that run right to left', () => {
    expect(['ar', 'fa', 'he', 'ckb'].filter(isRightToLeft)).toHaveLength(4)
    expect(['en', 'fr', 'tr', 'ku', ''].filter(isRightToLeft)).toEqual([])
  })
})

function textNodes(message: Message): string[] {
  const found: string[] = []
  JSON.stringify(message, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') found.push(value)
    return value
  })
  return found
}
