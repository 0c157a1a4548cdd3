/** A platform that refuses the bot or cannot be reached is told of, and the other one goes on. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'
import { valleyRelease } from '../support/releases.ts'

let place: Place
let channel: number
let server: string
beforeEach(async () => {
  place = await openPlace()
  channel = place.telegram.chat('channel', 'News')
  server = place.discord.channel('news')
  await place.barid('chat', 'add', `telegram:${channel}`, server)
  await place.barid('publish', await place.file('valley.txt', valleyRelease))
})
afterEach(() => place.close())

const otherTelegramToken = '424242:AAF-another_token_of_the_telegram_fake'
const otherDiscordToken = 'another.discord.token'

it('a token that Telegram refuses is told in one sentence, and Discord delivers', async () => {
  const barid = await place.start({ TELEGRAM_BOT_TOKEN: otherTelegramToken })
  const [refused] = await Promise.all([
    barid.tells('platform-refused', { platform: 'telegram' }),
    barid.tells('operation-sent', { platform: 'discord', item: 1 }),
    barid.tells('platform-ready', { platform: 'discord' }),
  ])
  expect(refused).toMatchObject({
    level: 'error',
    msg: expect.stringMatching(/TELEGRAM_BOT_TOKEN/),
  })
  expect(place.discord.seenByAll(server)).toHaveLength(1)
  const ready = await fetch(`http://127.0.0.1:${barid.port}/readyz`)
  expect(ready.status).toBe(200)
  expect(await barid.tells('ready')).toMatchObject({ platforms: ['discord'] })
  const end = await barid.stop()
  expect(end).toMatchObject({ code: 0, err: '' })
  expect(barid.told.filter(({ event }) => event === 'platform-refused')).toHaveLength(1)
  expect(end.out).not.toContain(otherTelegramToken)
})

it('a token that Discord refuses is told in one sentence, and Telegram delivers', async () => {
  const barid = await place.start({ DISCORD_BOT_TOKEN: otherDiscordToken })
  const [refused] = await Promise.all([
    barid.tells('platform-refused', { platform: 'discord' }),
    barid.tells('operation-sent', { platform: 'telegram', item: 1 }),
  ])
  expect(refused).toMatchObject({ level: 'error', msg: expect.stringMatching(/DISCORD_BOT_TOKEN/) })
  expect(place.telegram.messages(channel)).toHaveLength(1)
  const end = await barid.stop()
  expect(end).toMatchObject({ code: 0, err: '' })
  expect(barid.told.filter(({ event }) => event === 'platform-refused')).toHaveLength(1)
  expect(end.out).not.toContain(otherDiscordToken)
})

it('a platform that cannot be reached is tried again until it can', async () => {
  await place.telegram.down()
  const barid = await place.start()
  const lost = await barid.tells('platform-lost', { platform: 'telegram' })
  expect(lost).toMatchObject({
    level: 'warn',
    msg: expect.stringMatching(/trying again in \d+ s$/),
  })
  await barid.tells('operation-sent', { platform: 'discord' })
  const waiting = await fetch(`http://127.0.0.1:${barid.port}/readyz`)
  expect(waiting.status).toBe(503)
  expect(await waiting.json()).toMatchObject({
    ready: false,
    missing: expect.arrayContaining(['telegram is connecting']),
  })
  await place.telegram.up()
  await barid.tells('operation-sent', { platform: 'telegram' })
  expect(place.telegram.messages(channel)).toHaveLength(1)
  expect(await barid.stop()).toMatchObject({ code: 0, err: '' })
})
