/** What is corrected or withdrawn while it still goes out, on both platforms: no chat keeps the error, and none gets it from then on. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openEditor, type Editor } from '../support/editor.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { valleyRelease } from '../support/releases.ts'

const platforms = ['telegram', 'discord'] as const

/** On each platform, at this many calls a second: some are out while most are not. */
const chats = 30
const rate = 10

let newsroom: Newsroom
let editor: Editor
/** The text of every post, chat by chat. */
let everywhere: () => string[][]

beforeEach(async () => {
  // So slow that some posts are on their way whenever a change is made.
  newsroom = await openNewsroom({ timezone: 'Asia/Damascus', latency: 300 })
  const { telegram, discord } = newsroom
  const channels = Array.from({ length: chats }, (_, n) => telegram.chat('channel', `News ${n}`))
  const servers = Array.from({ length: chats }, (_, n) => discord.channel(`news-${n}`))
  everywhere = () => [
    ...channels.map((id) => telegram.messages(id).map(({ text }) => text ?? '')),
    ...servers.map((id) => discord.seenByAll(id).map(({ text }) => text)),
  ]
  editor = await openEditor(newsroom)
  const { store, chats: places } = editor.tools
  await places.put([...channels.map((id) => `telegram:${id}`), ...servers], {}, 'test')
  for (const platform of platforms) {
    const set = { by: 'test', now: 1 }
    await store.settings.set(`budget.${platform}.shared`, '1000/1s', set)
    await store.settings.set(`budget.${platform}.bot`, `${rate}/1s`, set)
  }
  await newsroom.start()
})
afterEach(async () => {
  await editor.leave()
  await newsroom.close()
})

/** How many operations of the kind are done on each platform. */
const done = (kind: 'send' | 'revise') =>
  platforms.map((platform) => {
    const isDone = (event: Newsroom['told'][number]) =>
      event.type === 'operation-sent' && event.platform === platform && event.kind === kind
    return newsroom.told.filter(isDone).length
  })

/** Resolves when at least so many are done on both. */
const under = (kind: 'send' | 'revise', count: number) =>
  editor.until(async () => (Math.min(...done(kind)) >= count ? true : undefined))

const corrected = /Corrected .*: the road leads to Hama\./
const notice = /^This item was withdrawn on .*\. Please do not share it\.$/

it('edits what is out and sends the rest as corrected, each chat one post', async () => {
  const item = await editor.publishes('valley.en.txt', valleyRelease)
  await under('send', 3)
  const before = done('send')
  const change = { verb: 'correct', item, line: 'the road leads to Hama.', tell: false } as const
  const report = await editor.finished(await editor.changes(change))
  for (const posts of everywhere()) expect(posts).toEqual([expect.stringMatching(corrected)])
  expect(done('send')).toEqual([chats, chats])
  for (const [at, edits] of done('revise').entries()) {
    expect(edits).toBeGreaterThanOrEqual(before[at] ?? 0)
    expect(edits).toBeLessThan(chats)
  }
  expect(report.places).toHaveLength(2 * chats)
})

it('sends nothing more once it is withdrawn, and leaves the notice wherever it was out', async () => {
  const item = await editor.publishes('valley.en.txt', valleyRelease)
  await under('send', 3)
  const change = { verb: 'correct', item, line: 'the road leads to Hama.', tell: false } as const
  await editor.changes(change)
  await under('revise', 2)
  const withdrawal = await editor.changes({ verb: 'withdraw', item, tell: false })
  await editor.finished(withdrawal)
  const sent = done('send')
  const out = everywhere().filter((posts) => posts.length > 0)
  expect(out).toHaveLength(sent.reduce((sum, count) => sum + count, 0))
  for (const posts of out) expect(posts).toEqual([expect.stringMatching(notice)])
  for (const count of sent) expect(count).toBeLessThan(chats)
  const open = (await editor.tools.store.outbox.ofItem(item)).filter(
    ({ state }) => state === 'due' || state === 'sending' || state === 'unknown',
  )
  expect(open).toEqual([])
})
