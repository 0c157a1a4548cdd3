/** Barid as it is started, with so many readers and one release for all of them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../../src/config.ts'
import { createEvents } from '../../src/events.ts'
import { checkMachine } from '../../src/running/machine.ts'
import type { Chats, ChatSettings } from '../../src/store/ports/chats.ts'
import { openTools } from '../../src/tools.ts'
import { createServer } from '../../src/wiring.ts'
import { valleyRelease } from '../support/releases.ts'
import { token } from './limited-telegram.ts'
import { firstChat, type Sending } from './sending.ts'

export async function broadcastBarid({ root, chats, paid }: Sending) {
  const dataDir = await mkdtemp(join(tmpdir(), 'barid-bench-'))
  const config = configOf(dataDir, root, paid)
  await checkMachine(config)
  const tools = await openTools(config, Date.now)
  await addReaders(tools.store.chats, chats)
  await tools.close()
  const events = createEvents()
  events.on((event) => {
    if (event.type === 'fault') console.error(`${event.where}: ${event.detail}`)
  })
  const connected = events.next('platform-ready', ({ platform }) => platform === 'telegram')
  const server = await createServer(config, events)
  await server.start()
  await connected
  process.on('exit', () => void rm(dataDir, { recursive: true, force: true }))
  // The start is over, and its garbage gone.
  await sleep(1_000)

  return async () => {
    const stored = events.next('item-stored').then(() => Date.now())
    const done = sentTo(chats)
    await writeFile(join(dataDir, 'inbox', 'valley.en.txt'), valleyRelease)
    const began = await stored
    await done
    return { began }
  }

  function sentTo(count: number): Promise<void> {
    let left = count
    return new Promise((resolve) => {
      events.on((event) => {
        if (event.type === 'operation-sent' && --left === 0) resolve()
      })
    })
  }
}

export const configOf = (dataDir: string, root: string, paid = false): Config => ({
  telegram: { token, apiRoot: root, library: 'grammy', updates: 'polling', paidBroadcast: paid },
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
})

const settings: ChatSettings = {
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

export async function addReaders(chats: Chats, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, at) => ({
    address: `telegram:${firstChat + at}`,
    settings,
  }))
  for (let at = 0; at < count; at += 500) {
    await chats.put(all.slice(at, at + 500), { by: 'bench', now: Date.now() })
  }
}
