/** Both clients tell the same of the same call: what went, what came back, and how it failed. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { CallError, type CallFault } from '../../../adapters/telegram/client.ts'
import { failureOf } from '../../../adapters/telegram/errors.ts'
import { createGrammyClient } from '../../../adapters/telegram/grammy.ts'
import { createTelegrafClient } from '../../../adapters/telegram/telegraf.ts'
import { jpeg } from '../../contract/messages.ts'
import { startTelegramFake, type FakeFault } from '../../fakes/telegram/telegram.ts'
import { libraries } from '../../support/libraries.ts'

const clients = { grammy: createGrammyClient, telegraf: createTelegrafClient }
/** The one difference: Telegraf reads no body of an answer of 500 and above. */
const deletedAtOnce = { grammy: 'gone', telegraf: 'unknown-outcome' }
const secret = '424242:AAF-fake_token_of_the_telegram_fake_0'

/** A server that answers every request alike; resolves to its address and the paths asked for so far. */
async function answering(respond: (request: IncomingMessage, response: ServerResponse) => void) {
  const paths: string[] = []
  const server = createServer((request, response) => {
    paths.push(request.url ?? '')
    respond(request, response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths }
}

describe.each(libraries)('over %s', (library) => {
  async function stage() {
    const fake = await startTelegramFake({ token: secret })
    onTestFinished(() => fake.close())
    const chat = fake.chat('channel', 'News')
    const client = clients[library](fake)
    const send = (signal?: AbortSignal) =>
      client.call('sendMessage', { chat_id: String(chat), text: 'Private words' }, signal)
    return { fake, chat, client, send }
  }

  async function rejection(call: Promise<unknown>): Promise<CallError> {
    const error: unknown = await call.then(
      () => new Error('Resolved, where a rejection was due.'),
      (reason: unknown) => reason,
    )
    if (!(error instanceof CallError)) throw error
    const told = JSON.stringify(error) + String(error.stack)
    for (const words of [secret, 'Private words']) expect(told).not.toContain(words)
    return error
  }

  const body = (error_code: number, description: string, parameters?: object) => ({
    status: error_code,
    body: { ok: false, error_code, description, ...(parameters ? { parameters } : {}) },
  })
  const wait = { retry_after: 35 }
  const failures: [string, FakeFault, CallFault][] = [
    [
      'a refusal',
      body(400, 'Bad Request: x'),
      { kind: 'refused', code: 400, description: 'Bad Request: x' },
    ],
    [
      'a flood wait',
      body(429, 'Too Many Requests', wait),
      { kind: 'refused', code: 429, description: 'Too Many Requests', parameters: wait },
    ],
    [
      'an answer that is no JSON',
      { status: 200, body: '<html>' },
      { kind: 'transport', code: 'BAD_BODY', words: '' },
    ],
    [
      'an answer that is not the Bot API’s',
      { status: 403, body: { error: 'Blocked by the proxy' } },
      { kind: 'transport', code: 'BAD_BODY', words: '' },
    ],
    [
      'a cut connection',
      'cut-after',
      { kind: 'transport', code: 'ECONNRESET', words: 'socket hang up' },
    ],
  ]
  it.each(failures)('tells of %s', async (_, fault, told) => {
    const { fake, send } = await stage()
    fake.failNext(fault)
    expect((await rejection(send())).fault).toMatchObject(told)
  })

  it('tells that nothing was connected', async () => {
    const { fake, send } = await stage()
    await fake.down()
    expect((await rejection(send())).fault).toEqual({
      kind: 'transport',
      code: 'ECONNREFUSED',
      words: expect.stringMatching(/^connect ECONNREFUSED/),
    })
  })

  it('tells that it was aborted, before and while the server has it', async () => {
    const { fake, send } = await stage()
    const aborted = { kind: 'transport', code: 'ABORTED', words: '' }
    expect((await rejection(send(AbortSignal.abort()))).fault).toEqual(aborted)
    fake.failNext('stall')
    const stop = new AbortController()
    const sent = rejection(send(stop.signal))
    await fake.until(() => fake.stalled() || undefined)
    stop.abort()
    expect((await sent).fault).toEqual(aborted)
  })

  it('waits 60 seconds for an answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { fake, send } = await stage()
    fake.failNext('stall')
    let ended = false
    const sent = rejection(send()).finally(() => (ended = true))
    await fake.until(() => fake.stalled() || undefined)
    vi.advanceTimersByTime(59_999)
    await setImmediate()
    expect(ended).toBe(false)
    vi.advanceTimersByTime(1)
    expect((await sent).fault).toEqual({ kind: 'transport', code: 'TIMED_OUT', words: '' })
  })

  it('does not know what came of a server error', async () => {
    const { fake, send } = await stage()
    fake.failNext({ status: 502, body: '<html><h1>502 Bad Gateway</h1></html>' })
    expect(failureOf(await rejection(send())).facts.kind).toBe('unknown-outcome')
  })

  it('knows of a message that was deleted at once, where the library reads it', async () => {
    const { fake, send } = await stage()
    fake.failNext(body(500, 'Internal Server Error: sent message was immediately deleted'))
    expect(failureOf(await rejection(send())).facts.kind).toBe(deletedAtOnce[library])
  })

  it('uploads bytes with everything beside them', async () => {
    const { fake, chat, client, send } = await stage()
    const { message_id } = await send()
    const photo = { bytes: jpeg, name: 'picture.jpg' }
    await client.call('sendPhoto', {
      chat_id: String(chat),
      photo,
      caption: 'Bold',
      caption_entities: [{ type: 'bold', offset: 0, length: 4 }],
      reply_parameters: { message_id, allow_sending_without_reply: true },
      reply_markup: { inline_keyboard: [[{ text: 'Press', callback_data: '/read 1' }]] },
      disable_notification: true,
    })
    expect(fake.messages(chat).at(-1)).toMatchObject({
      caption: 'Bold',
      caption_entities: [{ type: 'bold', offset: 0, length: 4 }],
      reply_to_message: { message_id },
      reply_markup: { inline_keyboard: [[{ text: 'Press' }]] },
    })
    expect(fake.calls.at(-1)?.fields['disable_notification']).toBe(true)
    expect([...fake.world.files.values()]).toHaveLength(1)
  })

  it('puts other bytes in the place of a picture, with their caption', async () => {
    const { fake, chat, client } = await stage()
    const chat_id = String(chat)
    const upload = (name: string) => ({ bytes: jpeg, name })
    const photo = upload('picture.jpg')
    const { message_id } = await client.call('sendPhoto', { chat_id, photo, caption: 'Old' })
    const before = fake.messages(chat).at(-1)?.photo
    const media = { type: 'photo', media: upload('blank.jpg'), caption: 'New' } as const
    await client.call('editMessageMedia', { chat_id, message_id, media })
    expect(fake.messages(chat).at(-1)).toMatchObject({ message_id, caption: 'New' })
    expect(fake.messages(chat).at(-1)?.photo).not.toEqual(before)
  })

  it.each(['', '/', '/telegram', '/telegram/'])('keeps the path of a server: %s', async (path) => {
    const { root, paths } = await answering((_, response) => response.end('{"ok":true}'))
    await clients[library]({ token: secret, apiRoot: root + path }).call('getMe', {})
    expect(paths).toEqual([`${path.replace(/\/$/, '')}/bot${secret}/getMe`])
  })

  it('asks once, whatever is answered', async () => {
    for (const status of [429, 500, 503]) {
      const { root, paths } = await answering((_, response) => {
        response.writeHead(status, { 'retry-after': '0' })
        response.end(JSON.stringify({ ok: false, error_code: status, description: 'x' }))
      })
      await rejection(clients[library]({ token: secret, apiRoot: root }).call('getMe', {}))
      expect(paths).toHaveLength(1)
    }
  })

  // Undici may open a second one before it knows that the first is free.
  it('keeps its connections between calls', async () => {
    const sockets = new Set<unknown>()
    const { root } = await answering((request, response) => {
      sockets.add(request.socket)
      response.end('{"ok":true}')
    })
    const client = clients[library]({ token: secret, apiRoot: root })
    for (let call = 0; call < 6; call += 1) await client.call('getMe', {})
    expect(sockets.size).toBeLessThanOrEqual(2)
  })

  it('loads no other library, and its own at the first call', () => {
    const script = `
      import { createRequire } from 'node:module'
      import { createTelegram } from './adapters/telegram/telegram.ts'
      const loaded = () => Object.keys(createRequire(import.meta.url).cache)
        .flatMap((file) => /node_modules.(grammy|telegraf)\\b/.exec(file)?.[1] ?? [])
      const apiRoot = 'http://127.0.0.1:9'
      const { listener } = createTelegram({ token: '1:x', apiRoot, library: '${library}' })
      const before = loaded()
      await listener.inspect('telegram:1').catch(() => {})
      console.log(JSON.stringify([before, [...new Set(loaded())]]))`
    const args = ['--input-type=module', '--eval', script]
    const root = new URL('../../..', import.meta.url)
    const said = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    expect(JSON.parse(said)).toEqual([[], [library]])
  })
})
