/** A whole newsroom for a journey: the real server on a fresh data folder, against a fake Telegram and a fake Discord. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { createEvents, type BaridEvent } from '../../src/events.ts'
import { checkMachine } from '../../src/running/machine.ts'
import type { Server } from '../../src/running/server.ts'
import { openTools, type Tools } from '../../src/tools.ts'
import { createServer } from '../../src/wiring.ts'
import { startFakeDiscord } from '../fakes/discord/discord.ts'
import { startTelegramFake } from '../fakes/telegram/telegram.ts'
import { freePort } from './free-port.ts'
import type { TelegramWay } from './libraries.ts'

export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>

type Change = Partial<Config> & {
  library?: TelegramWay
  /** Milliseconds that both platforms take for a call that writes. */
  latency?: number
  /** `platform` keeps the budgets that a newsroom has by default. */
  pace?: 'free' | 'platform'
}

export async function openNewsroom(
  { library = 'grammy', latency = 0, pace = 'free', ...change }: Change = {},
  now: () => number = Date.now,
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'barid-newsroom-'))
  const [telegram, discord] = await Promise.all([
    startTelegramFake({ latency, local: true }),
    startFakeDiscord({ latency }),
  ])
  const config: Config = {
    telegram: {
      token: telegram.token,
      apiRoot: telegram.apiRoot,
      library: library === 'webhook' ? 'grammy' : library,
      updates: library === 'webhook' ? 'webhook' : 'polling',
      paidBroadcast: false,
    },
    discord: { token: discord.token, apiRoot: discord.apiRoot() },
    database: { url: `sqlite:${join(dataDir, 'barid.db')}` },
    cache: 'memory',
    dataDir,
    privateSources: [],
    owners: [],
    host: '127.0.0.1',
    port: 0,
    language: 'en',
    timezone: 'UTC',
    logLevel: 'silent',
    ...(library === 'webhook' ? await publicPlace() : {}),
    ...change,
  }
  await checkMachine(config)
  const events = createEvents()
  const told: BaridEvent[] = []
  events.on((event) => told.push(event))
  let server: Server | undefined
  let runs = 0

  /** In a journey people ask faster than a platform lets anybody be answered. */
  async function hurry(): Promise<void> {
    const tools = await openTools(config, now)
    for (const name of ['telegram.private', 'telegram.shared', 'discord.private']) {
      await tools.store.settings.set(`budget.${name}`, '1000/1s', { by: 'test', now: now() })
    }
    await tools.close()
  }
  const hurried = pace === 'free' ? hurry() : Promise.resolve()

  return {
    telegram,
    discord,
    config,
    events,
    now,
    /** How many times it was started. */
    runs: () => runs,
    /** Every event so far. */
    told,

    /** Starts the server; resolves to its port when both platforms are connected. */
    async start(): Promise<number> {
      const ready = Promise.all(
        [config.telegram && 'telegram', config.discord && 'discord'].flatMap((name) =>
          name ? [events.next('platform-ready', ({ platform }) => platform === name)] : [],
        ),
      )
      await hurried
      server = await createServer(config, events, now)
      runs += 1
      const { port } = await server.start()
      await ready
      // People's clients know a command by the menu.
      if (config.discord) await discord.offered()
      return port
    },

    async stop(): Promise<void> {
      await server?.stop()
      server = undefined
    },

    /** As the CLI, in another connection to the same store. */
    async desk<T>(work: (tools: Tools) => Promise<T>): Promise<T> {
      const tools = await openTools(config, now)
      try {
        return await work(tools)
      } finally {
        await tools.close()
      }
    },

    drop: (name: string, text: string | Uint8Array) =>
      writeFile(join(config.dataDir, 'inbox', name), text),
    inbox: async (folder: '.' | 'done' | 'held') =>
      (await readdir(join(dataDir, 'inbox', folder), { withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort(),

    /** Resolves when a post of an item stands in a chat of the platform. */
    sent: (platform: string, item: number) =>
      events.next('operation-sent', (event) => event.platform === platform && event.item === item),

    /** The next thing that happens to a plan or a post. */
    something: () =>
      Promise.race(
        (['fanout-done', 'operation-sent', 'operation-failed'] as const).map((type) =>
          events.next(type),
        ),
      ),

    async close(): Promise<void> {
      await server?.stop()
      await Promise.all([telegram.close(), discord.close()])
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function publicPlace(): Promise<Pick<Config, 'port' | 'publicUrl'>> {
  const port = await freePort()
  return { port, publicUrl: `http://127.0.0.1:${port}` }
}
