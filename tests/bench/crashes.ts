/** Crashes: the server killed at random moments of broadcasts to both platforms, and a power cut in the middle of one. */
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPlace, type BaridServer, type Place } from '../support/barid.ts'
import { spread, verdict, type Table } from './figures.ts'
import { createRandom } from '../support/random.ts'

const chats = { channels: 24, readers: 24, discord: 24 }
/** What a call takes at both platforms, in milliseconds. */
const latency = 60
/** Calls in flight at most, per platform: what one crash may leave with an unknown outcome. */
const concurrency = 16
/** A kill comes at a random moment of so many milliseconds after the start. */
const within = 1_500

const title = (number: number) => `Report ${number} of the Valley Council`

const release = (number: number) => `Tuesday, 3 March 2026

${title(number)}

The Council of the Valley on Tuesday published its report number ${number} on roads and schools.

It counts crossings, drivers and nurses.
`

type Kind = 'channels' | 'readers' | 'discord'

type Broadcast = Awaited<ReturnType<typeof openBroadcast>>

/** A newsroom with chats of every kind, and items that go to all of them. */
async function openBroadcast() {
  const place = await openPlace({ latency })
  const channels = Array.from({ length: chats.channels }, (_, at) =>
    place.telegram.chat('channel', `Channel ${at}`),
  )
  const readers = Array.from({ length: chats.readers }, (_, at) => {
    const reader = place.telegram.person(`Reader ${at}`)
    place.telegram.world.chats.set(reader.id, {
      id: reader.id,
      type: 'private',
      bot: { status: 'member' },
      messages: [],
    })
    return reader.id
  })
  const discord = Array.from({ length: chats.discord }, (_, at) => place.discord.channel(`d${at}`))
  const telegram = [...channels, ...readers]
  const addresses = [...telegram.map((id) => `telegram:${id}`), ...discord].join('\n')
  await succeeded(place.baridWith({}, ['chat', 'add', '-'], addresses))
  // A chat's own pace is not what is measured: it would keep each broadcast going for minutes.
  for (const name of ['telegram.shared', 'telegram.private', 'discord.shared']) {
    await succeeded(place.barid('set', `budget.${name}`, '20/1s'))
  }
  /** Numbers of the items, the first published first. */
  const items: number[] = []

  return {
    place,
    channels,
    readers,
    discord,
    items,
    async publish(): Promise<void> {
      const at = items.length + 1
      const file = await place.file(`report-${at}.txt`, release(at))
      const { rows } = await succeeded(place.barid('publish', '--json', file))
      items.push(Number(rows[0]?.['number']))
    },
    /** How often each item stands in each chat of a kind. */
    counts(kind: Kind): { item: number; address: string; count: number }[] {
      const ids = { channels, readers, discord }[kind]
      return items.flatMap((item, at) =>
        ids.map((id) => ({
          item,
          address: typeof id === 'number' ? `telegram:${id}` : id,
          count: textsIn(place, id).filter((text) => text.includes(title(at + 1))).length,
        })),
      )
    },
  }
}

const textsIn = (place: Place, id: number | string): string[] =>
  typeof id === 'number'
    ? place.telegram.messages(id).map(({ text = '' }) => `${text}\n`.replace('\n', ' '))
    : place.discord.seenByAll(id).map(({ text }) => text)

async function succeeded(ended: ReturnType<Place['barid']>) {
  const { code, err, rows } = await ended
  if (code !== 0) throw new Error(`a command failed: ${err}`)
  return { rows }
}

const writes = ({ telegram, discord }: Place) =>
  telegram.calls.filter(({ method }) => method.startsWith('send')).length +
  discord.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')).length

