/** A soak: minutes of mixed traffic on both platforms, and whether memory, timers or listeners grow. */
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPlace } from '../support/barid.ts'
import type { Row, Table } from './figures.ts'

const readers = 20
const channels = 10
/** Milliseconds between two samples. */
const every = 5_000

const asked = ['/latest', '/topic idlib', 'roads', '/topics', '/read 1', '/settings', '/help']

const release = (number: number, words: string) => `Tuesday, 3 March 2026

Convoy ${number} Reaches Idlib

Convoy number ${number} on Tuesday reached Idlib with ${words} after a night on the road.

Drivers asked for one road that stays open.
`

type Sample = { at: number; heap: number; resident: number; resources: number; handles: number }

/** `minutes` of items, corrections, questions, follows and refusals; the second half of the samples is what counts. */
export async function benchSoak(minutes: number): Promise<Table[]> {
  const place = await openPlace({ latency: 20 })
  const people = Array.from({ length: readers }, (_, at) => place.telegram.person(`Reader ${at}`))
  const chats = Array.from({ length: channels }, (_, at) => [
    `telegram:${place.telegram.chat('channel', `T${at}`)}`,
    place.discord.channel(`d${at}`),
  ]).flat()
  try {
    await place.barid('topic', 'import')
    await place.baridWith({}, ['chat', 'add', '-'], chats.join('\n'))
    const server = await place.start({ LOG_LEVEL: 'info' })
    const samples: Sample[] = []
    const began = performance.now()
    const ends = began + minutes * 60_000
    let items = 0
    let questions = 0
    let corrections = 0
    const traffic = async () => {
      for (const person of people) person.says('/follow')
      while (performance.now() < ends) {
        const person = people[questions % people.length]
        person?.says(asked[questions % asked.length] ?? '')
        questions += 1
        if (questions % 20 === 0) place.telegram.failNext(tooMany)
        if (questions % 35 === 0) await place.discord.inject('server-error')
        if (questions % 10 === 0) {
          items += 1
          await place.drop(`convoy-${items}.txt`, release(items, 'flour'))
        }
        if (questions % 50 === 0) {
          corrections += 1
          const file = await place.file(`convoy-${items}.txt`, release(items, 'flour and milk'))
          await place.barid('publish', file, '--revision-of', String(items))
        }
        await sleep(500)
      }
    }
    const watch = async () => {
      while (performance.now() < ends) {
        samples.push(await sampleOf(server.port, performance.now() - began))
        await sleep(every)
      }
    }
    await Promise.all([traffic(), watch()])
    await server.stop()
    return [tableOf(samples, `${items} items, ${corrections} corrections, ${questions} questions`)]
  } finally {
    await place.close()
  }
}

const tooMany = {
  status: 429,
  body: {
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  },
}

async function sampleOf(port: number, at: number): Promise<Sample> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const text = await answer.text()
  const value = (name: string) =>
    Number(new RegExp(`^${name}(?:\\{[^}]*\\})? ([\\d.e+]+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
  const mib = 1024 * 1024
  return {
    at,
    heap: value('nodejs_heap_size_used_bytes') / mib,
    resident: value('process_resident_memory_bytes') / mib,
    // Timers among them.
    resources: value('nodejs_active_resources_total'),
    handles: value('nodejs_active_handles_total'),
  }
}

function tableOf(samples: Sample[], traffic: string): Table {
  const settled = samples.slice(Math.floor(samples.length / 2))
  const row = (what: string, read: (sample: Sample) => number): Row => ({
    what,
    first: read(settled[0]!),
    last: read(settled.at(-1)!),
    least: Math.min(...settled.map(read)),
    most: Math.max(...settled.map(read)),
    'a minute': slope(settled, read) * 60_000,
  })
  return {
    title: `Soak: ${traffic}, the second half of ${samples.length} samples`,
    rows: [
      row('heap used, MiB', ({ heap }) => heap),
      row('resident, MiB', ({ resident }) => resident),
      row('active resources, timers among them', ({ resources }) => resources),
      row('active handles', ({ handles }) => handles),
    ],
  }
}

/** Least squares, per millisecond. */
function slope(samples: Sample[], read: (sample: Sample) => number): number {
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const [at, value] = [mean(samples.map((one) => one.at)), mean(samples.map(read))]
  const products = samples.map((one) => (one.at - at) * (read(one) - value))
  return mean(products) / mean(samples.map((one) => (one.at - at) ** 2))
}
