/** Figures of the way in: releases read, understood, stored and queued for chats, stage by stage and whole, at every size of the archive. */
import { createFanoutRunner } from '../../src/delivery/fanout.ts'
import { createEvents } from '../../src/events.ts'
import type { ItemTopic } from '../../src/news.ts'
import { parseRelease, type Parsed } from '../../src/sources/press-release.ts'
import type { NewItem } from '../../src/store/ports/items.ts'
import type { Engine } from '../../src/engine.ts'
import { openEngine } from '../../src/wiring.ts'
import { starterTopics, type Archive } from './archive-folder.ts'
import { perSecond, timed, type Row, type Table } from './figures.ts'
import { createPressOffice, type Written } from './press-office.ts'

/** Releases a stage. */
const count = 200
const chats = 100
const warmUp = 50

/** Times of so many releases each, in milliseconds. */
type Stages = Record<string, () => Promise<number[]>>

/** The sizes take turns, stage by stage; growth is the slowing down from the first to the last. */
export async function benchPipeline(archives: Archive[]): Promise<Table[]> {
  const sizes = await Promise.all(archives.map(openStages))
  const rows: Row[] = []
  for (const stage of Object.keys(sizes[0]?.stages ?? {})) {
    const rates: number[] = []
    for (const { stages } of sizes) rates.push(perSecond(count, (await stages[stage]?.()) ?? []))
    rows.push({
      stage,
      ...Object.fromEntries(
        archives.map(({ items }, at) => [`per second at ${items}`, rates[at]!]),
      ),
      growth: rates[0]! / rates.at(-1)!,
    })
  }
  for (const { close } of sizes) await close()
  const notes = [
    'whole: one release after the other through all four, as from the drop folder',
    'a small durable write: a setting and its note in the audit; what the disk allows',
  ]
  return [{ title: `Releases per second on ${archives[0]?.database}`, rows, notes }]
}

/** To be called in their order: each takes what the one before it made. */
async function openStages({
  config,
}: Archive): Promise<{ stages: Stages; close(): Promise<void> }> {
  const engine = await openEngine(config, createEvents(), Date.now, false)
  const { pipeline, store } = engine
  await addChats(engine)
  const office = createPressOffice(2, await starterTopics())
  const next = (releases: number) => Array.from({ length: releases }, () => office.story()[0]!)
  const queue = createQueue(engine)
  for (const release of next(warmUp)) await publish(engine, release)
  await queue()

  const releases = next(count)
  const read: Parsed[] = []
  const understood: ItemTopic[][] = []
  const each = (work: (at: number) => Promise<unknown>) => () => timed(count, work)
  const stages: Stages = {
    read: each(async (at) => read.push(parse(releases[at]!))),
    understood: each(async (at) => understood.push(await pipeline.understand(read[at]!.content))),
    stored: each((at) =>
      store.items.add([newItem(read[at]!, understood[at]!)], {
        fanOut: true,
        by: 'bench',
        now: Date.now(),
      }),
    ),
    [`queued for ${chats} chats`]: () => timed(1, queue),
    whole: () =>
      timed(1, async () => {
        for (const release of next(count)) {
          await publish(engine, release)
          await queue()
        }
      }),
    'a small durable write': each((at) =>
      store.settings.set('bench', String(at), { by: 'bench', now: at }),
    ),
  }
  return { stages, close: store.close }
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
