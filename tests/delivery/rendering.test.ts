/** Rendering for private chats: what a reader chose shapes the posts, and no other reader gets them. */
import { describe, expect, it } from 'vitest'
import { memoryRenderer } from '../../adapters/memory/render.ts'
import { stripBidi } from '../../messages/bidi.ts'
import { toldOf } from '../../messages/changes.ts'
import { bulletin } from '../../messages/bulletin.ts'
import { prepareComposer } from '../../src/composer.ts'
import type { Rendered } from '../../src/delivery/plan.ts'
import { createRendering } from '../../src/delivery/rendering.ts'
import type { Chat, NewsItem } from '../../src/news.ts'
import { texts } from '../messages/catalogues.ts'
import { newItem } from '../support/news.ts'

const item: NewsItem = {
  ...newItem({ title: 'طرق آمنة', language: 'ar' }).content,
  number: 7,
  story: 1,
  source: 'inbox',
  revision: 1,
  storedAt: 0,
  visibleFrom: 0,
  date: { day: '2026-03-03' },
  picture: 'f'.repeat(64),
  topics: ['idlib', 'aleppo'].map((slug) => ({ slug, weight: 'main', words: [] })),
}

const rendering = async () =>
  createRendering(
    new Map([['memory', memoryRenderer]]),
    await prepareComposer({
      topics: async () =>
        ['idlib', 'aleppo'].map((slug) => ({
          slug,
          names: { en: slug, ...(slug === 'aleppo' ? { ar: 'حلب' } : {}) },
          aliases: [],
          rule: { any: [], all: [], none: [] },
        })),
      sources: async () => [],
      told: (language, verb) => toldOf(language, verb, texts),
      bulletin: (one, format, options) => bulletin(one, format, texts, { ...options, zone: 'UTC' }),
    }),
  )

const chat = (own: Partial<Chat> & { any?: string[]; none?: string[] }): Chat => {
  const { any = [], none = [], ...rest } = own
  return {
    id: 1,
    address: 'memory:1',
    platform: 'memory',
    kind: 'private',
    language: 'ar',
    pairs: 'preferred',
    state: 'active',
    subscription: {
      rule: { any, none, weight: 'mentioned' },
      languages: [],
      format: 'full',
      schedule: 'at-once',
    },
    ...rest,
  }
}

/** Without marks of direction and empty lines. */
const linesOf = (rendered: Rendered | undefined) => {
  const { text = '' } = (rendered?.posts[0]?.payload ?? {}) as { text?: string }
  return stripBidi(text).split('\n').filter(Boolean)
}

describe('a private post', () => {
  const shown = async (...chats: Chat[]) => {
    const render = await rendering()
    return chats.map((one) => render(item, one, { format: 'full' }))
  }

  it('has no picture where its reader wants text alone, and keeps it for others', async () => {
    const [pictured, plain, again] = await shown(chat({}), chat({ textOnly: true }), chat({}))
    expect(pictured?.posts[0]?.picture).toBe(item.picture)
    expect(plain?.posts[0]?.picture).toBeUndefined()
    expect(again?.key).toBe(pictured?.key)
    expect(plain?.key).not.toBe(pictured?.key)
  })

  it('names its topics in its own language alone', async () => {
    const [rendered] = await shown(chat({}))
    expect(linesOf(rendered).at(-1)).toBe('وسوم: حلب')
  })

  it('is kept for each item by itself, also where two say the same', async () => {
    const render = await rendering()
    const look = { format: 'summary' } as const
    const [one, same, other] = [item, item, { ...item, number: 8 }].map((shown) =>
      render(shown, chat({ kind: 'channel' }), look),
    )
    expect(other?.posts).toEqual(one?.posts)
    expect(same?.key).toBe(one?.key)
    expect(other?.key).not.toBe(one?.key)
  })

  it('has the digits that its reader chose, in the date and not in the text', async () => {
    const [western, arabic, channel] = await shown(
      chat({}),
      chat({ digits: 'arabic' }),
      chat({ digits: 'arabic', kind: 'channel' }),
    )
    expect(JSON.stringify(western?.posts)).toContain('3 آذار/مارس 2026')
    expect(JSON.stringify(arabic?.posts)).toContain('٣ آذار/مارس ٢٠٢٦')
    expect(JSON.stringify(channel?.posts)).toContain('3 آذار/مارس 2026')
  })

  it.each([
    ['nothing to who lists no language and speaks it', { language: 'ar' }, ''],
    ['its language to who speaks another', { language: 'fr' }, 'en arabe'],
    ['it in a channel that marks', { kind: 'channel', otherLanguage: 'mark' }, 'in Arabic'],
    ['it in a channel that waited', { kind: 'channel', otherLanguage: 'wait' }, 'in Arabic'],
    ['nothing in a channel that takes any language', { kind: 'channel' }, ''],
  ] as [string, Partial<Chat>, string][])('says %s', async (_, own, mark) => {
    const [rendered] = await shown(chat({ language: 'en', ...own }))
    const [title, below = ''] = linesOf(rendered)
    expect(title).toBe('طرق آمنة')
    expect(/^(in|en) .*/.exec(below)?.[0] ?? '').toBe(mark)
  })

  it.each([
    ['the other topic, where one is followed', { any: ['idlib'] }, '/follow aleppo'],
    ['what was left out of everything', { none: ['idlib'] }, '/follow idlib'],
    ['nothing to who follows everything', {}, undefined],
    ['nothing to who follows both', { any: ['idlib', 'aleppo'] }, undefined],
    ['nothing in a channel', { any: ['idlib'], kind: 'channel' as const }, undefined],
  ])('offers %s', async (_, own, command) => {
    const [rendered] = await shown(chat(own))
    const carried = /\/follow \w+/.exec(JSON.stringify(rendered?.posts))?.[0]
    expect(carried).toBe(command)
  })
})
