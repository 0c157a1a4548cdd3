/** Texts: every catalogue complete, the fixed Arabic words, plural forms, and what is said when a text is missing. */
import { parse, Visitor } from '@fluent/syntax'
import type { VariableReference } from '@fluent/syntax'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../messages/message.ts'
import { createReplies } from '../../messages/replies.ts'
import { createSettingsMessages } from '../../messages/settings.ts'
import { textVariables } from '../../messages/text-keys.ts'
import type { TextKey } from '../../messages/text-keys.ts'
import { createTexts } from '../../messages/texts.ts'
import { spokenLanguages } from '../../src/catalogues.ts'
import { catalogues, texts } from './catalogues.ts'

/** Without the marks that keep a number in its place. */
const plainly = (text: string) => text.replace(/[\u2066-\u2069]/g, '')

/** Each key of a catalogue with the variables it uses. */
function variablesOf(source: string): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const entry of parse(source, {}).body) {
    if (entry.type === 'Junk') throw new Error(`Not Fluent: ${entry.content}`)
    if (entry.type !== 'Message') continue
    if (found[entry.id.name]) throw new Error(`Twice: ${entry.id.name}`)
    const names = new Set<string>()
    const visitor = new (class extends Visitor {
      override visitVariableReference(node: VariableReference) {
        names.add(node.id.name)
      }
    })()
    visitor.visit(entry)
    found[entry.id.name] = [...names].toSorted()
  }
  return found
}

describe.each(Object.entries(catalogues))('the catalogue %s', (_, source) => {
  const wanted = Object.fromEntries(
    Object.entries(textVariables).map(([key, names]) => [key, names.toSorted()]),
  )

  it('has every text with its variables, and no other', () => {
    expect(variablesOf(source)).toEqual(wanted)
  })
})

describe('the menus', () => {
  it('have descriptions of at most 100 characters, as Discord wants them', () => {
    const keys = (Object.keys(textVariables) as TextKey[]).filter((key) =>
      /^(command|option)-/.test(key),
    )
    const long = texts.languages.flatMap((language) =>
      keys.filter((key) => texts.say(language, key as 'command-help').length > 100),
    )
    expect(keys.length).toBeGreaterThan(5)
    expect(long).toEqual([])
  })
})

describe('the Arabic words', () => {
  it.each([
    ['latest', 'أحدث الأخبار'],
    ['kind-press-release', 'بيان صحفي'],
    ['kind-statement', 'تصريح صحفي'],
    ['read-full-text', 'النص الكامل'],
    ['read-all', 'قراءة الكل'],
    ['urgent', 'عاجل:'],
    ['tags-lead', 'وسوم:'],
    ['in-own-language', 'بالعربية'],
    ['topics', 'المواضيع'],
    ['settings', 'الإعدادات'],
    ['language', 'اللغة'],
    ['following', 'المتابعات'],
  ] as const)('%s is %s', (key, word) => {
    expect(texts.say('ar', key)).toBe(word)
  })

  it('say follow and search as fixed', () => {
    expect(texts.say('ar', 'follow-topic', { topic: 'إدلب' })).toBe('متابعة إدلب')
    expect(texts.say('ar', 'search-title', { words: 'طرق' })).toBe('بحث: طرق')
  })

  it('say source, correction and withdrawn as fixed', () => {
    expect(texts.say('ar', 'source', { source: 'سانا' })).toBe('المصدر: سانا')
    expect(texts.say('ar', 'corrected', { moment: 'س', line: 'ص' })).toMatch(/^تصحيح /)
    expect(texts.say('ar', 'withdrawn', { day: '18 شباط/فبراير 2020' })).toBe(
      'سُحب هذا الخبر في 18 شباط/فبراير 2020. نرجو عدم إعادة نشره.',
    )
  })

  it.each([
    ['fix', 'إصلاح الخبر'],
    ['correct', 'تصحيح الخبر'],
    ['update', 'تحديث الخبر'],
    ['withdraw', 'سحب الخبر'],
    ['redact', 'حذف الخبر'],
  ])('say what editors do in one word each: %s', (verb, word) => {
    expect(plainly(texts.say('ar', 'report-title', { verb, number: 4 }))).toBe(`${word} رقم 4`)
    expect(texts.say('ar', `command-${verb}` as 'command-fix')).toContain(word.split(' ')[0])
    expect(texts.say('ar', 'edit-yes', { verb })).toContain(word.split(' ')[0])
  })

  it('say of a change to readers what posts say of it', () => {
    expect(texts.say('ar', 'told-withdraw')).toBe('سُحب هذا الخبر. نرجو عدم إعادة نشره.')
    expect(texts.say('ar', 'told-correct')).toMatch(/تصحيح/)
    expect(texts.say('ar', 'updated', { moment: 'س', line: 'ص' })).toMatch(/^تحديث /)
    expect(plainly(texts.say('ar', 'edit-begun', { verb: 'withdraw', number: 4 }))).toMatch(
      /^سُحب الخبر رقم 4/,
    )
  })

  it('call a digest alone a digest', () => {
    expect(texts.say('ar', 'console-format-summary')).not.toMatch(/موجز/)
  })

  it('have verbal nouns on buttons, and order nobody about', () => {
    const buttons = ['thaw-now', 'held-look', 'edit-done', 'edit-keep-text', 'edit-stop'] as const
    const more = ['edit-change-text', 'edit-look-again', 'edit-open-form', 'why-open'] as const
    const verbalNoun = /^(استئناف|عرض|انتهى|إضافة|إلغاء|تغيير|معاينة|كتابة)( |$)/
    const said = [...buttons, ...more].map((key) => texts.say('ar', key))
    expect(said.filter((label) => !verbalNoun.test(label))).toEqual([])
  })

  it('hold no masculine imperative anywhere', () => {
    const orders =
      'اضغط انقر اختر أرسل ارسل اكتب احذف تابع اقرأ ابحث افتح انظر حاول راسل أضف استخدم اضبط أدخل انسخ'
    const order = new RegExp(
      `(?<!\\p{L})[وف]?(${orders.replaceAll(' ', '|')})(نا|ني|ها|ه)?(?![\\p{L}\\p{M}])`,
      'u',
    )
    expect(order.exec('للبدء: أرسل كلمة')?.[1]).toBe('أرسل')
    const lines = (catalogues['ar'] ?? '').split('\n').filter((line) => !line.startsWith('#'))
    expect(lines.filter((line) => order.test(line))).toEqual([])
  })

  it('begin every line with an Arabic letter', () => {
    const values = Object.entries(textVariables).map(([key, names]) =>
      texts.say(
        'ar',
        key as 'source',
        Object.fromEntries(names.map((name) => [name, 'كلمة'])) as { source: string },
      ),
    )
    expect(values.filter((value) => !/^\p{Script=Arabic}/u.test(value))).toEqual([])
  })

  it('never call following a subscription, which sounds paid', () => {
    expect(catalogues['ar']).not.toMatch(/اشتراك|اشترك/)
  })
})

