/** How a server stops: what is in flight is finished or recorded, the next start deals with it, and a second signal ends at once. */
import { spawn } from 'node:child_process'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'
import { valleyRelease } from '../support/releases.ts'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

const cleanEnd = { code: 0, signal: null, err: '' }
/** A server whose first sends are read by Telegram and never answered: one to each chat. */
async function stalledServer(...chats: number[]) {
  place.telegram.failNext(...chats.map(() => 'stall' as const))
  await place.barid('chat', 'add', ...chats.map((chat) => `telegram:${chat}`))
  await place.barid('publish', await place.file('valley.txt', valleyRelease))
  const server = await place.start()
  await place.telegram.until(() => place.telegram.stalled() === chats.length || undefined)
  return server
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends a server that is at rest',
  async (signal) => {
    const server = await place.start()
    await Promise.all(
      ['telegram', 'discord'].map((platform) => server.tells('platform-ready', { platform })),
    )
    expect(await server.stop(signal)).toMatchObject(cleanEnd)
    expect(server.told.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['started', 'stopping', 'stopped']),
    )
    expect(server.told.at(-1)?.event).toBe('stopped')
    expect(server.told.filter(({ event }) => event === 'fault')).toEqual([])
  },
)

it('a signal right after the start ends it as well', async () => {
  const server = await place.start()
  expect(await server.stop()).toMatchObject(cleanEnd)
})

it('sends that are never answered are recorded, and the next start repeats the private one alone', async () => {
  const channel = place.telegram.chat('channel', 'News')
  const reader = place.telegram.person('Amal')
  // Opens the private chat without a question that would be answered.
  reader.unblocks()
  const server = await stalledServer(channel, reader.id)
  expect(await server.stop()).toMatchObject(cleanEnd)
  const outcomes = server.told.filter(({ event }) => event === 'operation-failed')
  expect(outcomes.map(({ outcome }) => String(outcome)).toSorted()).toEqual(['repeat', 'unknown'])
  const { rows } = await place.barid('status', '--json')
  expect(rows).toContainEqual({ name: 'posts telegram unknown', value: 1 })
  expect(rows).toContainEqual({ name: 'posts telegram private due', value: 'fewer than 10' })

  const next = await place.start()
  await next.tells('operation-sent', { item: 1 })
  expect(await next.stop()).toMatchObject(cleanEnd)
  expect(place.telegram.messages(reader.id)).toHaveLength(1)
  expect(place.telegram.messages(channel)).toEqual([])
})

it('a second signal ends it at once, and the next start finds what was in flight', async () => {
  const channel = place.telegram.chat('channel', 'News')
  const server = await stalledServer(channel)
  server.child.kill('SIGTERM')
  await server.tells('stopping')
  // One Ctrl-C may arrive twice, so that signals close to the first count as one.
  const impatient = setInterval(() => server.child.kill('SIGTERM'), 50)
  const end = await server.ended
  clearInterval(impatient)
  expect(end).toMatchObject({ code: null, signal: 'SIGTERM' })

  const next = await place.start()
  await next.tells('operations-recovered', { unknown: 1 })
  expect(await next.stop()).toMatchObject(cleanEnd)
})

it('a platform that accepts connections and never answers does not hold up the end', async () => {
  const sockets = new Set<Socket>()
  const silent = createServer((socket) => void sockets.add(socket.on('error', () => {})))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const asked = new Promise((resolve) => silent.once('connection', resolve))
  const root = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const server = await place.start({ TELEGRAM_API_ROOT: root, DISCORD_API_ROOT: `${root}/api` })
  await asked
  expect(await server.stop()).toMatchObject(cleanEnd)
  for (const socket of sockets) socket.destroy()
  silent.close()
})

it('npm start passes a signal on', async () => {
  const root = join(import.meta.dirname, '../..')
  const child = spawn('npm', ['start', '--prefix', root], {
    cwd: place.folder,
    // All of it is set, so that no .env of the checkout is heard.
    env: { ...place.environment, HOME: place.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const closed = new Promise((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (part) => {
      said += part
      if (said.includes('"event":"started"')) resolve()
    })
  })
  child.kill('SIGTERM')
  // The output stays open as long as the server lives.
  await closed
  expect(said).toMatch(/"event":"stopped"/)
})
