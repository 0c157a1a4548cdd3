/** Faults: what the world does wrong in the middle of a broadcast, what is promised then, and what came of it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '../contract/controls.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { valleyRelease } from '../support/releases.ts'
import type { Row, Table } from './figures.ts'

const chats = 12
const latency = 20
const title = 'Valley Council Calls for Safe Roads to Idlib'

type Stage = {
  newsroom: Newsroom
  clock: { ahead: number }
  /** Adds an item that goes to all chats. */
  publish(): Promise<void>
  /** Until nothing is due any more. */
  settled(): Promise<void>
}

type Scenario = {
  fault: string
  promise: string
  run(stage: Stage): Promise<void>
  /** Where the data are; a temporary folder without it. */
  dataDir?: string
}

const html = '<html><body><h1>502 Bad Gateway</h1></body></html>'
const tooMany = (seconds: number) => ({
  status: 429,
  body: {
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  },
})
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

/** Broken for so many calls of each platform, from the first call of the broadcast on. */
const broken =
  (telegram: Parameters<Newsroom['telegram']['failNext']>, discord: Fault[]): Scenario['run'] =>
  async ({ newsroom, publish, settled }) => {
    newsroom.telegram.failNext(...telegram)
    for (const fault of discord) await newsroom.discord.inject(fault)
    await newsroom.start()
    await publish()
    await settled()
  }

const minute = 60_000

const scenarios: Scenario[] = [
  {
    fault: '429 storm: 60 refusals in a row on Telegram',
    promise: 'chats and bot wait as told; each post once',
    run: broken(times(60, tooMany(1)), []),
  },
  {
    fault: '500 and 502 with HTML, 10 of each platform',
    promise: 'channels held, readers again once, Discord found by nonce',
    run: broken(
      [...times(5, { status: 502, body: html }), ...times(5, { status: 500, body: html })],
      times<Fault>(10, 'server-error'),
    ),
  },
  {
    fault: 'connection cut before the message is stored, 10 of each',
    promise: 'as above: nobody can tell on Telegram',
    run: broken(times(10, 'cut-before'), times<Fault>(10, 'cut-before')),
  },
  {
    fault: 'connection cut after the message is stored, 10 of each',
    promise: 'as above; none doubled on Discord',
    run: broken(times(10, 'cut-after'), times<Fault>(10, 'cut-after')),
  },
  {
    fault: 'stalls: 4 calls of each are never answered',
    promise: 'given up in time; the others go on meanwhile',
    run: broken(times(4, 'stall'), times<Fault>(4, 'stall')),
  },
  {
    fault: 'DNS failure of both',
    promise: 'nothing has left: due again, none held',
    async run({ newsroom, publish, settled }) {
      const { telegram, discord } = newsroom.config
      if (!telegram || !discord) throw new Error('both platforms are needed')
      const roots = [telegram.apiRoot, discord.apiRoot] as const
      await newsroom.start()
      await publish()
      await settled()
      await newsroom.stop()
      telegram.apiRoot = 'http://telegram.invalid:1'
      discord.apiRoot = 'http://discord.invalid:1/api'
      void newsroom.start()
      await publish()
      await sleep(3_000)
      await newsroom.stop()
      ;[telegram.apiRoot, discord.apiRoot] = roots
      await newsroom.start()
      await settled()
    },
  },
  {
    fault: 'an hour without both platforms (fake time)',
    promise: 'nothing has left: each post once, after it',
    async run({ newsroom, clock, publish, settled }) {
      await newsroom.start()
      await newsroom.telegram.down()
      await newsroom.discord.inject('unreachable')
      await publish()
      for (let passed = 0; passed < 60; passed += 5) {
        await sleep(300)
        clock.ahead += 5 * minute
      }
      await newsroom.telegram.up()
      await newsroom.discord.reachable()
      // The longest wait between two tries.
      clock.ahead += minute
      await settled()
    },
  },
  {
    fault: 'clock jumps two hours ahead in a broadcast',
    promise: 'the lease is taken again; each post once',
    async run({ newsroom, clock, publish, settled }) {
      await newsroom.start()
      await publish()
      await newsroom.telegram.until(() => newsroom.telegram.calls.length > 12 || undefined)
      clock.ahead += 120 * minute
      await settled()
    },
  },
  {
    fault: 'clock jumps two hours back in a broadcast',
    promise: 'each post once',
    async run({ newsroom, clock, publish, settled }) {
      await newsroom.start()
      await publish()
      await newsroom.telegram.until(() => newsroom.telegram.calls.length > 12 || undefined)
      clock.ahead -= 120 * minute
      await sleep(2_000)
      clock.ahead += 120 * minute
      await settled()
    },
  },
  {
    fault: 'database locked by another program for 15 s',
    promise: 'waits; what was sent is kept in mind and settled',
    async run({ newsroom, publish, settled }) {
      await newsroom.start()
      await publish()
      await newsroom.telegram.until(() => newsroom.telegram.calls.length > 12 || undefined)
      await lockFor(newsroom.config.database.url.slice('sqlite:'.length), 15_000)
      await settled()
    },
  },
]

