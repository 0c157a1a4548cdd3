/** A data folder with an archive of so many items in it, on SQLite or in a PostgreSQL database beside it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Config } from '../../src/config.ts'
import type { Topic } from '../../src/news.ts'
import { connect } from '../../src/store/connect.ts'
import { createTopics } from '../../src/store/topics.ts'
import { parseTopicFile } from '../../src/topics/topic-file.ts'
import { insertArchive } from './archive-rows.ts'

export type Archive = {
  items: number
  database: 'SQLite' | 'PostgreSQL'
  /** Of a Barid without platforms on this folder. */
  config: Config
  /** What making it took. */
  seconds: number
  /** When the item with this number was stored. */
  storedAt(number: number): number
  remove(): Promise<void>
}

const secret = 'a secret of the figures, long enough to be one'
const minute = 60_000
const start = Date.UTC(2024, 0, 1)
const storedAt = (number: number) => start + number * minute

export async function starterTopics(): Promise<Topic[]> {
  const path = join(import.meta.dirname, '../../topics/syria.yaml')
  const read = parseTopicFile(await readFile(path, 'utf8'))
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  return read.topics
}

/** `url` is an empty PostgreSQL database; without one, SQLite. */
export async function createArchive(items: number, url?: string): Promise<Archive> {
  const began = performance.now()
  const dataDir = await mkdtemp(join(tmpdir(), 'barid-bench-'))
  const config = configOf(dataDir, url ?? `sqlite:${join(dataDir, 'barid.db')}`)
  await fill(config, items)
  return {
    items,
    database: url ? 'PostgreSQL' : 'SQLite',
    config,
    seconds: (performance.now() - began) / 1_000,
    storedAt,
    remove: () => rm(dataDir, { recursive: true, force: true }),
  }
}

const configOf = (dataDir: string, url: string): Config => ({
  database: { url },
  cache: 'memory',
  secret,
  dataDir,
  privateSources: [],
  owners: [],
  host: '127.0.0.1',
  port: 0,
  language: 'en',
  timezone: 'UTC',
  logLevel: 'silent',
})

async function fill({ database, secret, dataDir }: Config, items: number): Promise<void> {
  const { base, close } = await connect({
    url: database.url,
    secret,
    secretFile: join(dataDir, 'secret'),
    server: false,
    onFault: (fault) => console.error(fault),
  })
  const known = await starterTopics()
  const topics = createTopics(base)
  await topics.put(known, { by: 'bench', now: storedAt(0) })
  await insertArchive(base, known, { items, storedAt })
  // What was stored was understood with these topics: a server has nothing to read again.
  const { version } = await topics.progress()
  await topics.setProgress({ readAt: version, readUpTo: Number.MAX_SAFE_INTEGER })
  await close()
}
