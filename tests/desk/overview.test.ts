/** How it stands, as the console is told: what was done to each item, that all is stopped and by whom, and no small count of readers. */
import { expect, it } from 'vitest'
import { createOverview } from '../../src/desk/overview.ts'
import type { NewsItem } from '../../src/news.ts'

const noon = Date.UTC(2026, 4, 3, 12)

const item = (number: number, more: Partial<NewsItem> = {}) =>
  ({
    number,
    title: 'A Headline',
    language: 'en',
    revision: 1,
    visibleFrom: noon,
    ...more,
  }) as NewsItem

const line = (verb: 'correct' | 'update') => ({ verb, text: 'so it is', at: noon })

const view = (
  items: NewsItem[],
  freeze?: { number: number; since: number; by: string },
  platform: 'off' | 'connecting' | 'connected' = 'off',
) =>
  createOverview({
    items: { list: async () => items } as never,
    chats: {
      page: async () => [
        { id: 1, platform: 'telegram', kind: 'channel', address: 'telegram:-1', state: 'active' },
        {
          id: 2,
          platform: 'discord',
          kind: 'channel',
          address: 'discord:2',
          title: 'Herald',
          state: 'paused',
        },
      ],
      counts: async () => [{ platform: 'telegram', kind: 'private', state: 'active', count: 3 }],
    } as never,
    outbox: {
      ofItems: async () => [],
      counts: async () => [
        { platform: 'console', private: true, state: 'sent', count: 1 },
        { platform: 'telegram', private: false, state: 'unknown', count: 3 },
        { platform: 'telegram', private: true, state: 'unknown', count: 2 },
      ],
    } as never,
    freezes: { current: async () => freeze },
    notices: { unheard: async () => 2 },
    platforms: () => [{ name: 'telegram', state: platform }],
    failures: () => [],
    now: () => noon + 1,
  })()

it('says of each item what was done to it last', async () => {
  const { items } = await view([
    item(1),
    item(2, { visibleFrom: noon + 2 }),
    item(3, { lines: [line('update'), line('correct')] }),
    item(4, { lines: [line('correct'), line('update')] }),
    item(5, { lines: [line('correct')], withdrawnAt: noon }),
    item(6, { title: '', withdrawnAt: noon }),
  ])
  expect(items.map(({ state }) => state)).toEqual([
    'published',
    'embargo',
    'corrected',
    'updated',
    'withdrawn',
    'redacted',
  ])
})

it('offers the sample while nothing is stored and no platform is set up: its readers would find it', async () => {
  expect((await view([])).isNew).toBe(true)
  expect((await view([item(1)])).isNew).toBe(false)
  expect((await view([], undefined, 'connecting')).isNew).toBe(false)
  expect((await view([], undefined, 'connected')).isNew).toBe(false)
})

it('says since when all is stopped, by whom of the team or by the operator, and what nobody heard', async () => {
  const since = new Date(noon).toISOString()
  const by = (who: string) => view([], { number: 1, since: noon, by: who })
  expect(await by('person:7')).toMatchObject({ stopped: { since, member: 7 }, unheard: 2 })
  expect((await by('cli')).stopped).toEqual({ since })
  expect(await view([])).not.toHaveProperty('stopped')
})

it('counts fewer than ten readers, and what goes to them, no further', async () => {
  const { readers, outbox } = await view([])
  expect(readers).toEqual([{ platform: 'telegram', count: 'few' }])
  expect(outbox).toEqual([
    { platform: 'console', state: 'sent', readers: false, count: 1 },
    { platform: 'telegram', state: 'unknown', readers: false, count: 3 },
    { platform: 'telegram', state: 'unknown', readers: true, count: 'few' },
  ])
})

it('names the chats that it can be sent to as their platforms do, where that is known', async () => {
  const { places } = await view([])
  expect(places.map(({ name, title, paused }) => [name, title, paused])).toEqual([
    ['telegram:-1', undefined, false],
    ['discord:2', 'Herald', true],
  ])
})
