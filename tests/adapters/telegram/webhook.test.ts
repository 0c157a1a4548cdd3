/** What is particular to the webhook: who may deliver, what is answered to whom, and how its loss is told. */
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Delivery } from '../../../adapters/adapter.ts'
import type { InboundEvent } from '../../../adapters/inbound.ts'
import type { DeliveryFailure } from '../../../adapters/adapter.ts'
import { createTelegram } from '../../../adapters/telegram/telegram.ts'
import { startTelegramFake } from '../../fakes/telegram/telegram.ts'
import { libraries } from '../../support/libraries.ts'
import { startWebhookServer } from '../../support/webhook-server.ts'
import { factsOf } from './stage.ts'

const story = 'My name is Amal.\nI was at the checkpoint when it happened, and this is what I saw.'

describe.each(libraries)('over %s', (library) => {
  async function stage(local = true) {
    const [fake, server] = await Promise.all([startTelegramFake({ local }), startWebhookServer()])
    let waiting = Promise.withResolvers<() => void>()
    const { listener } = createTelegram({
      token: fake.token,
      apiRoot: fake.apiRoot,
      library,
      webhook: server.place,
      wait: (_, signal) =>
        new Promise((resolve) => {
          waiting.resolve(resolve)
          signal.addEventListener('abort', () => resolve())
        }),
    })
    onTestFinished(async () => {
      await listener.close()
      await Promise.all([fake.close(), server.close()])
    })
    server.opens(listener.webhook)
    const events: InboundEvent[] = []
    const faults = Array.from({ length: 2 }, () =>
      Promise.withResolvers<[DeliveryFailure, boolean]>(),
    )
    let told = 0
    const listen = (take: (event: InboundEvent) => Promise<void> = async () => {}) =>
      listener.listen(
        async (event) => {
          events.push(event)
          await take(event)
        },
        (failure, ended) => faults[told++]?.resolve([failure, ended]),
      )
    return {
      fake,
      server,
      listener,
      listen,
      events,
      fault: async (index = 0) => {
        const [failure, ended] = (await faults[index]?.promise) ?? []
        return { ...failure?.facts, ended }
      },
      /** The minute after which the listener looks after its webhook. */
      async passes(): Promise<void> {
        const end = await waiting.promise
        waiting = Promise.withResolvers()
        end()
      },
      /** Answers as to the server itself. */
      receives: (update: unknown, secret: string | undefined = server.place.secret) =>
        listener.webhook?.receive(delivery(update, secret)),
      delivered: (count: number) =>
        fake.until(() => (fake.deliveries.length >= count ? fake.deliveries : undefined)),
    }
  }

  it('tells the server where, for what kinds, and with what secret', async () => {
    const { fake, server, listen } = await stage()
    await listen()
    const { fields } = fake.calls.find(({ method }) => method === 'setWebhook') ?? {}
    expect(fields).toMatchObject({
      url: server.place.url,
      secret_token: server.place.secret,
      allowed_updates: [
        'message',
        'channel_post',
        'edited_channel_post',
        'callback_query',
        'my_chat_member',
      ],
    })
  })

  it('begins nothing where the server refuses the address, and says so in its words', async () => {
    const { listen } = await stage(false)
    expect(await factsOf(listen())).toMatchObject({
      kind: 'malformed',
      detail: 'webhook-refused',
      words: 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    })
  })

  it('ends the polling of this bot elsewhere', async () => {
    const { fake, listen } = await stage()
    const polled = fetch(`${fake.apiRoot}/bot${fake.token}/getUpdates`, {
      method: 'POST',
      body: JSON.stringify({ timeout: 50 }),
    })
    await fake.until(() => fake.world.isPolled || undefined)
    await listen()
    expect((await polled).status).toBe(409)
  })

  it.each([
    ['with another secret', 'secret_of_the_webhooks'],
    ['with the beginning of the secret', 'secret_of_the_webhoo'],
    ['with an empty secret', ''],
  ])('takes nothing %s', async (_, secret) => {
    const { listen, receives, events } = await stage()
    await listen()
    expect(await receives(update(1, '/latest'), secret)).toBe(401)
    expect(events).toEqual([])
  })

  it('takes nothing without a secret, and does not read it', async () => {
    const { listen, listener } = await stage()
    await listen()
    let read = false
    const json = async () => (read = true)
    expect(await listener.webhook?.receive({ header: () => undefined, json })).toBe(401)
    expect(read).toBe(false)
  })

  it.each([['null'], ['[]'], ['{"message":{}}'], ['{"update_id":"1"}'], ['no json']])(
    'refuses %s, which is no update',
    async (body) => {
      const { listen, listener, server } = await stage()
      await listen()
      const header = () => server.place.secret
      const json = async () => JSON.parse(body) as unknown
      expect(await listener.webhook?.receive({ header, json })).toBe(400)
    },
  )

  it('lets it come again before it listens and after it closed', async () => {
    const { listen, listener, receives, events } = await stage()
    expect(await receives(update(1, '/latest'))).toBe(503)
    await listen()
    expect(await receives(update(1, '/latest'))).toBe(200)
    await listener.close()
    expect(await receives(update(2, '/latest'))).toBe(503)
    expect(events).toHaveLength(1)
  })

  it('acknowledges what was taken, and lets come again what was not', async () => {
    const { fake, listen, delivered } = await stage()
    let isLocked = true
    await listen(async () => {
      if (!isLocked) return
      isLocked = false
      throw new Error('The database is locked.')
    })
    fake.person('Amal').says('/latest')
    const [first, second] = await delivered(2)
    expect([first?.status, second?.status]).toEqual([503, 200])
    expect(second?.update).toEqual(first?.update)
    expect(fake.world.updates).toEqual([])
  })

  it('keeps the order within a chat while another chat goes on', async () => {
    const { fake, listen, events, delivered } = await stage()
    const { promise: slow, resolve } = Promise.withResolvers<void>()
    await listen((event) => (event.chat === amal.address ? slow : Promise.resolve()))
    const [amal, basma] = [fake.person('Amal'), fake.person('Basma')]
    amal.says('/latest')
    amal.says('/topics')
    basma.says('/help')
    await delivered(1)
    const seen = () => events.map((event) => event.kind === 'command' && event.name)
    expect(seen()).toEqual(['latest', 'help'])
    resolve()
    await delivered(3)
    expect(seen()).toEqual(['latest', 'help', 'topics'])
  })

  it('tells that deliveries fail, once for each, in the words of the server', async () => {
    const { fake, listen, fault, passes, server } = await stage()
    await listen()
    if (fake.world.webhook) fake.world.webhook.failed = { at: 100, words: 'SSL error' }
    await passes()
    const told = { kind: 'unreachable', detail: 'webhook-not-reached', ended: false }
    expect(await fault()).toEqual({ ...told, words: 'SSL error' })
    await passes()
    if (fake.world.webhook) fake.world.webhook.failed = { at: 200, words: 'Timed out' }
    await passes()
    await passes()
    expect(await fault(1)).toEqual({ ...told, words: 'Timed out' })
    expect(server.place.url).toBe(fake.world.webhook?.url)
  })

  it('ends where its webhook was taken away, and says so', async () => {
    const { fake, listen, fault, passes } = await stage()
    await listen()
    fake.world.webhook = undefined
    await passes()
    expect(await fault()).toMatchObject({ detail: 'webhook-taken-away', ended: true })
    expect(fake.world.webhook).toBeUndefined()
  })

  describe('what is kept of an update until it is handled', () => {
    async function kept(content: object) {
      const { listen, receives, events, listener } = await stage()
      await listen()
      await receives(update(7, undefined, content))
      return { kept: events[0]?.kept ?? '', events, listener }
    }

    it('brings a question again, with its turn', async () => {
      const { kept: question, events, listener } = await kept({ text: 'idlib' })
      await listener.again?.(question)
      const [first, again] = events
      expect({ ...again, turn: undefined }).toEqual({ ...first, turn: undefined })
      expect(again).toMatchObject({ kind: 'text', text: 'idlib', id: '7' })
    })

    it('is of a story only that it came', async () => {
      const { kept: nothing, events, listener } = await kept({ text: story })
      expect(nothing).not.toMatch(/Amal|checkpoint/)
      await listener.again?.(nothing)
      expect(events[1]).toMatchObject({ kind: 'file', file: 'other', id: '7' })
    })

    it('has no words of a command that are too long for a question', async () => {
      const { kept: nothing, events, listener } = await kept({ text: `/search ${story}` })
      expect(nothing).not.toMatch(/Amal|checkpoint/)
      await listener.again?.(nothing)
      expect(events[1]).toMatchObject({ kind: 'command', name: 'search', words: '' })
    })

    it.each([
      { caption: story, photo: [] },
      { caption: story, document: {} },
    ])('has nothing of a file', async (content) => {
      expect((await kept(content)).kept).not.toMatch(/Amal|checkpoint/)
    })

    it('is left alone where another version wrote it', async () => {
      const { kept: question, events, listener } = await kept({ text: 'idlib' })
      await listener.again?.(question.replace('"layout":1', '"layout":99'))
      expect(events).toHaveLength(1)
    })
  })
})

const delivery = (update: unknown, secret: string): Delivery => ({
  header: (name) => (name === 'X-Telegram-Bot-Api-Secret-Token' ? secret : undefined),
  json: async () => update,
})

const update = (update_id: number, text?: string, content: object = { text }) => ({
  update_id,
  message: {
    message_id: 1,
    date: 1,
    chat: { id: 77, type: 'private' },
    from: { id: 77, is_bot: false },
    ...content,
  },
})
