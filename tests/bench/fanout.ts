/** Figures of a fan-out: one item planned for very many chats while a sender takes what is due at its own rate. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import { telegramRenderer } from '../../adapters/telegram/render.ts'
import { createFanoutRunner } from '../../src/delivery/fanout.ts'
import { createPacer } from '../../src/delivery/pace.ts'
import { createWorker } from '../../src/delivery/worker.ts'
import { createEngine, type Engine } from '../../src/engine.ts'
import { createEvents } from '../../src/events.ts'
import { createFanoutLoop } from '../../src/running/background.ts'
import { createLeaseHolder } from '../../src/running/lease-holder.ts'
import { createLoop } from '../../src/running/loop.ts'
import { starterTopics } from './archive-folder.ts'
import { verdict, type Row, type Table } from './figures.ts'
import { createPressOffice } from './press-office.ts'

const megabyte = 1_048_576

/** Milliseconds of a call of the sender; with so many at once far more than its rate. */
const latency = 20
const concurrency = 64

export type FanoutOptions = {
  chats: number
  /** Messages a second of the sender, each a run of its own. */
  rates: number[]
  /** Makes an empty PostgreSQL database; without it, SQLite in a folder of its own. */
  database?: () => Promise<string>
}

export async function benchFanout({ chats, rates, database }: FanoutOptions): Promise<Table[]> {
  const rows: Row[] = []
  for (const rate of rates) {
    const folder = await mkdtemp(join(tmpdir(), 'barid-fanout-'))
    const engine = await openEngine(folder, await database?.())
    await addChats(engine, chats)
    rows.push(...(await broadcast(engine, rate)))
    await engine.store.close()
    await rm(folder, { recursive: true, force: true })
  }
  const most = (name: string, of = rows) => Math.max(...of.map((row) => Number(row[name] ?? 0)))
  const ahead = Math.max(
    ...rows.map((row) => Number(row['sender a second']) / Number(row['chats a second'])),
  )
  const alone = rows.filter((row) => row['sender a second'] === 0)
  const notes = [
    'a turn: what the event loop does at once; CPU is what that took of a core, whoever else wants one',
    'in time: of the messages that the rate allows while it is planned, how many were sent',
    verdict('planning alone, a turn takes under 20 ms of CPU', most('turn CPU max ms', alone), 20),
    verdict('planning stays ahead: the rate of the sender to that of planning', ahead, 1),
    verdict('the first post leaves within 300 ms', most('first post ms'), 300),
    verdict('memory grows by less than 64 MB', most('growth MB'), 64),
    'a rate of 0: nothing is sent; CPU s has the watching of turns in it, which takes what is idle',
  ]
  const name = database ? 'PostgreSQL' : 'SQLite'
  return [{ title: `Fan-out to ${chats} private chats on ${name}`, rows, notes }]
}

async function openEngine(folder: string, url?: string): Promise<Engine> {
  return createEngine({
    config: {
      database: { url: url ?? `sqlite:${join(folder, 'barid.db')}` },
      cache: 'memory',
      secret: 'a secret of the figures, long enough to be one',
      dataDir: folder,
      privateSources: [],
      owners: [],
      host: '127.0.0.1',
      port: 0,
      language: 'en',
      timezone: 'UTC',
      logLevel: 'silent',
    },
    events: createEvents(),
    now: Date.now,
    server: false,
    renderers: new Map([['telegram', telegramRenderer]]),
    link: () => undefined,
    places: [],
    show: () => '',
  })
}

/** Readers as they are: formats and rules differ, a rendering each. */
async function addChats({ store }: Engine, chats: number): Promise<void> {
  const atOnce = 10_000
  for (let added = 0; added < chats; added += atOnce) {
    const list = Array.from({ length: Math.min(atOnce, chats - added) }, (_, at) => ({
      address: `telegram:${added + at + 1}`,
      settings: {
        kind: 'private' as const,
        language: 'en',
        pairs: 'preferred' as const,
        subscription: {
          rule: { any: [], none: [], weight: 'mentioned' as const },
          languages: [],
          format: (['headline', 'summary', 'full'] as const)[at % 3] ?? 'full',
          schedule: 'at-once' as const,
        },
      },
    }))
    await store.chats.put(list, { by: 'bench', now: Date.now() })
  }
}

