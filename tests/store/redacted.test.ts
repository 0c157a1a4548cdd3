/** What is redacted is in no table of either database: not in answers that were cached, in dead letters or in the search index. */
import { expect, it } from 'vitest'
import type { Post } from '../../adapters/adapter.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { newItem } from '../support/news.ts'
import { noon, settings } from '../support/outbox-stage.ts'
import { allTables } from '../support/tables.ts'

const databases = useDatabases()
const who = { by: 'test', now: noon }

it.each(dialects)('nothing of it stays in any table of %s', async (dialect) => {
  const url = await databases.fresh(dialect)
  const store = await databases.open(dialect, { url, cache: 'database' })
  const address = 'telegram:-1001'
  const [chat] = await store.chats.put(
    [{ address, settings: { ...settings, kind: 'channel' } }],
    who,
  )
  const item = newItem({ title: 'Zebulonia', url: 'https://news.example/zebulonia' })
  await store.items.add([item], { ...who, fanOut: true })

  // Refused by the platform, in words that repeat the text.
  const [fanout] = await store.fanouts.due(noon, 1)
  if (!fanout || !chat) throw new Error('nothing was stored')
  const length = { used: 9, limit: 10 }
  const post: Post = { kind: 'text', payload: { text: 'Zebulonia' }, hasKeyboard: false, length }
  const send = { kind: 'send', revision: fanout.id, part: 0, priority: 40, silent: false } as const
  await store.fanouts.commit(
    fanout,
    {
      cursor: 'done',
      renderings: [{ key: 'k', posts: [post], item: 1 }],
      operations: [{ chat: chat.id, item: 1, rendering: 'k', ...send }],
    },
    noon,
  )
  const lease = await store.leases.acquire('sender', 'telegram', noon)
  const ready = await store.outbox.ready('telegram', noon, 9)
  if (!lease) throw new Error('The lease is held by another.')
  const ids = ready.map(({ id }) => id)
  await store.outbox.claim(ids, lease, noon)
  const failure = { kind: 'malformed', detail: 'entities', words: 'at Zebulonia' } as const
  await store.outbox.settle(
    ids.map((id) => ({ id, outcome: 'rejected', failure })),
    lease,
    noon,
  )
  const letter = async () => JSON.stringify(await store.outbox.deadLetter(ids[0] ?? 0))
  expect(await letter()).toMatch(/at Zebulonia.*Zebulonia/)

  // Answered from the cache.
  const latest = () => store.reads.latest({ languages: ['en'], limit: 5 }, noon)
  const found = () =>
    store.reads.search([{ word: 'zebulonia' }], { languages: ['en'], limit: 5 }, noon)
  expect((await latest()).rows).toHaveLength(1)
  expect((await found()).rows).toHaveLength(1)

  const holding = async () =>
    (await allTables(url)).flatMap(([name, rows]) => (/zebulonia/i.test(rows) ? [name] : []))
  expect(await holding()).toEqual(
    expect.arrayContaining(['table cache', 'table items', 'table renderings']),
  )
  await store.items.change(1, { verb: 'redact' }, who)
  await store.scrub()
  expect(await holding()).toEqual([])
  expect(await letter()).not.toMatch(/zebulonia/i)
  expect((await latest()).rows).toEqual([])
  expect((await found()).rows).toEqual([])
})
