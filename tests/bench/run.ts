/** `npm run bench`: every figure, or those named; ratios to a baseline of the same run, since machines differ and are busy. */
import { parseArgs } from 'node:util'
import { startPostgres, type PostgresServer } from '../support/postgres.ts'
import { benchAnswers } from './answers.ts'
import { createArchive, type Archive } from './archive-folder.ts'
import { benchCorrections } from './corrections.ts'
import { benchCrashes, benchPowerCut } from './crashes.ts'
import { benchAnswering, benchEfficiency } from './efficiency.ts'
import { benchFaults } from './faults.ts'
import { benchFanout } from './fanout.ts'
import { describe, type Row, type Table } from './figures.ts'
import { benchMemory } from './memory.ts'
import { benchOutbox, type OutboxFigures } from './outbox.ts'
import { benchPeople } from './people.ts'
import { benchPipeline } from './pipeline.ts'
import { benchSoak } from './soak.ts'
import { benchStart } from './start.ts'
import { benchTelegramPath } from './telegram-path.ts'
import { benchTopics } from './topics.ts'

const usage = `npm run bench [-- PART…] [-- --json] [--postgres] [--items N] [--chats N]
PART      one or more of: answers people path start memory outbox fanout topics pipeline; all of these without one.
          Long ones, when named: efficiency answering corrections crashes faults soak
--json    one object instead of tables
--postgres  answers, people, fan-out and pipeline on PostgreSQL, brought along, instead of SQLite
--items   the size of the large archive, and how many people; 100000 without it
--chats   of the fan-out; 100000 without it
--kills   of crashes; 100 without it
--minutes of the soak; 10 without it`

const small = 1_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    postgres: { type: 'boolean', default: false },
    items: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '100' },
    minutes: { type: 'string', default: '10' },
    chats: { type: 'string', default: '100000' },
    help: { type: 'boolean', default: false },
  },
})

let server: Promise<PostgresServer> | undefined
const postgres = () => (server ??= startPostgres({ durable: true }))

const archives = createArchives(Number(values.items))

/** In this order: the pipeline leaves posts that are due, and a server would try to send them. */
const parts: Record<string, () => Promise<Table[]>> = {
  answers: async () => benchAnswers([await archives.small(), await archives.large()]),
  people: async () =>
    benchPeople([Number(values.items) / 10, Number(values.items)], archives.database),
  path: async () => benchTelegramPath(await archives.large()),
  start: benchStart,
  memory: async () => benchMemory(await archives.large()),
  outbox: async () => [outboxTable(await benchOutbox())],
  fanout: async () =>
    benchFanout({
      chats: Number(values.chats),
      rates: [0, 30, 1_000],
      ...(values.postgres ? { database: async () => (await postgres()).freshDatabase() } : {}),
    }),
  topics: async () => [{ title: 'Topics', rows: [await benchTopics()] }],
  pipeline: async () => benchPipeline([await archives.small(), await archives.large()]),
}

/** Minutes each, against fakes that are slow or broken on purpose. */
const long: typeof parts = {
  efficiency: benchEfficiency,
  answering: benchAnswering,
  corrections: benchCorrections,
  crashes: async () => [
    ...(await benchCrashes(Number(values.kills), 7)),
    ...(await benchPowerCut()),
  ],
  faults: benchFaults,
  soak: () => benchSoak(Number(values.minutes)),
}

const asked =
  positionals.length === 0
    ? Object.keys(parts)
    : Object.keys({ ...parts, ...long }).filter((name) => positionals.includes(name))
if (values.help || asked.length < positionals.length) {
  console.error(usage)
  process.exitCode = values.help ? 0 : 2
} else {
  try {
    await run(asked)
  } finally {
    await archives.remove()
  }
}

async function run(names: string[]): Promise<void> {
  const all: Record<string, Table[]> = {}
  for (const name of names) {
    const tables = (await { ...parts, ...long }[name]?.()) ?? []
    all[name] = tables
    if (!values.json) console.log(`${tables.map(describe).join('\n\n')}\n`)
  }
  if (values.json) console.log(JSON.stringify(all))
}

function outboxTable({ chats, plan, ready, delivered }: OutboxFigures): Table {
  const rows: Row[] = [
    {
      step: 'planned',
      'chats per second': plan.chatsPerSecond,
      'median ms': plan.medianMs,
      'max ms': plan.maxMs,
    },
    { step: 'found what is ready', 'median ms': ready.medianMs, 'max ms': ready.maxMs },
    ...delivered.map(({ atOnce, perSecond }) => ({
      step: `claimed and settled, ${atOnce} at once`,
      'chats per second': perSecond,
    })),
  ]
  return { title: `Outbox, ${chats} chats`, rows }
}

/** Made when first asked for. */
function createArchives(most: number) {
  const made = new Map<number, Promise<Archive>>()
  const database = async () => (values.postgres ? (await postgres()).freshDatabase() : undefined)
  const make = async (items: number): Promise<Archive> => {
    const archive = await createArchive(items, await database())
    if (!values.json) {
      console.log(`An archive of ${items} items was made in ${archive.seconds.toFixed(0)} s.\n`)
    }
    return archive
  }
  const get = (items: number) => {
    const archive = made.get(items) ?? make(items)
    made.set(items, archive)
    return archive
  }
  return {
    /** An empty one of PostgreSQL; undefined where SQLite is meant. */
    database,
    small: () => get(small),
    large: () => get(most),
    async remove() {
      for (const archive of made.values()) await (await archive).remove()
      await (await server)?.stop()
    },
  }
}
