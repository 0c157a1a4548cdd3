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
const choice = (of: Chat, item: NewsItem, versions: NewsItem[], standing: number[]) =>
  choose(of, item, { versions, standing, open: versions.map(({ number }) => number) })

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
  const choosing = { versions: both, standing: [], open: [2] }
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