/** Of readers' posts fewer than ten are not counted out: they count as one. */
async function open(place: Place): Promise<number> {
  const { rows } = await place.barid('status', '--json')
  const counts = rows.map(({ name, value }) =>
    / (due|sending)$/.test(String(name)) ? (typeof value === 'number' ? value : 1) : 0,
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Until nothing is due any more. */
async function settled(place: Place, server: BaridServer): Promise<void> {
  while ((await open(place)) > 0) await sleep(200)
  await server.stop()
}

/** Milliseconds from the start of a process to its first send. */
async function firstSend(place: Place, start: () => Promise<BaridServer>) {
  const before = writes(place)
  const began = performance.now()
  const server = await start()
  while (writes(place) === before && performance.now() - began < 20_000) await sleep(2)
  return { server, after: performance.now() - began }
}

/** What starts found in flight, as their logs tell it. */
function createFound() {
  return {
    unknown: 0,
    repeated: 0,
    worst: 0,
    note({ told }: BaridServer): void {
      for (const { event, unknown, repeated } of told) {
        if (event !== 'operations-recovered') continue
        this.unknown += Number(unknown)
        this.repeated += Number(repeated)
        this.worst = Math.max(this.worst, Number(unknown) + Number(repeated))
      }
    },
  }
}

type Found = ReturnType<typeof createFound>

/** `seed` makes the moments; the same seed kills at the same ones. */
export async function benchCrashes(kills: number, seed: number): Promise<Table[]> {
  const random = createRandom(seed)
  const broadcast = await openBroadcast()
  const { place } = broadcast
  const firsts: number[] = []
  const found = createFound()
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      if ((await open(place)) < 100) await broadcast.publish()
      const { server, after } = await firstSend(place, () => place.start())
      firsts.push(after)
      await sleep(random() * within)
      found.note(server)
      await server.stop('SIGKILL')
    }
    const last = await place.start()
    await settled(place, last)
    found.note(last)
    return [
      await outcome(broadcast, kills, found),
      {
        title: 'From the start of a process to its first send after a kill',
        rows: [spread(firsts)],
        notes: [verdict('under 2 s', Math.max(...firsts), 2_000)],
      },
    ]
  } finally {
    await place.close()
  }
}

async function outcome(broadcast: Broadcast, kills: number, found: Found): Promise<Table> {
  const { place } = broadcast
  const { rows: held } = await place.barid('held', '--json')
  const kinds: Kind[] = ['channels', 'readers', 'discord']
  const rows = kinds.map((kind) => {
    const counts = broadcast.counts(kind)
    const heldHere = held.filter(
      ({ platform, chatKind }) =>
        (platform === 'discord') === (kind === 'discord') &&
        (chatKind === 'private') === (kind === 'readers'),
    )
    return {
      to: kind === 'discord' ? 'Discord channels' : `Telegram ${kind}`,
      posts: counts.length,
      'held, as unknown': heldHere.length,
      lost: lostOf(counts, heldHere),
      doubled: counts.filter(({ count }) => count > 1).length,
    }
  })
  const lost = rows.reduce((sum, row) => sum + row.lost, 0)
  const telegram = rows.slice(0, 2)
  const uncertain = telegram.reduce((sum, row) => sum + row.doubled + row['held, as unknown'], 0)
  return {
    title: `Killed ${kills} times over ${broadcast.items.length} broadcasts, ${latency} ms latency`,
    rows,
    notes: [
      verdict('nothing lost', lost, 0),
      verdict('nothing doubled on Discord', rows[2]?.doubled ?? 0, 0),
      verdict(`Telegram, doubled or held per kill at most`, uncertain / kills, concurrency),
      `found in flight after kills: ${found.unknown} unknown, ${found.repeated} sent again, at most ${found.worst} a kill`,
    ],
  }
}

/** What stands nowhere and is not held: that nobody can tell of it is recorded. Readers are held without their address. */
function lostOf(counts: ReturnType<Broadcast['counts']>, held: Record<string, unknown>[]): number {
  const missing = counts.filter(({ count }) => count === 0)
  const named = missing.filter(
    ({ item, address }) => !held.some((one) => one['item'] === item && one['address'] === address),
  )
  const unnamed = held.filter((one) => one['address'] === undefined)
  return Math.max(0, named.length - unnamed.length)
}

/** The files as they are at one moment of a broadcast, while the process stands still, and a server that goes on from them. */
export async function benchPowerCut(): Promise<Table[]> {
  const broadcast = await openBroadcast()
  const { place } = broadcast
  const copy = join(place.folder, 'copy')
  try {
    await broadcast.publish()
    const { server } = await firstSend(place, () => place.start())
    await sleep(300)
    server.child.kill('SIGSTOP')
    await cp(place.dataDir, copy, { recursive: true })
    await server.stop('SIGKILL')
    place.environment['BARID_DATA_DIR'] = copy
    const { server: next, after } = await firstSend(place, () => place.start())
    await settled(place, next)
    const found = createFound()
    found.note(next)
    const table = await outcome(broadcast, 1, found)
    return [
      {
        ...table,
        title: 'A power cut in the middle of a broadcast: a server on a copy of the files',
        notes: [...(table.notes ?? []), `first send after ${after.toFixed(0)} ms`],
      },
    ]
  } finally {
    await place.close()
  }
}
