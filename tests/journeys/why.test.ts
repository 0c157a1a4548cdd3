/** Why a post did not go out: asked by an editor, by a reader, and on the command line. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { starterTopics, valleyRelease } from '../support/releases.ts'
import { talker, type Talker } from '../support/talker.ts'

let newsroom: Newsroom
let editor: Talker
let channel: string
let other: string

beforeEach(async () => {
  newsroom = await openNewsroom()
  editor = talker(newsroom, 'grammy', 'Sami', 'en')
  newsroom.config.owners.push(editor.person)
  channel = `telegram:${newsroom.telegram.chat('channel', 'News')}`
  other = newsroom.discord.channel('homs')
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
    await tools.chats.put([channel], { topics: ['idlib'] }, 'test')
    await tools.chats.put([other], { topics: ['homs'] }, 'test')
  })
  await newsroom.start()
  await editor.asks('/language en')
})
afterEach(() => newsroom.close())

async function publish(text = valleyRelease): Promise<void> {
  const sent = newsroom.sent('telegram', 1)
  await newsroom.drop('valley.txt', text)
  await sent
}

const numberOf = (address: string) => newsroom.desk(({ why }) => why.numberOf(address))

it('an editor sees where an item stands, and asks about each chat', async () => {
  await publish()
  const overview = await editor.asks('/why 1')
  expect(overview).toMatch(/^Item 1 came from .+[^]*Where it stands[^]*chat \d+ on Telegram: sent$/)
  const one = await editor.taps(editor.buttons()[0] ?? '')
  expect(one).toMatch(/\n\nIt was sent, \d/)
  expect(editor.buttons()).toEqual(['The post'])
  expect(await editor.asks(`/why 1 ${await numberOf(other)}`)).toMatch(
    /No topic fits: the chat wants Homs, the item is about Idlib/,
  )
  expect(await editor.asks('/why 1 9999')).toMatch(/There is no such chat\.$/)
  expect(await editor.asks('/why 99')).toMatch(/99/)
  expect(await editor.asks('/why')).toMatch(/An example: \/why 4127 12$/)
})

it('an embargo, a freeze and a missing right are told', async () => {
  await newsroom.desk(({ freezing, now }) => freezing.freeze({ by: 'cli', now: now() }))
  const planned = newsroom.events.next('fanout-done')
  await newsroom.drop('valley.txt', valleyRelease)
  await planned
  const number = await numberOf(channel)
  expect(await editor.asks(`/why 1 ${number}`)).toMatch(/All posts are stopped since[^]*It is due/)
  newsroom.telegram.world.chatOf(Number(channel.slice(9))).bot.can_post_messages = false
  const paused = newsroom.events.next('chat-changed', ({ state }) => state === 'paused')
  await newsroom.desk(({ freezing, now }) => freezing.thaw({ by: 'cli', now: now() }))
  await paused
  expect(await editor.asks(`/why 1 ${number}`)).toMatch(
    /The chat is paused since .+: the bot may not post there\./,
  )
})

it('a reader asks about their own chat and what they may read, and nobody else’s', async () => {
  const reader = talker(newsroom, 'grammy', 'Rima', 'en')
  await publish()
  await reader.asks('/language en')
  expect(await reader.asks(`/why 1 ${await numberOf(channel)}`)).toMatch(
    /This chat follows nothing\.$/,
  )
  const stored = newsroom.events.next('item-stored')
  await newsroom.drop('later.txt', `EMBARGOED until 10:00 GMT, 3 May 2099\n\n${valleyRelease}x`)
  await stored
  expect(await reader.asks('/why 2')).not.toMatch(/embargo/i)
  expect(await editor.asks('/why 2')).toMatch(/under embargo until/)
})

it('the command line answers by number or by the address of a shared chat alone', async () => {
  const reader = talker(newsroom, 'grammy', 'Rima', 'en')
  await reader.asks('/follow idlib')
  await publish()
  expect(await numberOf(channel)).toBeGreaterThan(0)
  expect(await numberOf(reader.chat)).toBeUndefined()
  expect(await numberOf('telegram:404')).toBeUndefined()
})
