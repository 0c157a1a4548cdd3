/** Figures of answers in process: what a reader asks and the worst that they could ask, cold and cached. */
import type { PageQuery, Reads } from '../../src/store/ports/items.ts'
import { queryTerms } from '../../src/topics/search-text.ts'
import type { Archive } from './archive-folder.ts'
import { openConversation, type Asked, type BenchConversation } from './conversation.ts'
import { columns, timed, timesOf, verdict, type Table, type Times } from './figures.ts'
import { commonest, rarest, wordOf } from './press-office.ts'

const rounds = 200
const warmUp = 50

type Ask = (desk: BenchConversation, round: number) => Promise<Asked>

/** Without the record of the update, and, of cached ones, with it: that is what the disk adds. */
type Answer = { name: string; cold: Times; cached: Times; recorded: Times | undefined }

/** The sizes take turns, least first; growth is that of the median of cold answers from the first to the last. */
export async function benchAnswers(archives: Archive[]): Promise<Table[]> {
  const desks = await Promise.all(
    archives.map(async (archive) => ({
      archive,
      desk: await openConversation(archive.config),
      asks: Object.entries(questions(archive)),
      answers: [] as Answer[],
    })),
  )
  for (const { desk, asks } of desks) {
    for (const [, ask] of asks) await repeat(warmUp, (round) => ask(desk, round))
  }
  for (const at of desks[0]?.asks.keys() ?? []) {
    for (const { desk, asks, answers } of desks) {
      const [name, ask] = asks[at]!
      answers.push({ name, ...(await benchOne(desk, ask)) })
    }
  }
  for (const { desk } of desks) await desk.close()
  const least = desks[0]?.answers ?? []
  return desks.map(({ archive, answers }, at) => ({
    title: `Answers in process, ${archive.items} items on ${archive.database}`,
    rows: answers.map(({ name, cold, cached, recorded }, which) => ({
      answer: name,
      ...columns('cold', cold),
      ...columns('cached', cached),
      ...(recorded && columns('and recorded', recorded)),
      ...(at > 0 && { growth: cold.p50 / (least[which]?.cold.p50 ?? Number.NaN) }),
    })),
    notes: [
      'until the answer is handed to the platform; “and recorded”: cached, and the update durably recorded as taken before it',
      ...targets(answers),
      ...(at > 0 ? [growth(answers, least)] : []),
    ],
  }))
}

async function benchOne(desk: BenchConversation, ask: Ask): Promise<Omit<Answer, 'name'>> {
  const cold = await repeat(rounds, async (round) => {
    await desk.emptyCache()
    return ask(desk, round)
  })
  await ask(desk, 0)
  const cached = await repeat(rounds, () => ask(desk, 0))
  const isRecorded = cached.some(({ recording }) => recording > 0)
  return {
    cold: timesOf(cold.map(own)),
    cached: timesOf(cached.map(own)),
    recorded: isRecorded ? timesOf(cached.map(({ waited }) => waited)) : undefined,
  }
}

async function repeat<T>(times: number, work: (round: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let round = 0; round < times; round++) results.push(await work(round))
  return results
}

const own = ({ waited, recording }: Asked) => waited - recording

function questions({ items, storedAt }: Archive): Record<string, Ask> {
  const says =
    (typed: string): Ask =>
    (desk) =>
      desk.ask(typed)
  const page: PageQuery = { languages: ['en', 'ar'], limit: 5 }
  /** Another place of the archive in each round. */
  const somewhere = (round: number) => 1 + ((round * 7_919) % items)
  const before = (round: number) => ({
    number: somewhere(round),
    visibleFrom: storedAt(somewhere(round)),
  })
  const read =
    (work: (reads: Reads, round: number) => Promise<unknown>): Ask =>
    async ({ store }, round) => {
      const [waited = 0] = await timed(1, () => work(store.reads, round))
      return { waited, recording: 0 }
    }
  const search = (words: (round: number) => string[]) =>
    read((reads, round) => reads.search(queryTerms(words(round).join(' ')), page, Date.now()))
  const rare = (round: number) => wordOf('en', 5_000 + round)
  return {
    '/latest': says('/latest'),
    [`/topic ${commonest}, of all items`]: says(`/topic ${commonest}`),
    [`/topic ${rarest}, of the oldest story`]: says(`/topic ${rarest}`),
    '/topic إدلب': says('/topic إدلب'),
    'idlib, as a plain word': says('idlib'),
    '/topic Idlbi, near misses': says('/topic Idlbi'),
    '/topic zzzzzz, unknown': says('/topic zzzzzz'),
    '/topic': says('/topic'),
    '/read N': (desk, round) => desk.ask(`/read ${somewhere(round)}`),
    '/start': says('/start'),
    '/help': says('/help'),
    'latest, an old page': read((reads, round) =>
      reads.latest({ ...page, before: before(round) }, Date.now()),
    ),
    'topic of all items, an old page': read((reads, round) =>
      reads.topic(commonest, { ...page, before: { ...before(round), weight: 1 } }, Date.now()),
    ),
    'search, the commonest word': search(() => [wordOf('en', 0)]),
    'search, a rare word': search((round) => [rare(round)]),
    'search, a rare pair': search((round) => [rare(round), rare(round + 1)]),
    'search, a common and a rare word': search((round) => [wordOf('en', 0), rare(round)]),
    'search, two common words that never meet': search(() => [wordOf('en', 0), wordOf('ar', 0)]),
    'search, eight common words': search(() =>
      Array.from({ length: 8 }, (_, rank) => wordOf('en', rank)),
    ),
    'search, no such word': search(() => ['nowhere']),
  }
}

function targets(answers: Answer[]): string[] {
  const worst = (kind: 'cold' | 'cached') =>
    answers.toSorted((a, b) => b[kind].p99 - a[kind].p99)[0]
  return (['cold', 'cached'] as const).flatMap((kind) => {
    const found = worst(kind)
    const limit = kind === 'cold' ? 50 : 5
    if (!found) return []
    const target = `${kind} p99 under ${limit} ms, the worst being ${found.name}`
    return [verdict(target, found[kind].p99, limit)]
  })
}

/** Names each that grew more than twofold. */
function growth(answers: Answer[], least: Answer[]): string {
  const grown = answers
    .map(({ name, cold }, at) => ({ name, factor: cold.p50 / (least[at]?.cold.p50 ?? Number.NaN) }))
    .filter(({ factor }) => factor > 2)
    .map(({ name, factor }) => `${name} (${factor.toFixed(1)})`)
  const outcome = grown.length === 0 ? 'met' : `MISSED by ${grown.join('; ')}`
  return `target: cold p50 at most doubles: ${outcome}`
}
