/** An announcement channel: each item is published to those that follow it, corrected there, and told where it cannot be. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { valleyRelease } from '../support/releases.ts'

let newsroom: Newsroom
let chat: string
beforeEach(async () => {
  newsroom = await openNewsroom()
  chat = newsroom.discord.channel('announcements', 'announcement')
  await newsroom.desk((tools) => tools.chats.put([chat], { kind: 'announcement' }, 'test'))
  await newsroom.start()
})
afterEach(() => newsroom.close())

const published = () => newsroom.events.next('operation-sent', ({ kind }) => kind === 'publish')

it('publishes what it posts, and nothing of other channels', async () => {
  const done = published()
  await newsroom.drop('valley.txt', valleyRelease)
  await done
  const [post] = newsroom.discord.seenByAll(chat)
  expect(newsroom.discord.published(chat)).toEqual([post?.id])
})

it('takes what is published already for done, and doubles nothing, when the answer was lost', async () => {
  const done = published()
  newsroom.events.on((event) => {
    if (event.type === 'operation-sent' && event.kind === 'send')
      void newsroom.discord.inject('cut-after')
  })
  await newsroom.drop('valley.txt', valleyRelease)
  await done
  expect(newsroom.discord.published(chat)).toHaveLength(1)
  expect(newsroom.discord.seenByAll(chat)).toHaveLength(1)
})

it('leaves a post as it is where it may not be published, says so, and goes on posting', async () => {
  newsroom.events.on((event) => {
    if (event.type === 'operation-sent' && event.kind === 'send')
      void newsroom.discord.inject('no-right')
  })
  const told = newsroom.events.next('operation-failed', ({ kind }) => kind === 'publish')
  await newsroom.drop('valley.txt', valleyRelease)
  expect(await told).toMatchObject({ outcome: 'rejected', failure: { kind: 'forbidden' } })
  expect(newsroom.discord.seenByAll(chat)).toHaveLength(1)
  expect(newsroom.told.filter(({ type }) => type === 'chat-changed')).toEqual([])
})

it('publishes also the reply that tells of a withdrawal, to those who have the item', async () => {
  const done = published()
  await newsroom.drop('valley.txt', valleyRelease)
  await done
  const told = published()
  await newsroom.desk((tools) =>
    tools.editing.apply({ verb: 'withdraw', item: 1, by: 'test', tell: true }),
  )
  await told
  const [post, reply] = newsroom.discord.seenByAll(chat)
  expect(reply).toMatchObject({ text: expect.stringMatching(/withdrawn/), replyTo: post?.id })
  expect(newsroom.discord.published(chat)).toEqual([post?.id, reply?.id])
})
