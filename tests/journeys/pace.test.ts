/** How fast posts leave: threads of one group take turns, since Telegram counts them together. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { publishFiles, valleyRelease } from '../support/releases.ts'

let newsroom: Newsroom
beforeEach(async () => {
  newsroom = await openNewsroom({ pace: 'platform' })
})
afterEach(() => newsroom.close())

it('three threads of a forum get a post a second where a group may have one a second', async () => {
  const threads = [7, 8, 9]
  const open = new Map(threads.map((thread) => [thread, true]))
  const forum = newsroom.telegram.chat('supergroup', 'Valley', { threads: open })
  await newsroom.desk(async (tools) => {
    const set = { by: 'test', now: 1 }
    await tools.store.settings.set('budget.telegram.shared', '1/1s', set)
    await tools.chats.put(
      threads.map((thread) => `telegram:${forum}/${thread}`),
      {},
      'test',
    )
  })
  await newsroom.start()
  const times: number[] = []
  newsroom.events.on(({ type }) => {
    if (type === 'operation-sent') times.push(Date.now())
  })
  await newsroom.desk((tools) => publishFiles(tools, { 'valley.en.txt': valleyRelease }))
  while (times.length < 3) await newsroom.something()
  const [first = 0, second = 0, third = 0] = times
  expect(Math.min(second - first, third - second)).toBeGreaterThan(700)
})
