/** One item as a message: the layouts of the three formats, in English and Arabic. */
import { describe, expect, it } from 'vitest'
import { toldOf } from '../../messages/changes.ts'
import { bulletin, withdrawnNotice } from '../../messages/bulletin.ts'
import type { BulletinItem, BulletinOptions } from '../../messages/bulletin.ts'
import type { TextBlock } from '../../messages/message.ts'
import type { Format } from '../../src/news.ts'
import { texts } from './catalogues.ts'
import { readable } from './readable.ts'

const paragraph = (text: string): TextBlock => ({
  kind: 'paragraph',
  children: [{ kind: 'text', text }],
})

const english: BulletinItem = {
  number: 4127,
  language: 'en',
  kind: 'press-release',
  urgent: false,
  title: 'Council Opens Two Schools in Idlib',
  body: [
    paragraph('The council opened two schools.'),
    paragraph('Parents came.'),
    paragraph('Lessons begin.'),
  ],
  issuer: 'Idlib City Council',
  credit: 'Idlib City Council’s Media Department',
  date: { day: '2020-02-18', time: '20:21' },
  topicNames: ['Idlib', 'Education', 'Aleppo', 'Hama'],
  sourceName: 'Inbox',
}

const arabic: BulletinItem = {
  ...english,
  number: 4128,
  language: 'ar',
  title: 'المجلس يفتتح مدرستين في إدلب',
  body: [paragraph('افتتح المجلس مدرستين.'), paragraph('حضر الأهالي.')],
  issuer: 'مجلس مدينة إدلب',
  credit: 'الدائرة الإعلامية في مجلس مدينة إدلب',
  topicNames: ['إدلب', 'تعليم'],
}

const options: BulletinOptions = { buttons: false, zone: 'Asia/Damascus' }
const shown = (item: BulletinItem, format: Format, some: Partial<BulletinOptions> = {}) =>
  readable(bulletin(item, format, texts, { ...options, ...some }))

