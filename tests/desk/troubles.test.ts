/** Troubles over a real store: each told once, to the right people, again only after it was over. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryPlatform, type MemoryPlatform } from '../../adapters/memory/memory.ts'
import { createAlerts } from '../../messages/alerts.ts'
import { createTeam } from '../../src/command-parts.ts'
import { createNotify } from '../../src/desk/notify.ts'
import { createRecheck } from '../../src/desk/recheck.ts'
import { createTold } from '../../src/desk/told.ts'
import { createTroubleDesk } from '../../src/desk/troubles.ts'
import { watchFreeze } from '../../src/desk/watches/frozen.ts'
import { watchPlaces } from '../../src/desk/watches/places.ts'
import { watchOutbox, watchSources } from '../../src/desk/watches/silence.ts'
import { createEvents } from '../../src/events.ts'
import type { ChatSettings } from '../../src/store/ports/chats.ts'
import type { PlannedOperation } from '../../src/store/ports/fanouts.ts'
import type { Store } from '../../src/store/store.ts'
import { texts } from '../messages/catalogues.ts'
import { useDatabases } from '../support/databases.ts'
import { newItem } from '../support/news.ts'

const databases = useDatabases()
const minute = 60_000
const hour = 60 * minute

let store: Store
let platform: MemoryPlatform
let time: number
const now = () => time
const by = { by: 'test', now: 0 }

beforeEach(async () => {
  time = Date.UTC(2026, 4, 4, 8)
  store = await databases.open('sqlite')
  platform = createMemoryPlatform()
  await store.roles.grant('memory:owner', 'owner', by)
  await store.roles.grant('memory:editor', 'editor', by)
  await store.people.put('memory:editor', { language: 'ar' }, 0)
})

function desk(watches: Parameters<typeof createTroubleDesk>[0]['watches']) {
  const notify = createNotify({
    notices: store.notices,
    people: store.people,
    platforms: new Map([['memory', platform.adapter]]),
    spoken: texts.languages,
    defaultLanguage: 'en',
    events: createEvents(),
    now,
  })
  return createTroubleDesk({ troubles: store.troubles, notify, watches, now })
}
const alerts = createAlerts(texts, 'UTC')
const team = () => createTold(createTeam(store))

/** What is due to be said, by person; taken, so that the next call tells what is new. */
async function said(): Promise<string[]> {
  const lease = await store.leases.acquire('sender', 'memory', time)
  if (!lease) throw new Error('the lease is held')
  const told: string[] = []
  for (;;) {
    const ready = await store.outbox.ready('memory', time, 100)
    const ids = ready.map(({ id }) => id)
    const taken = await store.outbox.claim(ids, lease, time)
    if (taken.length === 0) break
    told.push(
      ...taken.map(({ kind, address, post }) => {
        const words = (post.payload as { text: string }).text.split('\n')[0]
        return `${kind} ${address.slice(7)}: ${words}`
      }),
    )
    const at = time
    await store.outbox.settle(
      taken.map(({ id }) => ({ id, outcome: 'sent', receipt: { id: `${id}`, kind: 'text' }, at })),
      lease,
      time,
    )
  }
  await store.leases.release(lease)
  return told.sort()
}

async function addChat(): Promise<number> {
  const address = platform.chat('news')
  const rule = { any: [], none: [], weight: 'mentioned' as const }
  const subscription = {
    rule,
    languages: [],
    format: 'full' as const,
    schedule: 'at-once' as const,
  }
  const settings: ChatSettings = {
    kind: 'channel',
    language: 'en',
    pairs: 'preferred',
    subscription,
  }
  const [put] = await store.chats.put([{ address, settings }], { by: 'test', now: time })
  return put?.id ?? 0
}

describe('a chat that is paused', () => {
  const watching = () => desk([watchPlaces({ chats: store.chats, admins: team().owners, alerts })])

  it('is told to its admin once, in private, and again only after it was mended', async () => {
    const { step } = watching()
    const chat = await addChat()
    await store.chats.setState(chat, 'paused', 'no-right-to-post', time)
    await step()
    expect(await said()).toEqual([
      `send owner: Posts to chat ${chat} on memory wait: the bot may not post there.`,
    ])
    time += hour
    await step()
    await watching().step()
    expect(await said()).toEqual([])

    await store.chats.setState(chat, 'active', undefined, time)
    time += 3 * minute
    await step()
    expect(await said()).toEqual([`send owner: Posts go to chat ${chat} on memory again.`])
    await store.chats.setState(chat, 'paused', 'kicked', time)
    time += minute
    await step()
    expect(await said()).toEqual([
      `send owner: Posts to chat ${chat} on memory wait: the bot was removed.`,
    ])
  })

  it('that is paused again by the first post that is tried is one trouble', async () => {
    const { step } = watching()
    const chat = await addChat()
    await store.chats.setState(chat, 'paused', 'no-access', time)
    await step()
    await said()
    for (let round = 0; round < 3; round += 1) {
      await store.chats.setState(chat, 'active', undefined, time)
      time += minute
      await step()
      await store.chats.setState(chat, 'paused', 'no-access', time)
      time += minute
      await step()
    }
    expect(await said()).toEqual([])
  })

  it('for good is told once, and a chat that was removed here is no trouble', async () => {
    const { step } = watching()
    const chat = await addChat()
    await store.chats.setState(chat, 'gone', 'chat-not-found', time)
    await step()
    expect(await said()).toEqual([
      `send owner: Posts to chat ${chat} on memory have ended: the chat does not exist any more.`,
    ])
    await store.chats.remove(platform.chat('news'), { by: 'test', now: time })
    time += minute
    await step()
    expect(await said()).toEqual([])
    expect(await store.troubles.open()).toEqual([])
  })
})

