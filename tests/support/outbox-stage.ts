/** A database with shorthands for the tests of delivery: chats, items and plans in a word each, several processes, no clock. */
import type { Post, Receipt } from '../../adapters/adapter.ts'
import type { Base } from '../../src/store/base.ts'
import { createChats } from '../../src/store/chats.ts'
import { createFanouts } from '../../src/store/fanouts.ts'
import { createLeases } from '../../src/store/leases.ts'
import type { Lease } from '../../src/store/ports/running.ts'
import type { Lock } from '../../src/store/lock.ts'
import { createOutbox } from '../../src/store/outbox.ts'
import type { ChatSettings } from '../../src/store/ports/chats.ts'
import type { Fanout, PlannedBatch, PlannedOperation } from '../../src/store/ports/fanouts.ts'
import type { ClaimedOperation, Settlement } from '../../src/store/ports/outbox.ts'

export const noon = Date.UTC(2026, 4, 3, 12)
export const second = 1_000
export const minute = 60_000

export const settings: ChatSettings = {
  kind: 'private',
  language: 'en',
  pairs: 'preferred',
  subscription: {
    rule: { any: [], none: [], weight: 'mentioned' },
    languages: [],
    format: 'full',
    schedule: 'at-once',
  },
}

const textPost = (text: string, more: Partial<Post> = {}): Post => ({
  kind: 'text',
  payload: { text },
  hasKeyboard: false,
  length: { used: text.length, limit: 4096 },
  ...more,
})

export const receipt = (id: string): Receipt => ({ id, kind: 'text' })

export const textOf = (operation: ClaimedOperation) =>
  (operation.post.payload as { text: string }).text

export type Stage = ReturnType<typeof createStage>

export function createStage(base: Base) {
  /** Owners that every process can prove dead. */
  const dead = new Set<string>()
  const process = (owner: string) => {
    const lock: Lock = {
      owner,
      hold: async () => {},
      isDead: async (other) => other !== owner && dead.has(other),
      close: async () => {},
    }
    return { outbox: createOutbox(base, lock), leases: createLeases(base, lock) }
  }
  const { outbox, leases } = process('first')
  const chats = createChats(base)
  const fanouts = createFanouts(base)

  let added = 0

  /** Ids of chats `memory:1`, `memory:2` … */
  async function addChats(count: number, more: Partial<ChatSettings> = {}): Promise<number[]> {
    const list = Array.from({ length: count }, () => ({
      address: `memory:${++added}`,
      settings: { ...settings, ...more },
    }))
    return (await chats.put(list, { by: 'test', now: noon })).map((one) => one.id)
  }

  async function addStory(): Promise<number> {
    const story = base.db.insertInto('stories').values({ created_at: noon }).returning('id')
    return (await story.executeTakeFirstOrThrow()).id
  }

  async function addItem(
    more: { story?: number; language?: string; from?: number } = {},
  ): Promise<Fanout> {
    const story = more.story ?? (await addStory())
    const from = more.from ?? noon
    const { id: item } = await base.db
      .insertInto('items')
      .values({
        story_id: story,
        source: 'inbox',
        identity: crypto.randomUUID(),
        revision: 1,
        language: more.language ?? 'en',
        kind: 'news',
        title: 'A',
        stored_at: noon,
        visible_from: from,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return addFanout({ kind: 'publish', item, story, from })
  }

  async function addFanout(plan: {
    kind: Fanout['kind']
    item: number
    story: number
    from?: number
  }): Promise<Fanout> {
    const { id } = await base.db
      .insertInto('fanouts')
      .values({
        kind: plan.kind,
        item_id: plan.item,
        story_id: plan.story,
        revision: 1,
        cursor: 0,
        not_before: plan.from ?? noon,
        created_at: noon,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, kind: plan.kind, item: plan.item, story: plan.story, revision: 1, cursor: 0 }
  }

  /** A batch with one rendering; texts are its parts. */
  const batch = (
    fanout: Fanout,
    texts: string[],
    operations: (Pick<PlannedOperation, 'chat'> & Partial<PlannedOperation>)[],
    cursor: PlannedBatch['cursor'] = 'done',
  ): PlannedBatch => ({
    cursor,
    renderings: [{ key: `${fanout.id}`, posts: texts.map((text) => textPost(text)) }],
    operations: operations.map((one) => ({
      item: fanout.item,
      kind: 'send',
      revision: fanout.id,
      part: 0,
      rendering: `${fanout.id}`,
      priority: 40,
      silent: false,
      ...one,
    })),
  })

  /** A new item, sent to chats in as many parts as there are texts. */
  async function publish(
    to: number[],
    texts: string[],
    more: Partial<PlannedOperation> = {},
  ): Promise<Fanout> {
    const fanout = await addItem()
    const sends = to.flatMap((chat) => texts.map((_text, part) => ({ chat, part, ...more })))
    await fanouts.commit(fanout, batch(fanout, texts, sends), noon)
    return fanout
  }

  let held: Lease | undefined

  /** The lease of the first process, renewed or taken anew. */
  async function lease(now = noon): Promise<Lease> {
    held =
      (held && (await leases.renew(held, now))) ?? (await leases.acquire('sender', 'memory', now))
    if (!held) throw new Error('The lease is held by another.')
    return held
  }

  /** What may go now, claimed. */
  async function take(now: number, limit = 100): Promise<ClaimedOperation[]> {
    const ready = await outbox.ready('memory', now, limit)
    return outbox.claim(
      ready.map((one) => one.id),
      await lease(now),
      now,
    )
  }

  const settle = async (settlements: Settlement[], now: number) =>
    outbox.settle(settlements, await lease(now), now)

  const arrived = (operations: ClaimedOperation[], now: number) =>
    settle(
      operations.map(({ id }) => ({
        id,
        outcome: 'sent',
        receipt: receipt(`sent-${id}`),
        at: now,
      })),
      now,
    )

  /** Takes and sends until nothing may go; what was sent, as `chat:text` in order. */
  async function deliver(now: number): Promise<string[]> {
    const sent: string[] = []
    for (;;) {
      const taken = await take(now)
      if (taken.length === 0) return sent
      sent.push(...taken.map((one) => `${one.chat}:${textOf(one)}`))
      await arrived(taken, now)
    }
  }

  return {
    settle,
    arrived,
    deliver,
    base,
    chats,
    fanouts,
    outbox,
    leases,
    dead,
    process,
    addChats,
    addItem,
    addFanout,
    batch,
    publish,
    lease,
    take,
  }
}
