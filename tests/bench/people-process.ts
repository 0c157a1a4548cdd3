/** A process of its own that answers many readers, so that its memory is its own; told by one argument, it answers in one line of JSON. */
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import type { Config } from '../../src/config.ts'
import { connect } from '../../src/store/connect.ts'
import { createReads } from '../../src/store/reads.ts'
import { secretFileIn } from '../../src/store/secret.ts'
import { createRandom } from '../support/random.ts'
import { starterTopics } from './archive-folder.ts'
import { openConversation, type Asked } from './conversation.ts'
import { timed, timesOf, type Times } from './figures.ts'
import { createQuestions } from './people-questions.ts'
import { personOf } from './people-rows.ts'

export type PeopleRun = {
  config: Config
  people: number
  items: number
  cached: boolean
  /** Asked one after the other, and again 16 at once. */
  questions: number
}

export type PeopleFigures = {
  /** With 16 in hand. */
  perSecond: number
  /** Until the answer is handed over, but for the durable record of the question. */
  times: Times
  recorded: Times
  /** Of this process, for a question: what others on the machine take does not count. */
  processor: Times
  worst: { kind: string; p99: number }
  /** What a plain look-up of an item by its number takes in the same process. */
  floor: Times
  /** Resident, of 2^20 bytes. */
  megabytes: { open: number; after: number }
}

/** `processor` in milliseconds, as far as nothing else is in hand. */
type Answered = Asked & { kind: string; processor: number }

const atOnce = 16
const warmUp = 500
const megabyte = 1_048_576

async function measure({ config, people, items, cached, questions }: PeopleRun) {
  const topics = await starterTopics()
  const uncached = cached ? undefined : await openReads(config)
  const desk = await openConversation(config, uncached?.reads)
  const next = createQuestions(topics, { people, items }, createRandom(7))
  /** The newest list that goes on, and whose it is: pressed once. */
  let list: { command: string; by: string } | undefined

  async function askNext(): Promise<Answered> {
    const question = next()
    const pressed = list
    if (question.kind === 'more') list = undefined
    const by = 'by' in question ? personOf(question.by) : (pressed?.by ?? personOf(1))
    const typed = 'typed' in question ? question.typed : (pressed?.command ?? '/latest')
    const before = process.cpuUsage()
    const asked = await desk.ask(typed, by)
    const { user, system } = process.cpuUsage(before)
    if (asked.more) list = { command: asked.more, by }
    return { kind: question.kind, processor: (user + system) / 1_000, ...asked }
  }

  const open = process.memoryUsage.rss() / megabyte
  for (let done = 0; done < warmUp; done++) await askNext()
  const all: Answered[] = []
  for (let done = 0; done < questions; done++) all.push(await askNext())
  const own = ({ waited, recording }: Asked) => waited - recording
  const kinds = Map.groupBy(all, ({ kind }) => kind)
  const worst = [...kinds]
    .map(([kind, asked]) => ({ kind, p99: timesOf(asked.map(({ processor }) => processor)).p99 }))
    .toSorted((a, b) => b.p99 - a.p99)[0]

  let left = questions
  const began = performance.now()
  const askOn = async () => {
    while (left-- > 0) await askNext()
  }
  await Promise.all(Array.from({ length: atOnce }, askOn))
  const perSecond = (questions * 1_000) / (performance.now() - began)

  const floor = await timed(1_000, (round) =>
    desk.store.reads.item(1 + ((round * 7_919) % items), Date.now()),
  )
  const figures: PeopleFigures = {
    perSecond,
    times: timesOf(all.map(own)),
    recorded: timesOf(all.map(({ waited }) => waited)),
    processor: timesOf(all.map(({ processor }) => processor)),
    worst: worst ?? { kind: '', p99: Number.NaN },
    floor: timesOf(floor),
    megabytes: { open, after: process.memoryUsage.rss() / megabyte },
  }
  await desk.close()
  await uncached?.close()
  return figures
}

async function openReads({ database, secret, dataDir }: Config) {
  const { base, close } = await connect({
    url: database.url,
    ...(secret ? { secret } : {}),
    secretFile: secretFileIn(dataDir),
    server: false,
    onFault: (fault) => console.error(fault),
  })
  return { reads: createReads(base), close }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '') as PeopleRun)))
}
