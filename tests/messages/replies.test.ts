/** Lists and answers, as a reader sees them in English and Arabic. */
import { describe, expect, it } from 'vitest'
import { headlineList } from '../../messages/list.ts'
import { createReplies } from '../../messages/replies.ts'
import type { Headline } from '../../src/news.ts'
import { texts } from './catalogues.ts'
import { readable } from './readable.ts'

const english: Headline = {
  number: 4127,
  story: 1,
  language: 'en',
  title: 'Two Schools Open',
  kind: 'press-release',
  issuer: 'Idlib City Council',
  date: { day: '2020-02-18' },
  visibleFrom: 0,
}
const arabic: Headline = {
  number: 4128,
  story: 2,
  language: 'ar',
  title: 'افتتاح مدرستين',
  kind: 'news',
  visibleFrom: 0,
  url: 'https://example.org/ar',
}

describe('a list of headlines', () => {
  it('numbers its rows, marks another language and reads by buttons', () => {
    const list = { title: 'Latest', rows: [english, arabic], language: 'en', buttons: true }
    expect(readable(headlineList(list, texts))).toBe(`**Latest**

1. Two Schools Open
_Idlib City Council · 18 February 2020_

2. [افتتاح مدرستين](https://example.org/ar)
_in Arabic_

[1 → /read 4127] [2 → /read 4128]`)
  })

  it('names the command where there are no buttons, and begins no Arabic line with a digit', () => {
    const rows = [arabic, { ...english, issuer: '' }, { ...arabic, number: 5 }]
    const list = { title: 'أحدث الأخبار', rows, language: 'ar', buttons: false, note: 'ملاحظة' }
    expect(readable(headlineList(list, texts))).toBe(`**أحدث الأخبار**

الأول: [افتتاح مدرستين](https://example.org/ar)
_/read 4128_

الثاني: Two Schools Open
_الثلاثاء 18 شباط/فبراير 2020 · بالإنجليزية · /read 4127_

الثالث: [افتتاح مدرستين](https://example.org/ar)
_/read 5_

_ملاحظة_`)
  })

  it('has a word for ten Arabic rows, and goes on', () => {
    const rows = Array.from({ length: 11 }, () => arabic)
    const list = { title: 'أ', rows, language: 'ar', buttons: true }
    const lines = readable(headlineList(list, texts))
      .split('\n')
      .filter((line) => line.includes('['))
    expect(lines[9]).toMatch(/^العاشر: /)
    expect(lines[10]).toMatch(/^رقم 11: /)
  })

  it('is a title and no button where nothing is listed', () => {
    const list = { title: 'Latest', rows: [], language: 'en', buttons: true }
    expect(readable(headlineList(list, texts))).toBe('**Latest**')
  })

  it('says nothing under a headline of which no more is known', () => {
    const rows = [{ ...arabic, language: 'en' }]
    const list = { title: 'Latest', rows, language: 'en', buttons: true }
    expect(readable(headlineList(list, texts))).toContain(
      '1. [افتتاح مدرستين](https://example.org/ar)\n\n[1',
    )
  })
})

