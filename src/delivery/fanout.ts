/** The fan-out: turns stored items into operations, batch by batch, each batch one transaction that moves the cursor. */

// Planning is work of this process: between two steps, answers and sends get their turn.
import { setImmediate as breathe } from 'node:timers/promises'
import type { Events } from '../events.ts'
import type { Instant } from '../news.ts'
import type { Items } from '../store/ports/items.ts'
import type { Fanout, FanoutChat, Fanouts } from '../store/ports/fanouts.ts'
import { batchOf, planChat } from './plan.ts'
import type { ChatPlan, PlanParts, RenderItem } from './plan.ts'

export type FanoutParts = {
  fanouts: Fanouts
  items: Pick<Items, 'story'>
  events: Events
  now: () => Instant
  /** Prepares what one item needs (topic names, source name) and returns its renderer for chats. */
  rendering(): Promise<RenderItem>
}

export type FanoutRunner = {
  /** One batch of the oldest fan-out that is due; false when none was. */
  pass(): Promise<boolean>
}

/** Chats of the first batch: the first post leaves when they are planned. */
const firstBatch = 50

/** Milliseconds of planning without a pause; what is rendered for the first time may take longer. */
const turnFor = 5

const setAsideFor = 60_000

/** A paused chat keeps its items this long (48 h). */
const keepFor = 48 * 60 * 60_000

/** A chat that would rather wait for its own language waits this long (30 min). */
const waitFor = 30 * 60_000

export function createFanoutRunner(parts: FanoutParts): FanoutRunner {
  const { fanouts, items, events, now } = parts
  let prepared: { fanout: number; render: RenderItem } | undefined

  /** Once a fan-out: all chats get the same, rendered once. */
  async function renderFor(fanout: Fanout) {
    if (prepared?.fanout !== fanout.id) {
      prepared = { fanout: fanout.id, render: await parts.rendering() }
    }
    return prepared.render
  }

  async function planned(of: PlanParts, chats: FanoutChat[], limit: number) {
    const plans: ChatPlan[] = []
    let turn = now()
    for (const chat of chats) {
      plans.push(planChat(of, chat))
      if (now() - turn < turnFor) continue
      await breathe()
      turn = now()
    }
    return batchOf(of, plans, limit)
  }

  /** What cannot be planned is told, waits, and holds up no other. */
  async function setAside(fanout: Fanout, error: unknown): Promise<void> {
    const detail = error instanceof Error ? error.message : String(error)
    events.emit({ type: 'fault', where: `planning of item ${fanout.item}`, detail })
    await fanouts.postpone(fanout, now() + setAsideFor)
  }

  async function plan(fanout: Fanout): Promise<void> {
    const began = now()
    const size = fanout.cursor === 0 ? firstBatch : fanouts.batchSize
    const chats = await fanouts.chats(fanout, size)
    await breathe()
    const story = await items.story(fanout.story)
    const versions = story.filter(
      (version) => version.visibleFrom <= now() && version.withdrawnAt === undefined,
    )
    const item = (fanout.kind === 'revise' ? story : versions).find(
      (version) => version.number === fanout.item,
    )
    const batch = item
      ? await planned(
          {
            fanout,
            item,
            versions,
            open: await fanouts.openItems(fanout.story, now()),
            render: await renderFor(fanout),
            keep: keepFor,
            patience: waitFor,
            now: now(),
          },
          chats,
          size,
        )
      : { cursor: 'done' as const, operations: [], renderings: [] }
    await breathe()
    const committed = await fanouts.commit(fanout, batch, now())
    if (!committed) return
    const readers = new Set(chats.filter(({ kind }) => kind === 'private').map(({ id }) => id))
    events.emit({
      type: 'fanout-batch',
      item: fanout.item,
      chats: chats.length,
      operations: batch.operations.length,
      toReaders: batch.operations.filter(({ chat }) => readers.has(chat)).length,
      milliseconds: now() - began,
    })
    if (batch.cursor !== 'done') return
    prepared = undefined
    events.emit({ type: 'fanout-done', item: fanout.item })
  }

  return {
    async pass() {
      const [fanout] = await fanouts.due(now(), 1)
      if (!fanout) return false
      await plan(fanout).catch((error: unknown) => setAside(fanout, error))
      return true
    },
  }
}