describe('that everything is stopped', () => {
  const number = async (person: string) => (await store.people.byAddress(person))?.id

  it('is told to everybody of the team once, but not to who did it and was answered', async () => {
    const { step } = desk([watchFreeze(store.freezes, team(), alerts)])
    await store.freezes.freeze({ by: `person:${await number('memory:editor')}`, now: time })
    await step()
    expect(await said()).toEqual([expect.stringMatching(/^send owner: All posts are stopped/)])
    time += 6 * minute
    await step()
    expect(await said()).toEqual([])
    await store.freezes.thaw({ by: `person:${await number('memory:owner')}`, now: time })
    time += minute
    await step()
    expect(await said()).toEqual([expect.stringMatching(/^send editor: /)])
  })

  it('by the command line is told to all', async () => {
    const { step } = desk([watchFreeze(store.freezes, team(), alerts)])
    await store.freezes.freeze({ by: 'cli', now: time })
    await step()
    expect(await said()).toHaveLength(2)
    await store.freezes.thaw({ by: 'cli', now: time })
    time += minute
    await step()
    expect(await said()).toHaveLength(2)
  })
})

describe('looking again', () => {
  it('finds a right that came back while nobody listened, ever more seldom', async () => {
    const chat = await addChat()
    await store.chats.setState(chat, 'paused', 'no-access', time)
    let asked = 0
    let mayPost = false
    const recheck = createRecheck({
      platform: 'memory',
      chats: store.chats,
      inspect: async () => {
        asked += 1
        return { exists: true, mayPost, mayEmbed: true, missing: [] }
      },
      events: createEvents(),
      now,
    })
    for (let passed = 0; passed < 60; passed += 1) {
      await recheck()
      time += minute
    }
    // After 1, 3, 7, 15, 31 minutes.
    expect(asked).toBe(5)
    mayPost = true
    time += hour
    await recheck()
    expect(await store.chats.get(chat)).toMatchObject({ state: 'active' })
  })

  it('asks nothing about what only an event tells', async () => {
    const chat = await addChat()
    for (const reason of ['thread-closed', 'blocked-by-person', 'tag-required']) {
      await store.chats.setState(chat, 'paused', reason, time)
      const recheck = createRecheck({
        platform: 'memory',
        chats: store.chats,
        inspect: () => Promise.reject(new Error('asked')),
        events: createEvents(),
        now,
      })
      await recheck()
      time += hour
      await expect(recheck()).resolves.toBeUndefined()
    }
  })
})

describe('silence', () => {
  async function arrive(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const item = newItem({ title: `Item ${time}` })
      await store.items.add([item], { fanOut: false, by: 'test', now: time })
      time += hour
    }
  }

  it('of a source is told to the team, each in their language, once, and its end too', async () => {
    const source = { name: 'River', postContact: false, postNotes: false }
    await store.sources.put({ key: 'inbox', kind: 'drop-folder', settings: source }, by)
    const { step } = desk([watchSources(store, team(), alerts)])
    await arrive(6)
    await step()
    expect(await said()).toEqual([])
    time += 4 * hour
    await step()
    time += hour
    await step()
    const told = await said()
    expect(told).toHaveLength(2)
    expect(told[0]).toMatch(/^send editor: \u200f?لم يرد شيء من /)
    expect(told[1]).toMatch(/^send owner: Nothing has come from River since .+ within one hour\.$/)
    await arrive(1)
    await step()
    expect((await said())[1]).toBe('send owner: Something has come from River again.')
    time += minute
    await step()
    expect(await said()).toEqual([])
  })

  it('of the outbox is told when something is due for ten minutes, and not while all is stopped', async () => {
    const { step } = desk([watchOutbox(store, team(), alerts)])
    const chat = await addChat()
    await store.items.add([newItem({ title: 'A' })], { fanOut: true, by: 'test', now: time })
    const [fanout] = await store.fanouts.due(time, 1)
    if (!fanout) throw new Error('nothing was planned')
    const post = {
      kind: 'text',
      payload: { text: 'news' },
      hasKeyboard: false,
      length: { used: 1, limit: 9 },
    }
    const operation: PlannedOperation = {
      chat,
      item: fanout.item,
      kind: 'send' as const,
      revision: fanout.id,
      part: 0,
      rendering: 'r',
      priority: 40,
      silent: false,
    }
    const renderings = [{ key: 'r', posts: [{ ...post, kind: 'text' as const }] }]
    await store.fanouts.commit(
      fanout,
      { cursor: 'done', operations: [operation], renderings },
      time,
    )
    await store.freezes.freeze({ by: 'test', now: time })
    time += 11 * minute
    await step()
    time += minute
    await step()
    await store.freezes.thaw({ by: 'test', now: time })
    await step()
    time += minute
    await step()
    expect((await store.troubles.open()).map(({ kind }) => kind)).toEqual([])
    time += minute
    await step()
    expect((await store.troubles.open()).map(({ kind }) => kind)).toEqual(['outbox-silent'])
    await said()
    time += minute
    await step()
    expect(await said()).toEqual([
      expect.stringMatching(/^send editor: /),
      'send owner: Posts go out again.',
    ])
  })
})