describe('answers', () => {
  const replies = createReplies(texts)
  const topics = ['Idlib', 'Aleppo', 'Hama', 'Homs', 'Daraa', 'Raqqa', 'Tartus'].map((name) => ({
    slug: name.toLowerCase(),
    name,
  }))
  const idlib = [{ slug: 'idlib', name: 'إدلب' }]

  it('start: what to send, what is kept, what not to send', () => {
    const shown = { topic: 'Idlib', words: true, buttons: true }
    expect(readable(replies.start('en', shown))).toBe(`Send a word such as Idlib, or tap a button.

Kept about you: this chat's number, your language, what you follow. Delete it any time: /forget

Please do not send names or pictures here.

Your other settings are kept too; for 48 hours the numbers of my answers, for up to 90 days a search with more to show. All of it: /mydata

[Latest → /latest] [Topics → /topics] [Settings → /settings]`)
    expect(readable(replies.start('ar', { ...shown, topic: 'إدلب' })))
      .toBe(`للبدء: كلمة مثل إدلب، أو أحد الأزرار.

البيانات المحفوظة: رقم هذه المحادثة واللغة والمتابعات. حذفها في أي وقت: /forget

نرجو عدم إرسال أسماء أو صور هنا.

تُحفظ أيضاً بقية الإعدادات، وأرقام أجوبتنا 48 ساعة، والبحث الذي له بقية 90 يوماً على الأكثر. كل ذلك: /mydata

[أحدث الأخبار → /latest] [المواضيع → /topics] [الإعدادات → /settings]`)
    expect(readable(replies.start('en', { ...shown, words: false }))).toMatch(
      /^Send \/topic Idlib or tap a button\./,
    )
    // Where others see it there is no button to tap.
    const among = { ...shown, words: false, buttons: false }
    expect(readable(replies.start('en', among))).toMatch(/^Send \/topic Idlib\.\n/)
    const nothing = { topic: undefined, words: true, buttons: false }
    expect(readable(replies.start('en', nothing))).toMatch(/^Send \/latest\.\n[^]*here\.\n/)
  })

  it('help: every command with an example that works', () => {
    expect(readable(replies.help('en', { topic: 'Idlib', number: 4127 })))
      .toBe(`**What you can send**

- /latest: The newest headlines
- /topics: All topics, the most recent first
- /topic Idlib: The newest on a topic
- /search Idlib: Texts in which your words occur
- /read 4127: The whole text behind a number
- /follow Idlib: Get new texts on a topic as they are published
- /following: What you follow
- /settings: Languages, pictures and digits
- /mydata: What is kept about you
- /forget: Delete what is kept about you
- /about: Who runs this bot, and what is kept
- /start: What you can ask, and what is kept about you`)
    expect(readable(replies.help('ar', { topic: 'إدلب', number: 4127 }))).toContain(
      '- أحدث الأخبار عن موضوع: /topic إدلب',
    )
  })

  it('a topic that does not exist: what may have been meant', () => {
    expect(readable(replies.noSuchTopic('en', topics.slice(0, 2))))
      .toBe(`There is no topic of that name. Perhaps Idlib or Aleppo?

[Idlib → /topic idlib] [Aleppo → /topic aleppo]`)
    expect(readable(replies.noSuchTopic('ar', idlib))).toMatch(/لعل المقصود إدلب؟/)
    expect(readable(replies.noSuchTopic('en', topics))).not.toContain('Tartus')
    expect(readable(replies.noSuchTopic('en', []))).toBe(
      'There is no topic of that name. The newest headlines: /latest',
    )
  })

  it.each([
    [replies.nothingYet('en', 'Idlib'), 'Nothing on Idlib yet. The newest headlines: /latest'],
    [replies.nothingYet('ar', undefined), 'لم يُنشر شيء بعد. نرجو المحاولة لاحقاً.'],
    [
      replies.noSuchNumber('en', '4127'),
      'There is no text with the number 4127. The newest headlines: /latest',
    ],
    [replies.usage('en', '/topic Idlib'), 'Something is missing there. For example: /topic Idlib'],
    [replies.usage('ar', '/read 4127'), 'الأمر غير مكتمل. مثال: /read 4127'],
    [replies.failed('en'), 'Something went wrong on our side. Please try again in a minute.'],
    [
      replies.failed('fr'),
      'Une erreur s’est produite de notre côté. Merci de réessayer dans une minute.',
    ],
    [
      replies.failed('tr'),
      'Bizden kaynaklanan bir hata oluştu. Lütfen bir dakika sonra yeniden deneyiniz.',
    ],
    [replies.failed('de'), 'Something went wrong on our side. Please try again in a minute.'],
  ])('%#', (message, expected) => {
    expect(readable(message)).toBe(expected)
  })
})
