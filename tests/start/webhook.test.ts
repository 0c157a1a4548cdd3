/** Updates by webhook in a real process: killed before and after the acknowledgement, stopped, and switched both ways. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'
import { freePort } from '../support/free-port.ts'

let place: Place
let webhook: Record<string, string>
beforeEach(async () => {
  place = await openPlace()
  const port = String(await freePort())
  webhook = {
    TELEGRAM_UPDATES: 'webhook',
    BARID_PORT: port,
    BARID_PUBLIC_URL: `http://127.0.0.1:${port}`,
  }
})
afterEach(() => place.close())

const telegramIsReady = { platform: 'telegram' }

async function started(change: Record<string, string>) {
  const server = await place.start(change)
  await server.tells('platform-ready', telegramIsReady)
  return server
}

const answersTo = (chat: number) =>
  place.telegram.messages(chat).filter((message) => message.from?.is_bot)

const acknowledged = (count = 1) =>
  place.telegram.until(
    () =>
      place.telegram.deliveries.filter(({ status }) => status === 200).length >= count || undefined,
  )

it.each([
  ['webhook', 'after the update was acknowledged'],
  ['webhook', 'before the update was acknowledged'],
  ['polling', 'before the update was confirmed'],
] as const)(
  'by %s, a server killed %s answers it once, when it is there again',
  async (way, when) => {
    const change = way === 'webhook' ? webhook : {}
    const server = await started(change)
    const amal = place.telegram.person('Amal')
    place.telegram.failNext('stall')
    amal.says('/help')
    await place.telegram.until(() => place.telegram.stalled() || undefined)
    if (when.startsWith('after')) await acknowledged()
    await server.stop('SIGKILL')
    expect(answersTo(amal.id)).toEqual([])

    const next = await started(change)
    await next.tells('question', { command: 'help', outcome: 'answered' })
    if (way === 'webhook') await acknowledged()
    await next.stop()
    expect(answersTo(amal.id)).toHaveLength(1)
    expect(place.telegram.world.updates).toEqual([])

    const last = await started(change)
    await last.stop()
    expect(answersTo(amal.id)).toHaveLength(1)
  },
)

it('a server that stops answers what it took; what comes meanwhile comes again at the next start', async () => {
  const server = await started(webhook)
  const amal = place.telegram.person('Amal')
  amal.says('/help')
  await server.tells('question', { command: 'help' })
  expect(await server.stop()).toMatchObject({ code: 0, err: '' })
  amal.says('/about')
  await place.telegram.until(
    () => place.telegram.deliveries.some(({ status }) => status === 0) || undefined,
  )
  const next = await started(webhook)
  await next.tells('question', { command: 'about', outcome: 'answered' })
  await acknowledged(2)
  await next.stop()
  expect(answersTo(amal.id)).toHaveLength(2)
})

it('polling takes over from a webhook and a webhook from polling, and no update is lost between', async () => {
  const amal = place.telegram.person('Amal')
  const commands = ['/help', '/about', '/latest']
  const set: unknown[] = []
  for (const [index, change] of [webhook, {}, webhook].entries()) {
    amal.says(commands[index] ?? '')
    const server = await started(change)
    await server.tells('question', { outcome: 'answered' })
    if (change === webhook) await acknowledged(index / 2 + 1)
    set.push(place.telegram.world.webhook?.url.replace(/:\d+/, ''))
    await server.stop()
  }
  const address = expect.stringMatching(/^http:\/\/127\.0\.0\.1\/webhooks\/telegram\/[\w-]{16}$/)
  expect(set).toEqual([address, undefined, address])
  expect(answersTo(amal.id)).toHaveLength(3)
})

it('path and secret are the same after a restart, and unlike for every installation', async () => {
  const hooks: (string | undefined)[] = []
  for (const change of [
    webhook,
    webhook,
    { ...webhook, BARID_SECRET: 'x'.repeat(40), BARID_DATA_DIR: `${place.dataDir}2` },
  ]) {
    const server = await started(change)
    hooks.push(
      JSON.stringify([place.telegram.world.webhook?.url, place.telegram.world.webhook?.secret]),
    )
    expect(JSON.stringify(server.told)).not.toContain(place.telegram.world.webhook?.secret)
    await server.stop()
  }
  expect(hooks[0]).toBe(hooks[1])
  expect(hooks[2]).not.toBe(hooks[0])
})

it('an address that is none ends the start with the name of the setting', async () => {
  const server = await place.start({ ...webhook, BARID_PUBLIC_URL: 'not an address' }).then(
    () => undefined,
    (error: Error) => error.message,
  )
  expect(server).toMatch(/BARID_PUBLIC_URL/)
})
