/** Figures of the archive: items stored a second, and each read cold and cached, at 1,000 and 100,000 items. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { createCachedReads } from '../../src/store/cached-reads.ts'
import { createCaches } from '../../src/store/caches.ts'
import { createCatalogue } from '../../src/store/catalogue.ts'
import { connect, type Connection } from '../../src/store/connect.ts'
import { createItems } from '../../src/store/items.ts'
import type { PageQuery, Reads } from '../../src/store/ports/items.ts'
import { createReads } from '../../src/store/reads.ts'
import { createTopics } from '../../src/store/topics.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { startPostgres } from '../support/postgres.ts'
import { createArchive, topicCount, topicSlug, wordOf } from './archive.ts'

/** Milliseconds. */
type Times = { p50: number; p99: number }

export type StoreFigures = {
  items: number
  storedPerSecond: number
  reads: { name: string; cold: Times; cached?: Times }[]
}

const start = Date.UTC(2020, 0, 1)
const second = 1_000
const rounds = 200

/** `url` is an empty PostgreSQL database; without one, SQLite in a folder of its own. */
export async function benchStore({
  sizes = [1_000, 100_000],
  url = '',
}: { sizes?: number[]; url?: string } = {}): Promise<StoreFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'barid-bench-'))
  const connection = await connect({
    url: url || `sqlite:${join(folder, 'barid.db')}`,
    secret: 'a secret of the figures, long enough to be one',
    secretFile: '',
    server: false,
    onFault: (fault) => console.error(fault),
  })
  const fill = await createFilling(connection)
  const figures: StoreFigures[] = []
  for (const size of sizes) {
    const { storedPerSecond, now } = await fill(size)
    figures.push({ items: size, storedPerSecond, reads: await timeReads(connection, size, now) })
  }
  await connection.close()
  await rm(folder, { recursive: true, force: true })
  return figures
}

/** Every story is a transaction of its own; the rate is that of the last thousand items. */
async function createFilling({ base }: Connection) {
  const items = createItems(base, indexText)
  const rule = { any: [], all: [], none: [] }
  const topics = Array.from({ length: topicCount }, (_, rank) => ({
    slug: topicSlug(rank),
    names: { en: topicSlug(rank) },
    aliases: [],
    rule,
  }))
  await createTopics(base).put(topics, { by: 'bench', now: start })
  const archive = createArchive(1)
  let stored = 0
  return async (size: number) => {
    let [began, since] = [performance.now(), stored]
    while (stored < size) {
      if (stored < size - 1_000 && stored - since >= 1_000) {
        ;[began, since] = [performance.now(), stored]
      }
      const story = archive.next().value
      const now = start + stored * second
      stored += (await items.add(story, { fanOut: true, by: 'bench', now })).length
    }
    const storedPerSecond = ((stored - since) * 1_000) / (performance.now() - began)
    return { storedPerSecond, now: start + stored * second }
  }
}

async function timeReads({ base }: Connection, size: number, now: number) {
  const cold = createReads(base)
  const cached = createCachedReads(cold, {
    catalogue: createCatalogue(base),
    caches: createCaches(base, 'memory', (fault) => console.error(fault)),
    keyedHash: base.seal.keyedHash,
    onLookup: () => {},
  })
  const figures: StoreFigures['reads'] = []
  for (const [name, ask] of Object.entries(questions(size, now))) {
    const times = await timed((round) => ask(cold, round))
    const isKept = !['item', 'twins'].includes(name)
    if (isKept) await ask(cached, 0)
    const again = isKept ? await timed(() => ask(cached, 0)) : undefined
    figures.push({ name, cold: times, ...(again && { cached: again }) })
  }
  return figures
}

type Question = (reads: Reads, round: number) => Promise<unknown>

