/** Figures of many readers and a large archive: all commands mixed, with and without the cache, at a tenth of both and at the whole. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '../../src/store/connect.ts'
import { secretFileIn } from '../../src/store/secret.ts'
import { createArchive, starterTopics, type Archive } from './archive-folder.ts'
import { verdict, type Row, type Table } from './figures.ts'
import type { PeopleFigures, PeopleRun } from './people-process.ts'
import { insertPeople } from './people-rows.ts'

const questions = 2_000

type Measured = { size: number; cached: boolean; figures: PeopleFigures }

/** `sizes` are numbers of people and of items alike, least first; `database` makes an empty one of PostgreSQL. */
export async function benchPeople(
  sizes: number[],
  database: () => Promise<string | undefined>,
): Promise<Table[]> {
  const measured: Measured[] = []
  let kind = ''
  for (const size of sizes) {
    const archive = await createArchive(size, await database())
    kind = archive.database
    await addPeople(archive, size)
    for (const cached of [false, true]) {
      const run = { config: archive.config, people: size, items: size, cached, questions }
      measured.push({ size, cached, figures: await inProcess(run) })
    }
    await archive.remove()
  }
  return [
    {
      title: `Readers, all commands mixed, on ${kind}`,
      rows: rowsOf(measured),
      notes: notesOf(measured),
    },
  ]
}

async function addPeople({ config, storedAt, items }: Archive, people: number): Promise<void> {
  const { base, close } = await connect({
    url: config.database.url,
    ...(config.secret ? { secret: config.secret } : {}),
    secretFile: secretFileIn(config.dataDir),
    server: false,
    onFault: (fault) => console.error(fault),
  })
  await insertPeople(base, await starterTopics(), { people, now: storedAt(items) })
  await close()
}

async function inProcess(run: PeopleRun): Promise<PeopleFigures> {
  const script = join(import.meta.dirname, 'people-process.ts')
  // As `npm start` runs the server.
  const settings = ['--max-semi-space-size=2', script, JSON.stringify(run)]
  const { stdout } = await promisify(execFile)(process.execPath, settings)
  return JSON.parse(stdout) as PeopleFigures
}

const rowsOf = (measured: Measured[]): Row[] =>
  measured.map(({ size, cached, figures }) => {
    const { perSecond, times, recorded, processor, worst, floor, megabytes } = figures
    const least = measured.find((one) => one.cached === cached)
    return {
      'people and items': String(size),
      cache: cached ? 'on' : 'off',
      'answers per second': perSecond,
      'p50 ms': times.p50,
      'p99 ms': times.p99,
      'and recorded p99 ms': recorded.p99,
      'CPU p50 ms': processor.p50,
      'CPU p99 ms': processor.p99,
      'p50 to the floor': times.p50 / floor.p50,
      'p99 to the floor': times.p99 / floor.p99,
      ...(least && least.size < size ? { growth: times.p50 / least.figures.times.p50 } : {}),
      'MB open': megabytes.open,
      'MB after': megabytes.after,
      worst: `${worst.kind}, CPU p99 ${worst.p99.toFixed(1)} ms`,
    }
  })

function notesOf(measured: Measured[]): string[] {
  const most = measured.at(-1)?.size
  const largest = measured.filter(({ size }) => size === most)
  // With the cache on, one in so many questions is still the first of its kind.
  const targets = largest.flatMap(({ cached, figures }) => {
    const target = `p99 under 50 ms with the cache ${cached ? 'on' : 'off'}`
    return [
      verdict(target, figures.times.p99, 50),
      verdict(`${target}, of CPU`, figures.processor.p99, 50),
    ]
  })
  return [
    `${questions} questions one after the other for p50 and p99, as many again with 16 in hand for the rate; each of another reader`,
    'CPU: of the process, the record of the question included; on a busy machine the other times are those of its queue',
    'the floor: an item read by its number in the same process; growth: of p50, from the least row with the same cache',
    'MB: the resident set of the process that answers, before the first question and after the last',
    ...targets,
  ]
}
