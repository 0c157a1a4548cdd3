/** Why a post did not go out: every stage, from facts alone, and each of them in words in every language. */
import { describe, expect, it } from 'vitest'
import { createAlerts } from '../../messages/alerts.ts'
import { blockText } from '../../messages/plain.ts'
import { createWhyMessages } from '../../messages/why.ts'
import type { WhyReason } from '../../messages/why.ts'
import { why, type WhyFacts } from '../../src/desk/why.ts'
import type { Chat, Subscription } from '../../src/news.ts'
import type { ChatFacts } from '../../src/store/ports/chats.ts'
import type { PostFacts } from '../../src/store/ports/fanouts.ts'
import { texts } from '../messages/catalogues.ts'
import { newItem } from '../support/news.ts'

const noon = Date.UTC(2026, 4, 3, 12)
const hour = 3_600_000

const subscription: Subscription = {
  rule: { any: [], none: [], weight: 'mentioned' },
  languages: [],
  format: 'summary',
  schedule: 'at-once',
}

const chat = (more: Partial<ChatFacts> = {}): ChatFacts => ({
  id: 7,
  address: 'memory:7',
  platform: 'memory',
  kind: 'channel',
  language: 'en',
  pairs: 'preferred',
  state: 'active',
  subscription,
  since: noon - 9 * hour,
  addedAt: noon - 9 * hour,
  ...more,
})

const { subscription: _, ...stranger } = chat()

const item = {
  ...newItem({ title: 'Valley' }).content,
  number: 41,
  story: 41,
  source: 'inbox',
  revision: 1,
  storedAt: noon,
  visibleFrom: noon,
  topics: [
    { slug: 'idlib', weight: 'main' as const, words: ['Idlib'] },
    { slug: 'aleppo', weight: 'mentioned' as const, words: ['Aleppo'] },
  ],
}

const planned = { kind: 'publish', cursor: 500, notBefore: noon, doneAt: noon + 1 }

const late = { kind: 'late', cursor: 0, notBefore: noon + 2 * hour, chats: [7] }

const arabic = (otherLanguage: Chat['otherLanguage']) =>
  chat({ kind: 'private', language: 'ar', ...(otherLanguage ? { otherLanguage } : {}) })

const facts = (more: Partial<WhyFacts> = {}): WhyFacts => ({
  item,
  source: 'River Council',
  chat: chat(),
  fanouts: [planned],
  posts: [],
  twins: [],
  now: noon + hour,
  ...more,
})

const post = (more: Partial<PostFacts> = {}): PostFacts => ({
  part: 0,
  standing: false,
  state: 'due',
  waits: false,
  notBefore: noon,
  attempts: 0,
  ...more,
})

const wants = (rule: Partial<Subscription['rule']>, languages: string[] = []) =>
  chat({ subscription: { ...subscription, rule: { ...subscription.rule, ...rule }, languages } })

const failure = { kind: 'unknown-outcome', detail: 'time-out' } as const