describe('a language more', () => {
  it('is a catalogue more: first contact, choices and settings have it', () => {
    const source = catalogues['en']?.replace('language-name = English', 'language-name = Kurdî')
    const five = createTexts({ ...catalogues, ku: source ?? '' }, 'en')
    const labels = ({ actions = [] }: Message) => actions.flat().map(({ label }) => label)
    expect(labels(createReplies(five).firstContact('ku'))).toContain('Kurdî')
    const settings = createSettingsMessages(five)
    expect(labels(settings.languages('ku'))).toContain('Kurdî')
    expect(labels(settings.newsLanguages('en', []))).toContain('Kurdî')
  })

  it('that Barid speaks is a folder', () => {
    expect(spokenLanguages()).toEqual(Object.keys(catalogues).toSorted())
  })
})

describe('a catalogue', () => {
  const arabic = `latest = { $count ->
    [zero] لا أخبار
    [one] خبر واحد
    [two] خبران
    [few] { $count } أخبار
    [many] { $count } خبراً
   *[other] { $count } خبر
}`
  const said = (count: number) => {
    const made = createTexts({ ar: arabic }, 'ar')
    return made.say('ar', ...(['latest', { count }] as unknown as ['latest']))
  }

  it.each([
    [0, 'لا أخبار'],
    [1, 'خبر واحد'],
    [2, 'خبران'],
    [3, '3 أخبار'],
    [11, '11 خبراً'],
    [100, '100 خبر'],
    [103, '103 أخبار'],
    [1111, '1,111 خبراً'],
  ])('has all six Arabic plural forms and Western digits: %i', (count, expected) => {
    expect(said(count)).toBe(expected)
  })

  it('falls back a text at a time, and says once what is missing', () => {
    const faults: string[] = []
    const made = createTexts(
      { en: 'latest = Latest\nread-all = Read all', ar: 'latest = أحدث الأخبار' },
      'en',
      (fault) => faults.push(fault),
    )
    expect(made.languages).toEqual(['en', 'ar'])
    expect(made.say('ar', 'latest')).toBe('أحدث الأخبار')
    expect([made.say('ar', 'read-all'), made.say('ar', 'read-all')]).toEqual([
      'Read all',
      'Read all',
    ])
    expect(made.say('xx', 'latest')).toBe('Latest')
    expect(made.say('en', 'urgent')).toBe('urgent')
    expect(faults).toEqual(['Text read-all of ar is missing', 'Text urgent of en is missing'])
  })

  it('says what is wrong with it and goes on', () => {
    const faults: string[] = []
    const made = createTexts(
      { en: 'latest = Latest\nlatest = Again\nsource = From { $place }' },
      'en',
      (fault) => faults.push(fault),
    )
    expect(made.say('en', 'latest')).toBe('Latest')
    expect(made.say('en', 'source', { source: 'x' })).toBe('From {$place}')
    expect(faults).toEqual([
      expect.stringContaining('Texts of en:'),
      'Text source of en: Unknown variable: $place',
    ])
  })

  it('puts no marks around values: direction is set on the finished message', () => {
    expect(texts.say('ar', 'source', { source: 'UN' })).toBe('المصدر: UN')
  })
})
