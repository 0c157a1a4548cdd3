/** A worker over a real store and the reference platform, with a clock that stands still. */
import type { FailureFacts, Post } from '../../adapters/adapter.ts'
import { createMemoryPlatform } from '../../adapters/memory/memory.ts'
import { createPacer, type Budgets } from '../../src/delivery/pace.ts'
import { createKeptRate } from '../../src/delivery/kept-rate.ts'
import { createWorker } from '../../src/delivery/worker.ts'
import { createEvents, type BaridEvent } from '../../src/events.ts'
import { createLeaseHolder } from '../../src/running/lease-holder.ts'
import type { Chat } from '../../src/news.ts'
import type { Store } from '../../src/store/store.ts'
import type { useDatabases } from './databases.ts'
import { newItem } from './news.ts'

export const free = { every: 0, burst: 1 }

export async function workerStage(
  databases: ReturnType<typeof useDatabases>,
  options: { idempotent?: boolean; kind?: Chat['kind']; budgets?: Budgets } = {},
) {
  let time = 1_000_000
  const now = () => time
  const platform = createMemoryPlatform()
  const store = await databases.open('sqlite', { server: true })
  const events = createEvents()
  const told: BaridEvent[] = []
  events.on((event) => told.push(event))
  const { adapter } = platform
  const work = () => {
    const pacer = createPacer(options.budgets ?? { bot: free, private: free, shared: free }, now)
    const rate = createKeptRate({ platform: 'memory', pacer, rates: store.rates })
    return createWorker({
      platform: 'memory',
      capabilities: { ...adapter.renderer.capabilities, idempotent: options.idempotent ?? false },
      sender: adapter.sender,
      outbox: store.outbox,
      holder: createLeaseHolder(store.leases, 'sender', 'memory', now),
      holds: store.holds,
      pacer,
      events,
      now,
      random: () => 0,
      picture: async () => undefined,
      removed: (language, kind) => textPost(`removed, in ${language} for a ${kind}`),
      uploaded: async () => {},
      freed: () => {},
      concurrency: () => 8,
      refresh: rate.keep,
      restore: rate.restore,
    })
  }
  const worker = work()

  async function run(): Promise<void> {
    await worker.pass()
    await worker.idle()
  }
  return {
    platform,
    store,
    told,
    worker,
    work,
    run,
    /** Runs until nothing more is due now. */
    async settle() {
      for (let before = -1; before !== told.length;) {
        before = told.length
        await run()
      }
    },
    later: (milliseconds: number) => void (time += milliseconds),
    now,
    addChat: (name: string, kind: Chat['kind'] = options.kind ?? 'channel') =>
      addChat(store, platform, name, kind),
    plan: (chats: number[], ...parts: string[]) => plan(store, chats, parts, now()),
    planAs: (priority: number, chats: number[], text: string) =>
      plan(store, chats, [text], now(), priority),
    states: async () =>
      [...Map.groupBy(await store.outbox.counts(), ({ state }) => state)]
        .map(([state, rows]) => `${rows.reduce((sum, { count }) => sum + count, 0)} ${state}`)
        .sort(),
  }
}

async function addChat(
  store: Store,
  platform: ReturnType<typeof createMemoryPlatform>,
  name: string,
  kind: Chat['kind'],
) {
  const address = platform.chat(name, kind)
  const settings = {
    kind,
    language: 'en',
    pairs: 'preferred' as const,
    subscription: {
      rule: { any: [], none: [], weight: 'mentioned' as const },
      languages: [],
      format: 'summary' as const,
      schedule: 'at-once' as const,
    },
  }
  const [added] = await store.chats.put([{ address, settings }], { by: 'test', now: 1 })
  return { address, id: added?.id ?? 0 }
}

const textPost = (text: string): Post => ({
  kind: 'text',
  payload: { text, actions: [] },
  hasKeyboard: false,
  length: { used: text.length, limit: 4096 },
})

/** A correction that edits the first post of an item and removes the others. */
export async function shorten(
  store: Store,
  item: number,
  text: string,
  now: number,
): Promise<void> {
  await store.items.change(
    item,
    { verb: 'fix', said: newItem({ title: text }) },
    { by: 'test', now },
  )
  const [fanout] = await store.fanouts.due(now, 1)
  if (!fanout) throw new Error('nothing was revised')
  const chats = await store.fanouts.chats(fanout, 10)
  const operations = chats.flatMap((chat) =>
    chat.posts.map((post) => ({
      chat: chat.id,
      post: post.id,
      item,
      kind: post.part === 0 ? ('revise' as const) : ('retract' as const),
      revision: fanout.id,
      part: 0,
      rendering: `c${fanout.id}`,
      priority: 20,
      silent: true,
    })),
  )
  const renderings = [{ key: `c${fanout.id}`, posts: [textPost(text)] }]
  await store.fanouts.commit(fanout, { cursor: 'done', operations, renderings }, now)
}

/** A stored item whose message has these parts, planned for chats. */
async function plan(
  store: Store,
  chats: number[],
  parts: string[],
  now: number,
  priority = 40,
): Promise<number> {
  const draft = newItem({ title: parts.join(' ') })
  const [added] = await store.items.add([draft], { fanOut: true, by: 'test', now })
  const [fanout] = await store.fanouts.due(now, 1)
  if (!fanout || added?.outcome !== 'stored') throw new Error('nothing was stored')
  const posts = parts.map(textPost)
  const operations = chats.flatMap((chat) =>
    posts.map((_, part) => ({
      chat,
      item: added.number,
      kind: 'send' as const,
      revision: fanout.id,
      part,
      rendering: `r${added.number}`,
      priority,
      silent: false,
    })),
  )
  const renderings = [{ key: `r${added.number}`, posts }]
  await store.fanouts.commit(fanout, { cursor: 'done', operations, renderings }, now)
  return added.number
}

export const failure = (
  facts: Partial<FailureFacts> & Pick<FailureFacts, 'kind'>,
): FailureFacts => ({
  detail: 'a-test',
  ...facts,
})
