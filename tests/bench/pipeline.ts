/** Figures of the way in: releases read, understood, stored and queued for chats, stage by stage and whole, at every size of the archive. */
import { createFanoutRunner } from '../../src/delivery/fanout.ts'
import { createEvents } from '../../src/events.ts'
import type { ItemTopic } from '../../src/news.ts'
import { parseRelease, type Parsed } from '../../src/sources/press-release.ts'
import type { NewItem } from '../../src/store/ports/items.ts'
import { openEngine, type Engine } from '../../src/wiring.ts'
import { starterTopics, type Archive } from './archive-folder.ts'
import { perSecond, timed, type Row, type Table } from './figures.ts'
import { createPressOffice, type Written } from './press-office.ts'

/** Releases a stage. */
const count = 200
const chats = 100
const warmUp = 50

const stages = ['read', 'understood', 'stored', `queued for ${chats} chats`, 'whole'] as const

export async function benchPipeline(archives: Archive[]): Promise<Table[]> {
  const rates: { items: number; rates: number[] }[] = []
  for (const archive of archives) {
    rates.push({ items: archive.items, rates: await benchOne(archive) })
  }
  const [least, most] = [rates[0]?.rates ?? [], rates.at(-1)?.rates ?? []]
  const rows = [...stages, 'a small durable write'].map((stage, at): Row => ({
    stage,
    ...Object.fromEntries(
      rates.map(({ items, rates: found }) => [`per second at ${items}`, found[at] ?? 0]),
    ),
    growth: (least[at] ?? 0) / (most[at] ?? 0),
  }))
  const database = archives[0]?.database
  const notes = [
    'whole: one release after the other through all four, as from the drop folder',
    'a small durable write: a setting and its note in the audit; what the disk allows',
  ]
  return [{ title: `Releases per second on ${database}`, rows, notes }]
}

async function benchOne(archive: Archive): Promise<number[]> {
  const engine = await openEngine(archive.config, createEvents(), Date.now, false)
  await addChats(engine)
  const office = createPressOffice(2, await starterTopics())
  const next = (releases: number) => Array.from({ length: releases }, () => office.story()[0]!)
  const queue = createQueue(engine)

  for (const release of next(warmUp)) await publish(engine, release)
  await queue()
  const read: Parsed[] = []
  const understood: ItemTopic[][] = []
  const releases = next(count)
  const each = (work: (at: number) => Promise<unknown>) => timed(count, work)
  const rates = [
    await each(async (at) => read.push(parse(releases[at]!))),
    await each(async (at) => understood.push(await engine.pipeline.understand(read[at]!.content))),
    await each((at) =>
      engine.store.items.add([newItem(read[at]!, understood[at] ?? [])], {
        fanOut: true,
        by: 'bench',
        now: Date.now(),
      }),
    ),
    await timed(1, queue),
    await timed(1, async () => {
      for (const release of next(count)) {
        await publish(engine, release)
        await queue()
      }
    }),
    await each((at) => engine.store.settings.set('bench', String(at), { by: 'bench', now: at })),
  ]
  await engine.store.close()
  return rates.map((times) => perSecond(count, times))
}

/** In both languages, of all formats: one rendering each, as in a newsroom. */
async function addChats({ store }: Engine): Promise<void> {
  const list = Array.from({ length: chats }, (_, at) => ({
    address: at % 3 === 0 ? `discord:${at + 1}` : `telegram:-100${at + 1}`,
    settings: {
      kind: 'channel' as const,
      language: at % 2 === 0 ? 'en' : 'ar',
      pairs: 'preferred' as const,
      subscription: {
        rule: { any: [], none: [], weight: 'mentioned' as const },
        languages: [],
        format: (['headline', 'summary', 'full'] as const)[at % 3] ?? 'summary',
        schedule: 'at-once' as const,
      },
    },
  }))
  await store.chats.put(list, { by: 'bench', now: Date.now() })
}

/** Plans everything that is due. */
function createQueue({ store, events, now, rendering }: Engine) {
  const { fanouts, items } = store
  const runner = createFanoutRunner({ fanouts, items, events, now, rendering })
  return async () => {
    while (await runner.pass());
  }
}

const bytesOf = ({ file }: Written) => Buffer.from(file)

function parse(release: Written): Parsed {
  const { language } = release
  const hints = { language, format: 'text' as const, today: '2026-01-01' }
  const result = parseRelease(bytesOf(release), hints)
  if (!result.ok) throw new Error(result.missing.map(({ reason }) => reason).join('\n'))
  return result.release
}

const newItem = ({ content, identity }: Parsed, topics: ItemTopic[]): NewItem => ({
  content,
  topics,
  source: 'inbox',
  identity,
  embargo: 0,
})

async function publish(engine: Engine, release: Written): Promise<void> {
  const { language } = release
  const name = `${crypto.randomUUID()}.${language}.txt`
  const [outcome] = await engine.publish({
    releases: [{ name, stem: name, language, format: 'text', bytes: bytesOf(release) }],
    source: 'inbox',
    asNew: false,
    pair: false,
    by: 'bench',
  })
  if (outcome?.outcome !== 'stored') throw new Error(`A release was ${outcome?.outcome}`)
}
