/** Figures of changes under way: an item corrected twice while it still goes out, then withdrawn, against fakes of both platforms. */
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { openEditor } from '../support/editor.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { valleyRelease } from '../support/releases.ts'
import { verdict, type Row, type Table } from './figures.ts'

/** Calls a second that the budget of the bot allows by default: what the ideal is measured by. */
const rates = { telegram: 30, discord: 40 }
const chats = { telegram: 1_000, discord: 200 }

type Name = keyof typeof chats

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
  const done = watch(newsroom)
  const began = performance.now()
  const item = await editor.publishes('valley.en.txt', valleyRelease)
  const sent = (platform: Name) => postsOf[platform]().filter((posts) => posts.length > 0).length
  const standing: Record<Name, number[]> = { telegram: [], discord: [] }
  const told: number[] = []
  for (const [part, verb] of [
    [1, 'correct'],
    [2, 'correct'],
    [3, 'withdraw'],
  ] as const) {
    while (sent('telegram') < (part * chats.telegram) / 4) await wait(look)
    for (const name of ['telegram', 'discord'] as const) standing[name].push(sent(name))
    const line = verb === 'correct' ? { line: `correction ${part}.` } : {}
    told.push(await editor.changes({ verb, item, ...line, tell: false }))
  }
  const withdrawn = performance.now()
  while (!(await tools.editing.report(told.at(-1) ?? 0))?.finished) await wait(look * 25)
  const rows = (['telegram', 'discord'] as const).map((name): Row => {
    const calls = done[name].length
    // Each post is sent once, and edited once for each change that found it standing.
    const ideal = sent(name) + standing[name].reduce((sum, count) => sum + count, 0)
    const seconds = ((done[name].at(-1) ?? began) - began) / 1_000
    const right = postsOf[name]().filter(
      (posts) => posts.length === 0 || (posts.length === 1 && /withdrawn/.test(posts[0] ?? '')),
    ).length
    return {
      platform: name,
      chats: chats[name],
      'end right': right,
      'were sent': sent(name),
      calls: calls,
      'calls to ideal': calls / ideal,
      seconds: seconds,
      'time to ideal': seconds / (ideal / rates[name]),
      'verb to last post s': ((done[name].at(-1) ?? withdrawn) - withdrawn) / 1_000,
    }
  })
  await editor.leave()
  await newsroom.close()
  const worst = Math.max(...rows.map((row) => Number(row['calls to ideal'])))
  return [
    {
      title: 'Corrected twice while still going out, then withdrawn',
      rows,
      notes: [verdict('calls within 1.2 times the ideal', worst, 1.2)],
    },
  ]
}

/** When each operation of a platform was done. */
function watch({ events }: Newsroom): Record<Name, number[]> {
  const done: Record<Name, number[]> = { telegram: [], discord: [] }
  events.on((event) => {
    if (event.type !== 'operation-sent') return
    if (event.platform === 'telegram' || event.platform === 'discord') {
      done[event.platform].push(performance.now())
    }
  })
  return done
}
