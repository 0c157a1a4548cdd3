/** Figures of answers in process: what a reader asks and the worst that they could ask, cold and cached. */
import type { PageQuery, Reads } from '../../src/store/ports/items.ts'
import { queryTerms } from '../../src/topics/search-text.ts'
import type { Archive } from './archive-folder.ts'
import { openConversation, type Asked, type BenchConversation } from './conversation.ts'
import { columns, timed, timesOf, verdict, type Table, type Times } from './figures.ts'
import { commonest, rarest, wordOf } from './press-office.ts'

const rounds = 200
const warmUp = 20

type Ask = (desk: BenchConversation, round: number) => Promise<Asked>

/** Without the record of the update, and, of cached ones, with it: that is what the disk adds. */
type Answer = { name: string; cold: Times; cached: Times; recorded: Times | undefined }

/** Each at every size, least first: the growth is that of the median of cold answers from the first to the last. */
export async function benchAnswers(archives: Archive[]): Promise<Table[]> {
  const all: { archive: Archive; answers: Answer[] }[] = []
  for (const archive of archives) all.push({ archive, answers: await benchOne(archive) })
  const least = all[0]?.answers ?? []
  return all.map(({ archive, answers }, at) => ({
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

async function benchOne(archive: Archive): Promise<Answer[]> {
  const desk = await openConversation(archive.config)
  const answers: Answer[] = []
  for (const [name, ask] of Object.entries(questions(archive))) {
    const each = async (count: number, empties: boolean): Promise<Asked[]> => {
      const taken: Asked[] = []
      for (let round = 0; round < count; round++) {
        if (empties) await desk.emptyCache()
        taken.push(await ask(desk, empties ? round : 0))
      }
      return taken
    }
    await each(warmUp, true)
    const cold = await each(rounds, true)
    await each(1, false)
    const cached = await each(rounds, false)
    const isRecorded = cached.some(({ recording }) => recording > 0)
    answers.push({
      name,
      cold: timesOf(cold.map(own)),
      cached: timesOf(cached.map(own)),
      recorded: isRecorded ? timesOf(cached.map(({ waited }) => waited)) : undefined,
    })
  }
  await desk.close()
  return answers
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
    'search, two common words that meet in pairs alone': search(() => [
      wordOf('en', 0),
      wordOf('ar', 0),
    ]),
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

function growth(answers: Answer[], least: Answer[]): string {
  const factors = answers.map(({ name, cold }, at) => ({
    name,
    factor: cold.p50 / (least[at]?.cold.p50 ?? Number.NaN),
  }))
  const [most] = factors.toSorted((a, b) => b.factor - a.factor)
  return verdict(`cold p50 at most doubles, the worst being ${most?.name}`, most?.factor ?? 0, 2)
}
