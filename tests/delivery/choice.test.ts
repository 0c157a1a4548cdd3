/** Which language version of a story a chat gets: one post a story, or every version, or nothing. */
import { describe, expect, it } from 'vitest'
import { choose, matchesRule } from '../../src/delivery/choice.ts'
import type { Chat, NewsItem } from '../../src/news.ts'

const item = (number: number, language: string, topics: NewsItem['topics'] = []): NewsItem => ({
  number,
  language,
  topics,
  story: 1,
  source: 'inbox',
  revision: 1,
  storedAt: 0,
  visibleFrom: 0,
  kind: 'press-release',
  urgent: false,
  title: 'Title',
  body: [],
})

const chat = (languages: string[], change: Partial<Chat> = {}): Chat => ({
  id: 1,
  address: 'memory:1',
  platform: 'memory',
  kind: 'channel',
  language: 'en',
  pairs: 'preferred',
  state: 'active',
  subscription: {
    rule: { any: [], none: [], weight: 'mentioned' },
    languages,
    format: 'summary',
    schedule: 'at-once',
  },
  ...change,
})

const english = item(1, 'en')
const arabic = item(2, 'ar')
const both = [english, arabic]

/** As `choose`, while all versions are being planned. */
const choice = (
  of: Chat,
  item: NewsItem,
  versions: NewsItem[],
  standing: number[],
  waited = false,
) => choose(of, item, { versions, standing, open: versions.map(({ number }) => number), waited })

const post = { kind: 'post', silent: false }
const nothing = { kind: 'nothing' }

describe('a story in two languages, published together', () => {
  it.each([
    ['wants Arabic first', ['ar', 'en'], nothing, post],
    ['wants English first', ['en', 'ar'], post, nothing],
    ['wants Arabic alone', ['ar'], nothing, post],
    ['wants Turkish alone', ['tr'], nothing, nothing],
    ['takes any language and speaks English', [], post, nothing],
  ])('a chat that %s', (_name, languages, ofEnglish, ofArabic) => {
    expect(choice(chat(languages), english, both, [])).toEqual(ofEnglish)
    expect(choice(chat(languages), arabic, both, [])).toEqual(ofArabic)
  })

  it('a chat with `pairs: all` gets both, the second in reply to the first', () => {
    const all = chat([], { pairs: 'all' })
    expect(choice(all, english, both, [])).toEqual(post)
    expect(choice(all, arabic, both, [1])).toEqual({ kind: 'post', silent: false, replyTo: 1 })
  })

  it('the best version is the best of those that match the rule', () => {
    const aboutIdlib = item(2, 'ar', [{ slug: 'idlib', weight: 'main', words: ['إدلب'] }])
    const idlib = chat(['en', 'ar'])
    idlib.subscription!.rule.any = ['idlib']
    expect(choice(idlib, aboutIdlib, [english, aboutIdlib], [])).toEqual(post)
    expect(choice(idlib, english, [english, aboutIdlib], [])).toEqual(nothing)
  })
})

it('a version that was planned before the chat was added keeps no other from it', () => {
  const choosing = { versions: both, standing: [], open: [2], waited: false }
  expect(choose(chat(['en', 'ar']), arabic, choosing)).toEqual(post)
})

describe('a twin that arrives after its story was posted', () => {
  it('is linked from the first post, as preferred or not', () => {
    const linked = { kind: 'link', from: 1 }
    expect(choice(chat(['ar', 'en']), arabic, both, [1])).toEqual({ ...linked, preferred: true })
    expect(choice(chat(['en', 'ar']), arabic, both, [1])).toEqual({ ...linked, preferred: false })
  })

  it('is nothing to a chat that does not want its language', () => {
    expect(choice(chat(['en']), arabic, both, [1])).toEqual(nothing)
  })
})

