/** Figures of the first post: from the commit of an item to the arrival of its first message, by the process that wrote it. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { checkMachine } from '../../src/running/machine.ts'
import { openTools } from '../../src/tools.ts'
import { townReleases } from '../support/releases.ts'
import { addReaders, configOf } from './barid-sender.ts'
import { timesOf, verdict, type Table } from './figures.ts'
import { limitedTelegram, token } from './limited-telegram.ts'
import { startServerProcess } from './server-process.ts'

const barid = join(import.meta.dirname, '../../bin/barid.js')
const [readers, items] = [20, 25]
const patience = 30_000

export async function benchFirstPost(): Promise<Table> {
  const telegram = await limitedTelegram({ rate: 30 })
  const dataDir = await mkdtemp(join(tmpdir(), 'barid-bench-'))
  const config = configOf(dataDir, telegram.root)
  await checkMachine(config)
  const tools = await openTools(config, Date.now)
  await addReaders(tools.store.chats, readers)
  const environment = {
    BARID_DATA_DIR: dataDir,
    DATABASE_URL: config.database.url,
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: telegram.root,
    LOG_LEVEL: 'warn',
  }
  const server = await startServerProcess(environment)

  /** Milliseconds for each item, one after the other: what is stored at a time is sent before the next one is written. */
  async function each(
    releases: Record<string, string>,
    write: (name: string, text: string) => Promise<unknown>,
  ): Promise<number[]> {
    const times: number[] = []
    for (const [name, text] of Object.entries(releases)) {
      const before = (await telegram.report()).accepted.length
      await write(name, text)
      const accepted = await arrived(before + readers)
      const item = await newest()
      times.push((accepted[before] ?? Number.NaN) - item)
      await sleep(1_100)
    }
    return times
  }

  async function arrived(count: number): Promise<number[]> {
    for (const until = Date.now() + patience; Date.now() < until; await sleep(50)) {
      const { accepted } = await telegram.report()
      if (accepted.length >= count) return accepted
    }
    throw new Error('An item did not go out.')
  }

  /** When it was stored; its transaction ends a little later. */
  let number = 0
  async function newest(): Promise<number> {
    number += 1
    return (await tools.store.items.get(number))?.storedAt ?? Number.NaN
  }

  const own = await each(townReleases(items, 'Idlib'), (name, text) =>
    writeFile(join(dataDir, 'inbox', name), text),
  )
  const other = await each(townReleases(items, 'Homs'), async (name, text) => {
    const file = join(dataDir, `other-${name}`)
    await writeFile(file, text)
    const env = { ...process.env, ...environment }
    await promisify(execFile)(process.execPath, [barid, 'publish', file], { env })
  })
  await Promise.all([server.stop(), tools.close(), telegram.close()])
  await rm(dataDir, { recursive: true, force: true })
  const [quick, slow] = [timesOf(own), timesOf(other)]
  return {
    title: `First post of ${items} items to ${readers} chats, from the commit of each`,
    rows: [
      { 'written by': 'the process that sends', 'p50 ms': quick.p50, 'p99 ms': quick.p99 },
      { 'written by': 'barid publish beside it', 'p50 ms': slow.p50, 'p99 ms': slow.p99 },
    ],
    notes: [
      verdict('p99 within 300 ms in the sending process', quick.p99, 300),
      verdict('p99 within a second from another process', slow.p99, 1_000),
    ],
  }
}