describe('an English bulletin', () => {
  it('headline: who speaks, with the short date', () => {
    expect(shown(english, 'headline')).toBe(`**Council Opens Two Schools in Idlib**

Press release · Idlib City Council · 18 February 2020
Idlib Education Aleppo`)
  })

  it('summary: the lead, whole, and the rest to open, with the credit', () => {
    expect(shown(english, 'summary')).toBe(`**Council Opens Two Schools in Idlib**

The council opened two schools.

▏Parents came.
▏
▏Lessons begin.
▏(Read all → /read 4127, continue)

Press release · Idlib City Council’s Media Department · Tuesday, 18 February 2020
Idlib Education Aleppo`)
  })

  it('full: the date under the headline, and the credit as the source', () => {
    expect(shown(english, 'full')).toBe(`**Council Opens Two Schools in Idlib**

_Tuesday, 18 February 2020_

The council opened two schools.

Parents came.

Lessons begin.

Press release · Source: Idlib City Council’s Media Department
Idlib Education Aleppo`)
  })

  it('leads to the whole text where it has a URL, and may then end early', () => {
    const item = { ...english, url: 'https://example.org/1', body: english.body.slice(0, 2) }
    expect(shown(item, 'summary')).toBe(`**Council Opens Two Schools in Idlib**

The council opened two schools.

▏Parents came.
▏(Read all → /read 4127, cut)

_[Read the full text](https://example.org/1)_

Press release · Idlib City Council’s Media Department · Tuesday, 18 February 2020
Idlib Education Aleppo`)
    expect(shown(item, 'headline')).toContain('_[Read the full text](https://example.org/1)_')
    expect(shown(item, 'full')).not.toContain('https://')
  })

  it('shows what the source does not say as little as it can', () => {
    const bare = { ...english, body: english.body.slice(0, 1), topicNames: [] }
    delete bare.issuer
    delete bare.credit
    delete bare.date
    expect(shown(bare, 'summary')).toBe(`**Council Opens Two Schools in Idlib**

The council opened two schools.

Press release · Inbox`)
    expect(shown({ ...bare, sourceName: '' }, 'full')).toMatch(/\n\nPress release$/)
    expect(shown({ ...bare, body: [] }, 'summary')).toBe(
      '**Council Opens Two Schools in Idlib**\n\nPress release · Inbox',
    )
    expect(shown({ ...bare, issuer: 'X' }, 'full')).toMatch(/Source: X$/)
  })

  it('keeps a heading before the lead with it', () => {
    const heading: TextBlock = { kind: 'heading', children: [{ kind: 'text', text: 'Schools' }] }
    const body = [heading, ...english.body.slice(0, 2)]
    expect(shown({ ...english, body }, 'summary')).toContain(
      '**Schools**\n\nThe council opened two schools.\n\n▏Parents came.\n▏(Read all',
    )
  })

  it('says urgent only where a person said so, and sets the subtitle off', () => {
    const urgent = { ...english, urgent: true, subtitle: 'Lessons in March' }
    expect(shown(urgent, 'headline')).toMatch(/^\*\*URGENT: Council .+\*\*\n\nPress release/)
    expect(shown(urgent, 'full')).toContain(
      '_Tuesday, 18 February 2020_\n\n_Lessons in March_\n\nThe council',
    )
  })

  it('tells a correction under the headline', () => {
    const line = {
      verb: 'correct',
      text: 'the schools are two.',
      at: Date.UTC(2020, 1, 18, 19, 5),
    } as const
    expect(shown({ ...english, lines: [line] }, 'full')).toContain(
      '\n\n_Corrected 18 February 2020, 21:05 (Damascus): the schools are two._\n\n_Tuesday',
    )
  })

  it('never shows contact or notes unless an editor opts in', () => {
    const item = { ...english, contact: 'press@example.org\n\n+963 11 000', notes: 'For editors' }
    const formats: Format[] = ['headline', 'summary', 'full']
    for (const format of formats) expect(shown(item, format)).toBe(shown(english, format))
    const optIn = { contact: true, notes: true }
    expect(shown(item, 'full', { optIn })).toContain(
      'Lessons begin.\n\n**Contact**\n\npress@example.org\n\n+963 11 000\n\n**Notes to editors**\n\nFor editors\n\nPress',
    )
    expect(shown(item, 'summary', { optIn })).toContain('▏**Contact**')
    expect(shown(item, 'full', { optIn: { contact: false, notes: true } })).not.toContain('press@')
    expect(shown(english, 'full', { optIn })).toBe(shown(english, 'full'))
  })

  it('offers the twin by a button in its own words, else by a line where the twin has a URL', () => {
    const twin = { number: 4128, language: 'ar' }
    expect(shown({ ...english, twin }, 'full', { buttons: true })).toMatch(
      /\n\n\[بالعربية → \/read 4128\]$/,
    )
    expect(shown({ ...english, twin }, 'full')).toBe(shown(english, 'full'))
    expect(shown({ ...english, twin: { ...twin, url: 'https://t.me/x/1' } }, 'headline')).toContain(
      '_[بالعربية](https://t.me/x/1)_',
    )
    const german = { number: 1, language: 'de' }
    expect(shown({ ...english, twin: german }, 'full', { buttons: true })).toContain(
      '[in another language →',
    )
  })

  it('carries the picture with the text, not with the headline alone', () => {
    const item = { ...english, picture: 'ab12' }
    expect(bulletin(item, 'summary', texts, options).picture).toEqual({ hash: 'ab12' })
    expect(bulletin(item, 'headline', texts, options).picture).toBeUndefined()
  })
})

describe('an Arabic bulletin', () => {
  it('summary: the date on a line of its own, and a word before the topics', () => {
    expect(shown(arabic, 'summary')).toBe(`**المجلس يفتتح مدرستين في إدلب**

افتتح المجلس مدرستين.

▏حضر الأهالي.
▏(قراءة الكل → /read 4128, continue)

بيان صحفي · الدائرة الإعلامية في مجلس مدينة إدلب
الثلاثاء 18 شباط/فبراير 2020
وسوم: إدلب تعليم`)
  })

  it('headline: its date line begins with the weekday', () => {
    expect(shown({ ...arabic, urgent: true }, 'headline'))
      .toBe(`**عاجل: المجلس يفتتح مدرستين في إدلب**

بيان صحفي · مجلس مدينة إدلب
الثلاثاء 18 شباط/فبراير 2020
وسوم: إدلب تعليم`)
  })

  it('full: the source, the correction and the English twin', () => {
    const line = {
      verb: 'correct',
      text: 'المدرستان اثنتان.',
      at: Date.UTC(2020, 1, 18, 19, 5),
    } as const
    const twin = { number: 4127, language: 'en' }
    expect(shown({ ...arabic, lines: [line], twin }, 'full', { buttons: true }))
      .toBe(`**المجلس يفتتح مدرستين في إدلب**

_تصحيح في 18 شباط/فبراير 2020، 21:05 (توقيت سوريا): المدرستان اثنتان._

_الثلاثاء 18 شباط/فبراير 2020_

افتتح المجلس مدرستين.

حضر الأهالي.

بيان صحفي · المصدر: الدائرة الإعلامية في مجلس مدينة إدلب
وسوم: إدلب تعليم

[In English → /read 4127]`)
  })
})