/** Holds a write transaction in another process. */
async function lockFor(path: string, milliseconds: number): Promise<void> {
  const program = `
    const { DatabaseSync } = require('node:sqlite')
    const db = new DatabaseSync(${JSON.stringify(path)}, { timeout: 20000 })
    db.exec('begin immediate')
    setTimeout(() => { db.exec('rollback'); db.close() }, ${milliseconds})`
  const child = spawn(process.execPath, ['-e', program], { stdio: 'ignore' })
  await once(child, 'exit')
}

/** A small file system of its own; undefined where this user may mount none. */
async function smallDisk(): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'barid-disk-'))
  const child = spawn('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder])
  child.on('error', () => {})
  const [code] = await once(child, 'close')
  if (code === 0) return folder
  await rm(folder, { recursive: true })
  return undefined
}

async function removeDisk(folder: string): Promise<void> {
  await once(spawn('umount', [folder]), 'close')
  await rm(folder, { recursive: true })
}

const fullDisk = (folder: string): Scenario => ({
  fault: 'disk full in a broadcast, for 5 s',
  promise: 'nothing new is sent; what was sent is settled after it',
  dataDir: join(folder, 'data'),
  async run({ newsroom, publish, settled }) {
    await newsroom.start()
    await publish()
    await newsroom.telegram.until(() => newsroom.telegram.calls.length > 12 || undefined)
    const filler = join(folder, 'filler')
    await writeFile(filler, Buffer.alloc(12 * 1024 * 1024)).catch(() => {})
    await sleep(5_000)
    await rm(filler)
    await settled()
  },
})

export async function benchFaults(): Promise<Table[]> {
  const rows: Row[] = []
  for (const scenario of scenarios) rows.push(await measured(scenario))
  const disk = await smallDisk()
  if (disk) rows.push(await measured(fullDisk(disk)))
  if (disk) await removeDisk(disk)
  const notes = disk ? [] : ['disk full: not measured, since this user may mount nothing']
  return [{ title: `Faults in a broadcast to ${chats} chats of each kind`, rows, notes }]
}

async function measured({ fault, promise, run, dataDir }: Scenario): Promise<Row> {
  const clock = { ahead: 0 }
  const now = () => Date.now() + clock.ahead
  if (dataDir) await mkdir(dataDir)
  const place = dataDir ? { dataDir, database: { url: `sqlite:${join(dataDir, 'barid.db')}` } } : {}
  const newsroom = await openNewsroom({ latency, ...place }, now)
  try {
    const channels = Array.from({ length: chats }, (_, at) =>
      newsroom.telegram.chat('channel', `T${at}`),
    )
    const readers = Array.from({ length: chats }, (_, at) => {
      const { id } = newsroom.telegram.person(`R${at}`)
      const bot = { status: 'member' as const }
      newsroom.telegram.world.chats.set(id, { id, type: 'private', bot, messages: [] })
      return id
    })
    const discord = Array.from({ length: chats }, (_, at) => newsroom.discord.channel(`d${at}`))
    const telegram = [...channels, ...readers]
    await newsroom.desk(async (tools) => {
      await tools.chats.put([...telegram.map((id) => `telegram:${id}`), ...discord], {}, 'bench')
    })
    const began = performance.now()
    let published = 0
    await run({
      newsroom,
      clock,
      async publish() {
        published += 1
        const text = valleyRelease.replace(title, `${title} ${published}`)
        await newsroom.drop(`report-${published}.txt`, text)
        await newsroom.events.next('fanout-done')
      },
      settled: () => settled(newsroom),
    })
    const held = await newsroom.desk((tools) => tools.store.outbox.held(1_000))
    const counts = (ids: (number | string)[]) =>
      Array.from({ length: published }, (_, at) => `${title} ${at + 1}`).flatMap((wanted) =>
        ids.map((id) => textsIn(newsroom, id).filter((text) => text.includes(wanted)).length),
      )
    const [onTelegram, onDiscord] = [counts(telegram), counts(discord)]
    const missing = [...onTelegram, ...onDiscord].filter((count) => count === 0).length
    return {
      fault,
      promise,
      posts: onTelegram.length + onDiscord.length,
      lost: Math.max(0, missing - held.length),
      held: held.length,
      'twice on Telegram': onTelegram.filter((count) => count > 1).length,
      'twice on Discord': onDiscord.filter((count) => count > 1).length,
      seconds: (performance.now() - began) / 1000,
    }
  } finally {
    await newsroom.close()
  }
}

const textsIn = ({ telegram, discord }: Newsroom, id: number | string): string[] =>
  typeof id === 'number'
    ? telegram.messages(id).map(({ text = '' }) => text)
    : discord.seenByAll(id).map(({ text }) => text)

async function settled(newsroom: Newsroom): Promise<void> {
  await newsroom.desk(async ({ store }) => {
    const open = async () =>
      (await store.outbox.open()).some(({ state }) => state === 'due' || state === 'sending')
    while (await open()) await sleep(100)
  })
}
