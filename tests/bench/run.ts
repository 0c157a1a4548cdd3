/** `npm run bench`: every figure, or those named; ratios to a baseline of the same run, since machines differ and are busy. */
import { parseArgs } from 'node:util'
import { startPostgres, type PostgresServer } from '../support/postgres.ts'
import { benchAnswers } from './answers.ts'
import { createArchive, type Archive } from './archive-folder.ts'
import { benchFanout } from './fanout.ts'
import { describe, type Row, type Table } from './figures.ts'
import { benchMemory } from './memory.ts'
import { benchOutbox, type OutboxFigures } from './outbox.ts'
import { benchPipeline } from './pipeline.ts'
import { benchStart } from './start.ts'
import { benchTelegramPath } from './telegram-path.ts'
import { benchTopics } from './topics.ts'

const usage = `npm run bench [-- PART…] [-- --json] [--postgres] [--items N] [--chats N]
PART      one or more of: answers path start memory outbox fanout topics pipeline; all without one
--json    one object instead of tables
--postgres  answers, fan-out and pipeline on PostgreSQL, brought along, instead of SQLite
--items   the size of the large archive; 100000 without it
--chats   of the fan-out; 100000 without it`

const small = 1_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    postgres: { type: 'boolean', default: false },
    items: { type: 'string', default: '100000' },
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

const asked = Object.keys(parts).filter(
  (name) => positionals.length === 0 || positionals.includes(name),
)
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
    const tables = (await parts[name]?.()) ?? []
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
  const make = async (items: number): Promise<Archive> => {
    const url = values.postgres ? await (await postgres()).freshDatabase() : undefined
    const archive = await createArchive(items, url)
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
    small: () => get(small),
    large: () => get(most),
    async remove() {
      for (const archive of made.values()) await (await archive).remove()
      await (await server)?.stop()
    },
  }
}
