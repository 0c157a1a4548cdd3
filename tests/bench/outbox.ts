/** Figures of the outbox: planning, what is ready, claiming and settling, with every write durable (`synchronous = FULL`). */
import { performance } from 'node:perf_hooks'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/store/connect.ts'
import { createStage, noon, receipt, type Stage } from '../support/outbox-stage.ts'

export type OutboxFigures = {
  chats: number
  /** Milliseconds a batch of 500 chats: reading the chats, and the transaction that plans them. */
  plan: { batches: number; medianMs: number; maxMs: number; chatsPerSecond: number }
  /** Milliseconds of `ready` with a limit of 100 while every chat has something due. */
  ready: { medianMs: number; maxMs: number }
  /** `ready`, `claim` and `settle` of this many at a time, each a durable transaction. */
  delivered: { atOnce: number; perSecond: number }[]
}

const batchSize = 500

/** `url` is a PostgreSQL database; without one, SQLite in a folder of its own. */
export async function benchOutbox({ chats = 100_000, url = '' } = {}): Promise<OutboxFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'barid-bench-'))
  const { base, close } = await connect({
    url: url || `sqlite:${join(folder, 'barid.db')}`,
    secret: 'a secret of the figures, long enough to be one',
    secretFile: '',
    server: false,
    onFault: () => {},
  })
  const stage = createStage(base)
  for (let added = 0; added < chats; added += 10_000) {
    await stage.addChats(Math.min(10_000, chats - added))
  }
  const plan = await planAll(stage, chats)
  const ready = await timed(50, () => stage.outbox.ready('memory', noon, 100))
  const delivered = []
  for (const atOnce of [1, 30, 100]) delivered.push(await deliver(stage, atOnce))
  await close()
  await rm(folder, { recursive: true, force: true })
  return { chats, plan, ready: { medianMs: median(ready), maxMs: Math.max(...ready) }, delivered }
}

async function planAll(stage: Stage, chats: number): Promise<OutboxFigures['plan']> {
  let fanout = await stage.addItem()
  const times: number[] = []
  for (let done = false; !done;) {
    const [time = 0] = await timed(1, async () => {
      const next = await stage.fanouts.chats(fanout, batchSize)
      const last = next.at(-1)?.id ?? 0
      done = next.length < batchSize
      const sends = next.map((chat) => ({ chat: chat.id }))
      const plan = stage.batch(fanout, ['x'.repeat(1_500)], sends, done ? 'done' : last)
      await stage.fanouts.commit(fanout, plan, noon)
      fanout = { ...fanout, cursor: last }
    })
    times.push(time)
  }
  const all = times.reduce((sum, time) => sum + time, 0)
  return {
    batches: times.length,
    medianMs: median(times),
    maxMs: Math.max(...times),
    chatsPerSecond: Math.round((chats / all) * 1_000),
  }
}

async function deliver(stage: Stage, atOnce: number) {
  const rounds = Math.ceil(3_000 / atOnce)
  const { outbox } = stage
  const lease = await stage.lease()
  const times = await timed(rounds, async () => {
    const ready = await outbox.ready('memory', noon, atOnce)
    const ids = ready.map((one) => one.id)
    const taken = await outbox.claim(ids, lease, noon)
    await outbox.settle(
      taken.map(({ id }) => ({ id, outcome: 'sent', receipt: receipt(`${id}`), at: noon })),
      lease,
      noon,
    )
  })
  const all = times.reduce((sum, time) => sum + time, 0)
  return { atOnce, perSecond: Math.round(((rounds * atOnce) / all) * 1_000) }
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return taken
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

if (import.meta.main) console.log(JSON.stringify(await benchOutbox(), null, 2))
