/** Figures of delivery at the platform's limit: how much of it is used, how often it is met, and what a message costs. */
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { timesOf, verdict, type Row, type Table } from './figures.ts'
import { benchFirstPost } from './first-post.ts'
import { limitedTelegram, type Limit, type Report } from './limited-telegram.ts'
import { rivals, type Rival } from './rivals.ts'
import { startSender, type Contestant, type Sent } from './sender-process.ts'

type Run = Sent & Report & { contestant: Contestant }

const names = Object.keys(rivals) as Rival[]

async function run(
  contestant: Contestant,
  limit: Limit,
  chats: number,
  paid = false,
): Promise<Run> {
  const telegram = await limitedTelegram(limit)
  const sending = { contestant, root: telegram.root, chats, rate: limit.rate, paid }
  const sender = await startSender(sending)
  const sent = await sender.go()
  const report = await telegram.report()
  await Promise.all([sender.close(), telegram.close()])
  return { contestant, ...sent, ...report }
}

/** Barid by itself, then the others at the same time: what waits most of its time disturbs little. */
async function runAll(limit: Limit, chats: number): Promise<Run[]> {
  const barid = await run('barid', limit, chats)
  return [barid, ...(await Promise.all(names.map((name) => run(name, limit, chats))))]
}

/** How much of what the limit lets through between two times was used. */
const used = (accepted: number[], from: number, rate: number) =>
  accepted.filter((at) => at >= from).length /
  (((accepted.at(-1) ?? from) - from) * (rate / 1_000) || Number.NaN)

const refusedShare = ({ refused, accepted }: Report) => refused / (refused + accepted.length)

function rowOf({ contestant, ...one }: Run, efficiency: number): Row {
  return {
    contestant,
    delivered: one.accepted.length,
    'of the ideal': efficiency,
    '429s': one.refused,
    'CPU ms a message': one.cpu / one.accepted.length,
  }
}

const load = () => `load average ${loadavg()[0]?.toFixed(1)} when it ended`

/** Ideal: messages / rate, from the item's commit to the last message's arrival. */
async function steady(): Promise<Table> {
  const [rate, chats] = [30, 3_000]
  const runs = await runAll({ rate }, chats)
  const ideal = (one: Run) =>
    one.accepted.length / rate / (((one.accepted.at(-1) ?? Infinity) - one.began) / 1_000)
  const barid = runs.find(({ contestant }) => contestant === 'barid')!
  const loop = runs.find(({ contestant }) => contestant === names[0])!
  return {
    title: `One item to ${chats} private chats at ${rate} a second, 60 ms latency`,
    rows: runs.map((one) => rowOf(one, ideal(one))),
    notes: [
      verdict('at least 0.98 of the ideal', -ideal(barid), -0.98),
      verdict('no 429', barid.refused, 0),
      verdict('CPU per message below the plain grammY loop’s', barid.cpu / chats, loop.cpu / chats),
      `first message ${barid.accepted[0]! - barid.began} ms after the commit of the item`,
      load(),
    ],
  }
}

/** Of the new ideal, from 10 s after the limit was tightened. */
async function tightened(): Promise<Table> {
  const [rate, tightenTo, tightenAfter, chats] = [30, 10, 30_000, 2_000]
  const runs = await runAll({ rate, tightenTo, tightenAfter }, chats)
  const share = ({ accepted }: Run) =>
    used(accepted, (accepted[0] ?? 0) + tightenAfter + 10_000, tightenTo)
  const barid = runs.find(({ contestant }) => contestant === 'barid')!
  return {
    title: `The same to ${chats} chats, with the limit tightened to ${tightenTo} a second after 30 s`,
    rows: runs.map((one) => rowOf(one, share(one))),
    notes: [
      verdict('at least 0.90 of the new ideal after 10 s', -share(barid), -0.9),
      verdict('under 0.5 % 429s', refusedShare(barid) * 100, 0.5),
      load(),
    ],
  }
}

async function fast(): Promise<Table> {
  const [rate, chats] = [1_000, 20_000]
  const floor: Contestant = 'undici alone, paced'
  const rows: Row[] = []
  const notes: string[] = []
  for (const contestant of ['barid', names[1]!, floor] as Contestant[]) {
    const one = await run(contestant, { rate }, chats, true)
    const efficiency = used(one.accepted, one.accepted[0] ?? 0, rate)
    rows.push({ ...rowOf(one, efficiency), paid: one.paid })
    if (contestant === 'barid')
      notes.push(verdict('at least 0.95 of the ideal', -efficiency, -0.95))
  }
  return {
    title: `One item to ${chats} private chats at ${rate} a second, one after the other`,
    rows,
    notes: [...notes, load()],
  }
}

export async function benchEfficiency(): Promise<Table[]> {
  return [await benchFirstPost(), await steady(), await tightened(), await fast()]
}

/** Two `/latest` a second, first with nothing else to do, then during a broadcast. */
export async function benchAnswering(): Promise<Table[]> {
  const [rate, chats] = [30, 2_000]
  const telegram = await limitedTelegram({ rate })
  const sender = await startSender({
    contestant: 'barid',
    root: telegram.root,
    chats,
    rate,
    paid: false,
  })
  const ask = async (questions: number, first: number) => {
    for (let at = 0; at < questions; at += 1) {
      telegram.ask(first + at)
      await sleep(500)
    }
    await sleep(1_000)
    return (await telegram.report()).answers
  }
  await ask(10, 20_000_001)
  const idle = (await ask(100, 20_001_001)).slice(10)
  const sending = sender.go()
  await sleep(2_000)
  const busy = (await ask(100, 20_002_001)).slice(10 + idle.length)
  await sending
  const { refused } = await telegram.report()
  await Promise.all([sender.close(), telegram.close()])
  const [quiet, loud] = [timesOf(idle), timesOf(busy)]
  const row = (name: string, times: number[], { p50, p99 }: typeof quiet): Row => ({
    while: name,
    answers: times.length,
    'p50 ms': p50,
    'p99 ms': p99,
  })
  return [
    {
      title: 'Answers to /latest, two a second, from the update’s delivery to the answer’s arrival',
      rows: [row('idle', idle, quiet), row(`a broadcast at ${rate} a second`, busy, loud)],
      notes: [
        verdict('p99 within 20 ms of the idle p99', loud.p99 - quiet.p99, 20),
        verdict('no 429', refused, 0),
        load(),
      ],
    },
  ]
}