/** What readers ask, and the worst that they could ask. */
function questions(size: number, now: number): Record<string, Question> {
  const query: PageQuery = { languages: ['ar', 'en'], limit: 5 }
  const deep = (round: number): PageQuery => {
    const number = Math.floor((size * (round + 1)) / (rounds + 1))
    return { ...query, before: { number, visibleFrom: start + number * second } }
  }
  const search = (reads: Reads, ...words: string[]) =>
    reads.search(
      words.map((word) => ({ word })),
      query,
      now,
    )
  const [the, of, and] = [0, 1, 2].map((rank) => wordOf('en', rank))
  const fi = wordOf('ar', 0)
  return {
    latest: (reads) => reads.latest(query, now),
    'latest, an old page': (reads, round) => reads.latest(deep(round), now),
    'latest in one language': (reads) => reads.latest({ ...query, languages: ['fr'] }, now),
    'topic, the most used': (reads) => reads.topic(topicSlug(0), query, now),
    'topic, the least used': (reads) => reads.topic(topicSlug(topicCount - 1), query, now),
    'topic, mentioned, an old page': (reads, round) => {
      const { before, ...rest } = deep(round)
      return reads.topic(
        topicSlug(0),
        { ...rest, ...(before && { before: { ...before, weight: 1 } }) },
        now,
      )
    },
    topics: (reads) => reads.topics(now),
    item: (reads, round) => reads.item(1 + ((round * 7919) % size), now),
    twins: (reads, round) => reads.twins(1 + ((round * 7919) % (size >> 1)), now),
    'search, a rare word': (reads, round) => search(reads, wordOf('en', 9_000 + round)),
    'search, the most common word': (reads) => search(reads, the ?? ''),
    'search, three common words': (reads) => search(reads, the ?? '', of ?? '', and ?? ''),
    'search, a common and a rare word': (reads, round) =>
      search(reads, the ?? '', wordOf('en', 9_000 + round)),
    'search, no such word': (reads) => search(reads, 'nowhere'),
    'search, two common words that never meet': (reads) => search(reads, the ?? '', fi),
    'search, eight common words of two languages': (reads) =>
      search(reads, ...[0, 1, 2, 3].flatMap((rank) => [wordOf('en', rank), wordOf('ar', rank)])),
  }
}

async function timed(work: (round: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await work(round)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.ceil(rounds * part) - 1] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

export function describeStoreFigures(figures: StoreFigures[]): string {
  const lines = figures.flatMap(({ items, storedPerSecond, reads }) => {
    const worst = reads.toSorted((a, b) => b.cold.p99 - a.cold.p99)[0]
    return [
      `${items} items: ${storedPerSecond.toFixed(0)} stored a second`,
      ...reads.map(
        ({ name, cold, cached }) =>
          `  ${name.padEnd(46)} cold ${show(cold)}${cached ? `   cached ${show(cached)}` : ''}`,
      ),
      `  the worst: ${worst?.name}`,
    ]
  })
  return [...lines, ...growth(figures)].join('\n')
}

const show = ({ p50, p99 }: Times) =>
  `p50 ${p50.toFixed(2).padStart(6)} ms, p99 ${p99.toFixed(2).padStart(6)} ms`

/** How many times as long a read takes with the most items as with the least. */
function growth(figures: StoreFigures[]): string[] {
  const [least, most] = [figures[0], figures.at(-1)]
  if (!least || !most || least === most) return []
  const factors = most.reads.map(({ name, cold }, at) => ({
    name,
    factor: cold.p50 / (least.reads[at]?.cold.p50 ?? Number.NaN),
  }))
  const slower = factors.filter(({ factor }) => factor > 2)
  return [
    `p50 from ${least.items} to ${most.items} items grew more than twofold in ${slower.length} of ${factors.length}`,
    ...slower.map(({ name, factor }) => `  ${name}: ${factor.toFixed(1)} times`),
  ]
}

// `node tests/bench/store.ts [postgres] [items…]`
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const postgres = process.argv.includes('postgres')
  const numbers = process.argv.slice(2).map(Number).filter(Number.isInteger)
  const sizes = numbers.length > 0 ? numbers : [1_000, 100_000]
  const server = postgres ? await startPostgres({ durable: true }) : undefined
  const url = (await server?.freshDatabase()) ?? ''
  console.log(describeStoreFigures(await benchStore({ sizes, url })))
  await server?.stop()
}