describe('a story in none of the languages that a chat wants', () => {
  const wait = { kind: 'wait' }
  const turkish = item(3, 'tr')
  const reader = (languages: string[], change: Partial<Chat> = {}) =>
    chat(languages, { kind: 'private', ...change })
  const waiting = chat(['ar'], { otherLanguage: 'wait' })
  const marking = chat(['ar'], { otherLanguage: 'mark' })

  it.each([
    ['was told to mark it', marking, post],
    ['was told to send nothing', chat([], { otherLanguage: 'nothing', language: 'ar' }), nothing],
    ['was told to wait', waiting, wait],
    ['was told to wait, and lists no language', reader([], { ...waiting, language: 'ar' }), wait],
    ['lists languages', chat(['ar']), nothing],
    ['lists languages and is a reader’s', reader(['ar']), nothing],
    ['lists none', chat([], { language: 'ar' }), post],
    ['lists none and is a reader’s', reader([], { language: 'ar' }), post],
  ])('and %s', (_name, of, expected) => {
    expect(choice(of, english, [english], [])).toEqual(expected)
  })

  it.each([
    ['marks', marking],
    ['waits', waiting],
  ])('a chat that %s gets the version that it wants, where there is one', (_name, of) => {
    expect(choice(of, english, both, [])).toEqual(nothing)
    expect(choice(of, arabic, both, [])).toEqual(post)
  })

  it('of two that nobody asked for, the older goes out', () => {
    const others = [english, turkish]
    expect(others.map((one) => choice(marking, one, others, []))).toEqual([post, nothing])
    expect(others.map((one) => choice(waiting, one, others, []))).toEqual([wait, nothing])
  })

  it('goes out when the time is over, unless something of the story stands or comes just now', () => {
    expect(choice(waiting, english, [english], [], true)).toEqual(post)
    expect(choice(waiting, english, both, [2], true)).toEqual(nothing)
    expect(choice(waiting, english, both, [], true)).toEqual(nothing)
    expect(choice(waiting, english, [english, turkish], [3], true)).toEqual(nothing)
  })

  it('is not sent to a chat that wants nothing of it any more when the time is over', () => {
    expect(choice(chat(['ar']), english, [english], [], true)).toEqual(nothing)
  })

  it.each([
    ['marked', marking],
    ['waited for', waiting],
  ])('a wanted version that comes after a post that was %s is linked from it', (_name, of) => {
    const linked = { kind: 'link', from: 1, preferred: true }
    expect(choice(of, arabic, both, [1])).toEqual(linked)
    expect(choice(of, english, both, [2])).toEqual({ ...linked, from: 2, preferred: false })
  })

  it('without a list, `pairs: all` means every version there is', () => {
    const all = reader([], { pairs: 'all' })
    expect(both.map((one) => choice(all, one, both, []))).toEqual([post, post])
    expect(choice(all, arabic, both, [1])).toEqual({ ...post, replyTo: 1 })
  })

  it('`pairs: all` means every version in a language that is wanted, and no other beside them', () => {
    const all = chat(['ar', 'tr'], { pairs: 'all', otherLanguage: 'mark' })
    expect(choice(all, english, [english], [])).toEqual(post)
    expect(choice(all, english, both, [])).toEqual(nothing)
    expect(choice(all, english, both, [2])).toEqual(nothing)
    expect(choice(all, turkish, [english, turkish], [1])).toEqual({ ...post, replyTo: 1 })
  })
})

it('an item that stands already is not posted again', () => {
  expect(choice(chat([]), english, [english], [1])).toEqual(nothing)
})

describe('the rule of a chat', () => {
  const topics = [
    { slug: 'idlib', weight: 'main' as const, words: ['Idlib'] },
    { slug: 'detainees', weight: 'mentioned' as const, words: ['detainees'] },
  ]
  it.each([
    ['no topics named: every item', [], [], 'mentioned', true],
    ['a main topic', ['idlib'], [], 'main', true],
    ['a mentioned topic', ['detainees'], [], 'mentioned', true],
    ['a mentioned topic where main is wanted', ['detainees'], [], 'main', false],
    ['one of several', ['homs', 'idlib'], [], 'main', true],
    ['another topic', ['homs'], [], 'mentioned', false],
    ['an excluded topic wins', ['idlib'], ['detainees'], 'main', false],
  ] as const)('%s', (_name, any, none, weight, matches) => {
    expect(matchesRule({ any: [...any], none: [...none], weight }, topics)).toBe(matches)
  })
})
