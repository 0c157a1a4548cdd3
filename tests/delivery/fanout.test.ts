/** The fan-out's runner: few chats first, so that a post leaves at once, every payload rendered once, and no long turn of the event loop. */
import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createFanoutRunner } from '../../src/delivery/fanout.ts'
import { laneOf } from '../../src/delivery/lanes.ts'
import { createEvents } from '../../src/events.ts'
import type { NewsItem } from '../../src/news.ts'
import type { Fanout, FanoutChat, PlannedBatch } from '../../src/store/ports/fanouts.ts'
import { newItem } from '../support/news.ts'

const item: NewsItem = {
  ...newItem({ title: 'Safe roads', language: 'en' }).content,
  number: 7,
  story: 1,
  source: 'inbox',
  revision: 1,
  storedAt: 0,
  visibleFrom: 0,
  date: { day: '2026-03-03' },
  topics: [],
}

const chat = (id: number): FanoutChat => ({
  id,
  platform: 'memory',
  kind: 'private',
  language: 'en',
  pairs: 'preferred',
  state: 'active',
  posts: [],
  subscription: {
    rule: { any: [], none: [], weight: 'mentioned' },
    languages: [],
    format: 'full',
    schedule: 'at-once',
  },
})

/** Plans for so many chats, each rendered in so many milliseconds; what was committed, and how often a renderer was prepared. */
async function planned(chats: number, rendersFor = 0, urgent = false) {
  let cursor: number | 'done' = 0
  let prepared = 0
  let time = 0
  const batches: PlannedBatch[] = []
  const runner = createFanoutRunner({
    fanouts: {
      batchSize: 100,
      due: async () =>
        cursor === 'done'
          ? []
          : [{ id: 3, kind: 'publish', item: 7, story: 1, revision: 1, cursor } satisfies Fanout],
      nextDue: async () => undefined,
      openItems: async () => [7],
      ofItem: async () => [],
      postpone: async () => {},
      chats: async (fanout, limit) =>
        Array.from({ length: Math.min(limit, chats - fanout.cursor) }, (_, at) =>
          chat(fanout.cursor + at + 1),
        ),
      async commit(_, batch) {
        batches.push(batch)
        cursor = batch.cursor
        return true
      },
    },
    items: { story: async () => [{ ...item, urgent }] },
    events: createEvents(),
    now: () => time,
    async rendering() {
      prepared += 1
      return () => {
        time += rendersFor
        return { key: 'k', posts: [post], twinShown: false }
      }
    },
  })
  while (await runner.pass());
  return { sizes: batches.map(({ operations }) => operations.length), batches, prepared }
}

const post = {
  kind: 'text' as const,
  payload: {},
  hasKeyboard: false,
  length: { used: 1, limit: 4096 },
}

it('plans fifty chats, then as many at a time as the store says, each once', async () => {
  const { sizes, batches } = await planned(340)
  expect(sizes).toEqual([50, 100, 100, 90])
  const ids = batches.flatMap(({ operations }) => operations.map((one) => one.chat))
  expect(ids).toEqual(Array.from({ length: 340 }, (_, at) => at + 1))
})

it('prepares its renderer once for all batches, which remembers what it rendered', async () => {
  expect((await planned(340)).prepared).toBe(1)
})

it('pauses where rendering takes long, so that others get their turn', async () => {
  const turnsOf = async (work: Promise<unknown>) => {
    let [turns, done] = [0, false]
    void work.then(() => (done = true))
    while (!done) {
      await turn()
      turns += 1
    }
    return turns
  }
  const quick = await turnsOf(planned(40, 0))
  expect(await turnsOf(planned(40, 5))).toBe(quick + 40)
})

it('plans what is urgent ahead of other items', async () => {
  const priorities = async (urgent: boolean) =>
    (await planned(1, 0, urgent)).batches.flatMap(({ operations }) =>
      operations.map(({ priority }) => laneOf(priority)),
    )
  expect([await priorities(true), await priorities(false)]).toEqual([['urgent'], ['items']])
})
