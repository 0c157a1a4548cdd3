/** The fake gateway itself: it tells only what was asked for, and refuses what Discord lets few bots ask for. */
import { expect, it, onTestFinished } from 'vitest'
import { startFakeDiscord } from './discord.ts'

type Packet = { op: number; t: string | null; d: { content?: string } }

async function connect(intents: number) {
  const fake = await startFakeDiscord()
  const socket = new WebSocket(fake.apiRoot().replace('http', 'ws'))
  onTestFinished(async () => {
    socket.close()
    await fake.close()
  })
  const packets: Packet[] = []
  const ready = Promise.withResolvers<void>()
  const closed = new Promise<number>((resolve) =>
    socket.addEventListener('close', ({ code }) => resolve(code)),
  )
  socket.addEventListener('message', ({ data }) => {
    const packet = JSON.parse(String(data)) as Packet
    packets.push(packet)
    if (packet.op === 10) {
      const d = { token: fake.token, intents, properties: {} }
      socket.send(JSON.stringify({ op: 2, d }))
    }
    if (packet.t === 'READY' || packet.t === 'THE_END') ready.resolve()
  })
  const heard = async () => {
    const end = new Promise<void>((resolve) =>
      socket.addEventListener('message', ({ data }) => {
        if (String(data).includes('THE_END')) resolve()
      }),
    )
    fake.dispatch('THE_END', {})
    await end
    return packets.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d.content)
  }
  return { fake, closed, ready: ready.promise, heard }
}

it.each([1 << 1, 1 << 8, 1 << 15])(
  'closes with 4014 on the privileged intent %i',
  async (intent) => {
    expect(await (await connect(1 | intent)).closed).toBe(4014)
  },
)

it.each([
  [1, []],
  [1 | (1 << 12), ['in private']],
  [1 | (1 << 9), ['in a server']],
])('with the intents %i tells of these messages: %j', async (intents, expected) => {
  const { fake, ready, heard } = await connect(intents)
  await ready
  fake.person('Reader').says('in private')
  fake.chatter(fake.channel('news'), 'in a server')
  expect(await heard()).toEqual(expected)
})
