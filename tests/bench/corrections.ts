/** Figures of changes under way: an item corrected twice while it still goes out, then withdrawn, against fakes of both platforms. */
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { OperationKind } from '../../src/news.ts'
import { openEditor } from '../support/editor.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { valleyRelease } from '../support/releases.ts'
import { verdict, type Row, type Table } from './figures.ts'

/** Calls a second that the budget of the bot allows by default: what the ideal is measured by. */
const rates = { telegram: 30, discord: 40 }
const chats = { telegram: 1_000, discord: 200 }

type Name = keyof typeof chats

/** Milliseconds since the item was published. */
type Call = { at: number; kind: OperationKind }

/** Milliseconds between two looks at the fakes. */
const look = 20

export async function benchCorrections(): Promise<Table[]> {
  const newsroom = await openNewsroom({ timezone: 'Asia/Damascus' })
  const places = {
    telegram: Array.from({ length: chats.telegram }, (_, n) =>
      newsroom.telegram.chat('channel', `Channel ${n}`),
    ),
    discord: Array.from({ length: chats.discord }, (_, n) => newsroom.discord.channel(`c-${n}`)),
  }
  const postsOf: Record<Name, () => string[][]> = {
    telegram: () =>
      places.telegram.map((id) => newsroom.telegram.messages(id).map((post) => post.text ?? '')),
    discord: () =>
      places.discord.map((chat) => newsroom.discord.seenByAll(chat).map((post) => post.text)),
  }
  const editor = await openEditor(newsroom)
  const { tools } = editor
  const addresses = places.telegram.map((id) => `telegram:${id}`)
  await tools.chats.put([...addresses, ...places.discord], {}, 'bench')
  const set = { by: 'bench', now: 1 }
  for (const [platform, rate] of Object.entries(rates)) {
    await tools.store.settings.set(`budget.${platform}.bot`, `${rate}/1s`, set)
    await tools.store.settings.set(`budget.${platform}.shared`, '1000/1s', set)
  }
  await newsroom.start()
  const began = performance.now()
  const done = watch(newsroom, began)
  const item = await editor.publishes('valley.en.txt', valleyRelease)
  const sent = (platform: Name) => postsOf[platform]().filter((posts) => posts.length > 0).length
  const standing: Record<Name, number[]> = { telegram: [], discord: [] }
  const given: number[] = []
  let last = 0
  for (const [part, verb] of [
    [1, 'correct'],
    [2, 'correct'],
    [3, 'withdraw'],
  ] as const) {
    while (sent('telegram') < (part * chats.telegram) / 4) await wait(look)
    for (const name of ['telegram', 'discord'] as const) standing[name].push(sent(name))
    const line = verb === 'correct' ? { line: `correction ${part}.` } : {}
    given.push(performance.now() - began)
    last = await editor.changes({ verb, item, ...line, tell: false })
  }
  while (!(await tools.editing.report(last))?.finished) await wait(look * 25)
  const rows = (['telegram', 'discord'] as const).map((name): Row => {
    const calls = done[name]
    // Each post is sent once, and edited once for each change that found it standing.
    const steps = [
      { at: 0, calls: sent(name) },
      ...given.map((at, verb) => ({ at, calls: standing[name][verb] ?? 0 })),
    ]
    const ideal = steps.reduce((sum, step) => sum + step.calls, 0)
    const seconds = (calls.at(-1)?.at ?? 0) / 1_000
    const right = postsOf[name]().filter(
      (posts) => posts.length === 0 || (posts.length === 1 && /withdrawn/.test(posts[0] ?? '')),
    ).length
    return {
      platform: name,
      chats: chats[name],
      'end right': right,
      'were sent': sent(name),
      calls: calls.length,
      'calls to ideal': calls.length / ideal,
      seconds,
      'time to ideal': seconds / idealSeconds(steps, rates[name]),
      ...edited(calls, given, rates[name]),
    }
  })
  await editor.leave()
  await newsroom.close()
  const worst = (column: string) => Math.max(...rows.map((row) => Number(row[column])))
  const wrong = rows.reduce((sum, row) => sum + Number(row.chats) - Number(row['end right']), 0)
  return [
    {
      title: 'Corrected twice while still going out, then withdrawn',
      rows,
      notes: [
        'ideal: each call at the rate of its bot as soon as the item was published, or the change given',
        'a change s: from its verb to the last post that stood; to ideal: by the edits made until then',
        verdict('every chat ends right: none is wrong', wrong, 0),
        verdict('calls within 1.2 times the ideal', worst('calls to ideal'), 1.2),
        verdict('time within 1.2 times the ideal', worst('time to ideal'), 1.2),
        verdict('from a withdrawal to the last post', worst('withdrawal to ideal'), 1.2),
      ],
    },
  ]
}

/** Of a sender that does what is due at its rate and is idle only when nothing is. */
const idealSeconds = (steps: { at: number; calls: number }[], rate: number): number =>
  steps.reduce((end, { at, calls }) => Math.max(end, at / 1_000) + calls / rate, 0)

/** How long each change took to reach the last post; edits go before sends, so those until the next change are its own. */
function edited(calls: Call[], given: number[], rate: number): Row {
  const names = ['first correction', 'second correction', 'withdrawal']
  return Object.fromEntries(
    given.flatMap((at, verb) => {
      const until = given[verb + 1] ?? Number.POSITIVE_INFINITY
      const edits = calls.filter((call) => call.kind !== 'send' && call.at > at && call.at < until)
      const seconds = ((edits.at(-1)?.at ?? at) - at) / 1_000
      return [
        [`${names[verb]} s`, seconds],
        [`${names[verb]} to ideal`, seconds / (edits.length / rate)],
      ]
    }),
  )
}

/** When each operation of a platform was done. */
function watch({ events }: Newsroom, began: number): Record<Name, Call[]> {
  const done: Record<Name, Call[]> = { telegram: [], discord: [] }
  events.on((event) => {
    if (event.type !== 'operation-sent') return
    if (event.platform === 'telegram' || event.platform === 'discord') {
      done[event.platform].push({ at: performance.now() - began, kind: event.kind })
    }
  })
  return done
}