const stages: [name: string, more: Partial<WhyFacts>, ...last: Partial<WhyReason>[]][] = [
  ['under embargo', { now: noon - 1 }, { kind: 'embargo', at: noon }],
  ['an unknown chat', { now: noon }, { kind: 'no-chat' }],
  ['a chat that ended', { chat: chat({ state: 'gone', reason: 'kicked' }) }, { kind: 'gone' }],
  ['a chat that follows nothing', { chat: stranger }, { kind: 'follows-nothing' }],
  ['an archive', { fanouts: [] }, { kind: 'archived' }],
  ['chosen chats', { fanouts: [{ ...planned, chats: [8, 9] }] }, { kind: 'not-chosen' }],
  [
    'still planned',
    { fanouts: [{ kind: 'publish', cursor: 6, notBefore: noon }] },
    { kind: 'planning' },
  ],
  ['a later chat', { chat: chat({ addedAt: noon + 2 }) }, { kind: 'added-later', at: noon + 2 }],
  [
    'no topic',
    { chat: wants({ any: ['homs'] }) },
    { kind: 'topic-none', about: ['idlib', 'aleppo'] },
  ],
  [
    'a topic left out',
    { chat: wants({ none: ['aleppo'] }) },
    { kind: 'topic-excluded', topic: 'aleppo' },
  ],
  [
    'a topic that is only mentioned',
    { chat: wants({ any: ['aleppo'], weight: 'main' }) },
    { kind: 'topic-mentioned', topics: ['aleppo'] },
  ],
  [
    'another language',
    { chat: wants({ any: ['idlib'] }, ['ar', 'tr']) },
    { kind: 'topic-matched', topics: ['idlib'] },
    { kind: 'language', wanted: ['ar', 'tr'] },
  ],
  [
    'another language than the one that is spoken there',
    { chat: arabic('nothing') },
    { kind: 'topic-all' },
    { kind: 'language', language: 'en', wanted: ['ar'] },
  ],
  [
    'a wait for another language',
    { chat: arabic('wait'), fanouts: [planned, { ...late, chats: [6] }, late] },
    { kind: 'topic-all' },
    { kind: 'language-wait', at: noon + 2 * hour, wanted: ['ar'] },
  ],
  [
    'the twin',
    { twins: [{ number: 40, language: 'ar' }] },
    { kind: 'topic-all' },
    { kind: 'twin', number: 40 },
  ],
  ['a fault of ours', {}, { kind: 'topic-all' }, { kind: 'should-go' }],
  ['due', { posts: [post()] }, { kind: 'due' }],
  ['behind another post', { posts: [post({ waits: true })] }, { kind: 'behind' }],
  [
    'a retry',
    { posts: [post({ attempts: 3, notBefore: noon + 2 * hour, failure })] },
    { kind: 'retry', count: 3, detail: 'time-out', at: noon + 2 * hour },
  ],
  [
    'a paused chat',
    { posts: [post()], chat: chat({ state: 'paused', reason: 'no-right-to-post' }) },
    { kind: 'paused', detail: 'no-right-to-post' },
    { kind: 'due' },
  ],
  [
    'everything stopped',
    { posts: [post()], freeze: { number: 1, since: noon, by: 'cli' } },
    { kind: 'frozen', at: noon },
    { kind: 'due' },
  ],
  ['on its way', { posts: [post({ state: 'sending' })] }, { kind: 'sending' }],
  ['unknown', { posts: [post({ state: 'unknown', failure })] }, { kind: 'unknown' }],
  [
    'too old',
    { posts: [post({ state: 'failed', failure: { kind: 'gone', detail: 'expired' } })] },
    { kind: 'expired' },
  ],
  ['given up', { posts: [post({ state: 'failed', failure })] }, { kind: 'failed' }],
  [
    'refused',
    { posts: [post({ state: 'rejected', failure: { kind: 'malformed', detail: 'too-long' } })] },
    { kind: 'rejected', detail: 'too-long' },
  ],
  ['cancelled', { posts: [post({ state: 'cancelled' })] }, { kind: 'cancelled' }],
  [
    'sent, in part',
    { posts: [post({ state: 'sent', standing: true }), post({ part: 1 })] },
    { kind: 'due' },
  ],
  [
    'sent',
    {
      posts: [post({ state: 'sent', standing: true, settledAt: noon })],
      link: 'https://t.me/c/1/2',
    },
    { kind: 'sent', at: noon, link: 'https://t.me/c/1/2' },
  ],
  ['sent long ago', { posts: [post({ state: 'sent', standing: true })] }, { kind: 'sent' }],
  [
    'deleted by people',
    { posts: [post({ state: 'sent', settledAt: noon })] },
    { kind: 'post-gone' },
  ],
]

describe.each(stages)('%s', (name, more, ...last) => {
  const { chat: place, ...rest } = facts(more)
  const reasons = why(name === 'an unknown chat' || !place ? rest : { ...rest, chat: place })

  it('is what it comes down to', () => {
    expect(reasons).toMatchObject([{ kind: 'stored', number: 41 }, ...last])
  })

  it.each(texts.languages)('has words in %s', (language) => {
    const messages = createWhyMessages(texts, createAlerts(texts, 'UTC'), (slug) => slug)
    const lines = messages.answer(language, reasons).blocks.map(blockText)
    expect(lines).toHaveLength(reasons.length)
    for (const line of lines) expect(line).not.toMatch(/^why-|\{|\$/)
  })
})

it('a withdrawn item says so before anything else', () => {
  const withdrawn = why(facts({ item: { ...item, withdrawnAt: noon + 1 } }))
  expect(withdrawn.slice(0, 2)).toMatchObject([{ kind: 'stored' }, { kind: 'withdrawn' }])
})

it('plans that are kept no more are not said to have never been made', () => {
  const later = noon + 91 * 24 * hour
  expect(why(facts({ fanouts: [], now: later })).at(-1)).toEqual({ kind: 'should-go' })
})