/** The item as it is published; where nothing is sent, also as it is corrected and withdrawn while all of it is due. */
async function broadcast(engine: Engine, rate: number): Promise<Row[]> {
  const { events, now, store } = engine
  const sent = createSender(engine, rate)
  const scheduler = createLeaseHolder(store.leases, 'scheduler', '*', now)
  const runner = createFanoutRunner({
    fanouts: store.fanouts,
    items: store.items,
    events,
    now,
    rendering: engine.rendering,
  })
  const fanout = createFanoutLoop(runner, scheduler, sent.wake, { events, now })
  if (rate > 0) sent.start()
  fanout.start()
  await sleep(1_000)

  async function planned(what: string, give: () => Promise<number>): Promise<Row> {
    globalThis.gc?.()
    const before = process.memoryUsage.rss()
    const number = await give()
    const committed = performance.now()
    const delay = monitorEventLoopDelay({ resolution: 1 })
    const turns = watchTurns()
    const used = process.cpuUsage()
    delay.enable()
    fanout.wake()
    const batches: number[] = []
    const stopCounting = events.on((event) => {
      if (event.type === 'fanout-batch') batches.push(event.chats)
    })
    await events.next('fanout-done', ({ item }) => item === number)
    const seconds = (performance.now() - committed) / 1_000
    delay.disable()
    stopCounting()
    const { user, system } = process.cpuUsage(used)
    const cpu = turns.stop()
    const growth = (process.memoryUsage.rss() - before) / megabyte
    const inTime = sent.times.length
    const chats = batches.reduce((sum, count) => sum + count, 0)
    return {
      planned: what,
      'sender a second': rate,
      'chats a second': chats / seconds,
      'CPU s': (user + system) / 1e6,
      batches: batches.length,
      'turn CPU p99 ms': cpu.p99,
      'turn CPU max ms': cpu.max,
      'loop delay p99 ms': delay.percentile(99) / 1e6,
      'loop delay max ms': delay.max / 1e6,
      'growth MB': growth,
      ...(rate > 0
        ? {
            'first post ms': (sent.times[0] ?? Number.NaN) - committed,
            'in time': inTime / Math.min(chats, rate * seconds),
          }
        : {}),
    }
  }

  const rows = [await planned('item', () => publish(engine))]
  if (rate === 0) {
    for (const verb of ['correct', 'withdraw'] as const) {
      rows.push(await planned(verb, () => change(engine, verb)))
    }
  }
  await fanout.stop()
  await sent.stop()
  return rows
}

/** Of the first item, by an editor; resolves to its number. */
async function change({ editing }: Engine, verb: 'correct' | 'withdraw'): Promise<number> {
  const line = verb === 'correct' ? { line: 'the road leads to Hama.' } : {}
  const { outcome } = await editing.apply({ verb, item: 1, ...line, tell: false, by: 'bench' })
  if (outcome !== 'done') throw new Error(`The change was ${outcome}.`)
  return 1
}

/** A worker as in the server, whose calls answer after the latency. */
function createSender({ store, events, now }: Engine, rate: number) {
  const times: number[] = []
  let id = 0
  // What comes due while a batch is planned goes together.
  const budget = { every: rate > 0 ? 1_000 / rate : 0, burst: Math.ceil(rate / 25) }
  const free = { every: 0, burst: 1_000 }
  const worker = createWorker({
    platform: 'telegram',
    capabilities: telegramRenderer.capabilities,
    sender: {
      async send() {
        times.push(performance.now())
        await sleep(latency)
        return { id: String(++id), kind: 'text' }
      },
      revise: async (_, receipt) => receipt,
      retract: async () => {},
      close: async () => {},
    },
    outbox: store.outbox,
    holds: store.holds,
    pacer: createPacer({ bot: budget, private: free, shared: free }, now),
    events,
    now,
    random: Math.random,
    freed: () => loop.wake(),
    concurrency: () => concurrency,
    refresh: async () => {},
    restore: async () => {},
    holder: createLeaseHolder(store.leases, 'sender', 'telegram', now),
    picture: async () => undefined,
    removed: () => {
      throw new Error('nothing is removed')
    },
    uploaded: async () => {},
  })
  const loop = createLoop('sender', () => worker.pass(), { events, now })
  return {
    times,
    start: loop.start,
    wake: loop.wake,
    async stop() {
      await loop.stop()
      await worker.stop(5_000)
    },
  }
}

/** CPU microseconds of this thread between one turn of the event loop and the next. */
function watchTurns() {
  const taken = createHistogram()
  let stopped = false
  const watch = async () => {
    let last = process.threadCpuUsage()
    while (!stopped) {
      await turn()
      const here = process.threadCpuUsage()
      taken.record(Math.max(1, here.user + here.system - last.user - last.system))
      last = here
    }
  }
  void watch()
  return {
    stop() {
      stopped = true
      return { p99: taken.percentile(99) / 1_000, max: taken.max / 1_000 }
    },
  }
}

const office = createPressOffice(3, await starterTopics())

async function publish({ publish: add }: Engine): Promise<number> {
  const [release] = office.story()
  if (!release) throw new Error('The office wrote nothing.')
  const name = `${crypto.randomUUID()}.en.txt`
  const [outcome] = await add({
    releases: [
      {
        name,
        stem: name,
        language: release.language,
        format: 'text',
        bytes: Buffer.from(release.file),
      },
    ],
    source: 'inbox',
    asNew: false,
    pair: false,
    by: 'bench',
  })
  if (outcome?.outcome !== 'stored') throw new Error(`The release was ${outcome?.outcome}.`)
  return outcome.number
}