describe('changes, in every language', () => {
  const at = Date.UTC(2020, 1, 18, 19, 5)
  const lines = [
    { verb: 'correct', text: '…', at },
    { verb: 'update', text: '…', at: at + 3_600_000 },
  ] as const
  const expected: Record<string, string[]> = {
    en: [
      '_Corrected 18 February 2020, 21:05 (Damascus): …_',
      '_Updated 18 February 2020, 22:05 (Damascus): …_',
      'This item was withdrawn on 18 February 2020. Please do not share it.',
      'This item has been corrected. What was corrected is said under its headline.',
      'This item has been updated. What is new is said under its headline.',
      'This item has been withdrawn. Please do not share it.',
    ],
    ar: [
      '_تصحيح في 18 شباط/فبراير 2020، 21:05 (توقيت سوريا): …_',
      '_تحديث في 18 شباط/فبراير 2020، 22:05 (توقيت سوريا): …_',
      'سُحب هذا الخبر في 18 شباط/فبراير 2020. نرجو عدم إعادة نشره.',
      'جرى تصحيح هذا الخبر، والتصحيح مبيَّن تحت عنوانه.',
      'جرى تحديث هذا الخبر، والجديد مبيَّن تحت عنوانه.',
      'سُحب هذا الخبر. نرجو عدم إعادة نشره.',
    ],
    fr: [
      '_Correction du 18 février 2020, 21:05 (Damascus)\u00a0: …_',
      '_Mise à jour du 18 février 2020, 22:05 (Damascus)\u00a0: …_',
      'Ce texte a été retiré le 18 février 2020. Merci de ne pas le partager.',
      'Ce texte a été corrigé. La correction figure sous le titre.',
      'Ce texte a été mis à jour. Ce qui est nouveau figure sous le titre.',
      'Ce texte a été retiré. Merci de ne pas le partager.',
    ],
    tr: [
      '_Düzeltme, 18 Şubat 2020, 21:05 (Damascus): …_',
      '_Güncelleme, 18 Şubat 2020, 22:05 (Damascus): …_',
      'Bu metin geri çekildi (18 Şubat 2020). Lütfen paylaşmayınız.',
      'Bu metin düzeltildi. Düzeltme başlığın altındadır.',
      'Bu metin güncellendi. Yenilik başlığın altında belirtilmiştir.',
      'Bu metin geri çekildi. Lütfen paylaşmayınız.',
    ],
  }

  it.each(Object.keys(expected))('stand as fixed in %s, the oldest line first', (language) => {
    const item = { ...english, language, lines: [...lines] }
    const under = shown(item, 'headline').split('\n\n').slice(1, 3)
    const told = (['correct', 'update', 'withdraw'] as const).map((verb) =>
      readable(toldOf(language, verb, texts)),
    )
    const withdrawn = shown({ ...item, withdrawnAt: at }, 'full')
    expect([...under, withdrawn, ...told]).toEqual(expected[language])
    expect(readable(toldOf(language, 'redact', texts))).toBe(told[2])
  })
})

describe('a withdrawn item', () => {
  it('is a notice in every format, with nothing of it repeated', () => {
    const item = { ...english, withdrawnAt: Date.UTC(2020, 1, 18, 23), picture: 'ab12' }
    const notice = 'This item was withdrawn on 19 February 2020. Please do not share it.'
    expect(shown(item, 'headline')).toBe(notice)
    expect(shown(item, 'full', { buttons: true })).toBe(notice)
    expect(bulletin(item, 'full', texts, options)).not.toHaveProperty('picture')
    const moment = { at: item.withdrawnAt, zone: 'UTC' }
    expect(readable(withdrawnNotice('ar', moment, texts))).toBe(
      'سُحب هذا الخبر في 18 شباط/فبراير 2020. نرجو عدم إعادة نشره.',
    )
  })
})
