/** A Telegram Bot API server on loopback that refuses what the real one refuses. Start it with `startTelegramFake`. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseBody, type FakeFile, type Fields } from './body.ts'
import { createKnowing } from './knowing.ts'
import { createPace } from './pace.ts'
import { createPerson, type FakePerson } from './people.ts'
import { createPosting } from './posting.ts'
import { createReceiving } from './receiving.ts'
import { Refusal } from './refusal.ts'
import {
  createWorld,
  type FakeChat,
  type FakeMessage,
  type FakeUpdate,
  type Rights,
  type World,
} from './world.ts'

/** What the next request to a method that writes meets, once. */
export type FakeFault =
  /** This status and body instead of doing anything. */
  | { status: number; body: string | object }
  /** Not done, and the connection is cut. */
  | 'cut-before'
  /** Done, and the connection is cut before the answer. */
  | 'cut-after'
  /** Read, and never answered. */
  | 'stall'

export type TelegramFakeOptions = {
  /** `folklore` adds limits that are said to exist and documented nowhere: 100 entities, 20 writes a minute in groups. */
  mode?: 'documented' | 'folklore'
  token?: string
  /** A Bot API server of one's own (`--local`): it delivers to any address, loopback included. */
  local?: boolean
  /** Milliseconds since 1970. */
  now?: () => number
  /** Milliseconds that a call that writes takes, half of them before anything is done. */
  latency?: number
}

export type TelegramFake = {
  apiRoot: string
  token: string
  world: World
  /** Someone who has not written to the bot yet. */
  person(name: string, language?: string): FakePerson
  /** A shared chat of which the bot is a member; returns its id. */
  chat(type: 'group' | 'supergroup' | 'channel', title: string, rights?: Partial<FakeChat>): number
  /** All messages of a chat, oldest first. */
  messages(chat: number): FakeMessage[]
  /** Methods called, oldest first, without the token. */
  calls: { method: string; fields: Fields }[]
  /** What was refused and why, oldest first. */
  refusals: string[]
  /** To the webhook, oldest first: each with the status that it met, 0 where nothing answered. */
  deliveries: { update: FakeUpdate; status: number }[]
  /** Waits for what `read` gives; it is asked after every step of every request. */
  until<T>(read: () => T | undefined): Promise<T>
  failNext(...faults: FakeFault[]): void
  /** How many requests have met a `stall`. */
  stalled(): number
  /** A basic group becomes a supergroup; returns its new id. */
  migrate(chat: number): number
  /** Refuses connections until `up`. */
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

type Handler = (fields: Fields, files: Map<string, FakeFile>, gone: AbortSignal) => unknown

const writing = /^(send|edit|delete)(?!Webhook)/

export async function startTelegramFake({
  mode = 'documented',
  token = '424242:AAF-fake_token_of_the_telegram_fake_0',
  local = false,
  now = Date.now,
  latency = 0,
}: TelegramFakeOptions = {}): Promise<TelegramFake> {
  const world = createWorld(now)
  const pace = mode === 'folklore' ? createPace(now) : () => {}
  const faults: FakeFault[] = []
  const calls: TelegramFake['calls'] = []
  const refusals: string[] = []
  const watchers = new Set<() => void>()
  const stepped = () => watchers.forEach((look) => look())
  const { deliveries, stop, ...receiving } = createReceiving(world, local, stepped)
  let lastChat = 1_000
  let lastPerson = 7_000_000
  let stalled = 0

  const methods = new Map<string, Handler>(
    Object.entries({
      ...createPosting(world, mode === 'folklore'),
      ...createKnowing(world),
      ...receiving,
      getUpdates: (fields: Fields, _: unknown, gone: AbortSignal) =>
        receiving.getUpdates(fields, gone),
    }).map(([name, handler]) => [name.toLowerCase(), handler as Handler]),
  )

  /** The result of a call. Throws `Refusal`. */
  async function answer(request: IncomingMessage, body: Buffer, gone: AbortSignal) {
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? []
    if (given === undefined || !/^\d+:[\w-]+$/.test(given)) throw new Refusal(404, 'Not Found')
    if (given !== token) throw new Refusal(401, 'Unauthorized')
    const handler = methods.get(method.toLowerCase())
    if (!handler) throw new Refusal(404, 'Not Found: method not found')
    const { fields, files } = parseBody(body, request.headers['content-type'] ?? '')
    calls.push({ method, fields })
    if (writing.test(method)) pace(world.chats.get(Number(fields['chat_id'])))
    const result = handler(fields, files, gone)
    stepped()
    return result
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const [, owner, document] =
      /^\/file\/bot([^/]+)\/documents\/([\w-]+)$/.exec(request.url ?? '') ?? []
    if (document !== undefined) {
      const bytes = owner === token ? world.documents.get(document) : undefined
      response.writeHead(bytes ? 200 : 404, { connection: 'close' })
      return void response.end(bytes)
    }
    const writes = writing.test(request.url?.split('/')[2] ?? '')
    const fault = writes ? faults.shift() : undefined
    const delay = async () => {
      if (writes && latency > 0) await sleep(latency / 2)
    }
    await delay()
    if (fault === 'stall') {
      stalled += 1
      stepped()
      return stepped()
    }
    if (fault === 'cut-before') return void request.socket.destroy()
    if (typeof fault === 'object') return reply(response, fault.status, fault.body)
    try {
      const result = await answer(request, Buffer.concat(chunks), gone.signal)
      await delay()
      if (fault === 'cut-after') return void request.socket.destroy()
      reply(response, 200, { ok: true, result })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push(`${request.url?.split('/')[2]}: ${error.message}`)
      const { code: error_code, message: description, parameters } = error
      const more = parameters ? { parameters } : {}
      reply(response, error_code, { ok: false, error_code, description, ...more })
    }
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      reply(response, 500, {
        ok: false,
        error_code: 500,
        description: `Fault of the fake: ${String(error)}`,
      })
    })
  })
  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve)
    })
  await listen(0)
  const { port } = server.address() as AddressInfo

  async function down(): Promise<void> {
    const closed = new Promise((resolve) => {
      server.close(resolve)
    })
    server.closeAllConnections()
    await closed
  }

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token,
    world,
    calls,
    refusals,
    deliveries,
    person: (name, language = 'en') => createPerson(world, ++lastPerson, name, language),

    chat(type, title, more = {}) {
      const id = type === 'group' ? -++lastChat : -1_000_000_000_000 - ++lastChat
      const bot: Rights =
        type === 'channel'
          ? { status: 'administrator', can_post_messages: true }
          : { status: 'member' }
      world.chats.set(id, { id, type, title, bot, messages: [], ...more })
      return id
    },

    messages: (chat) => world.chats.get(chat)?.messages ?? [],
    until: (read) =>
      new Promise((resolve) => {
        const look = () => {
          const found = read()
          if (found === undefined) return
          watchers.delete(look)
          resolve(found)
        }
        watchers.add(look)
        look()
      }),

    failNext: (...more) => void faults.push(...more),
    stalled: () => stalled,

    migrate(chat) {
      const old = world.chatOf(chat)
      const id = -1_000_000_000_000 - ++lastChat
      world.chats.set(id, { ...old, id, type: 'supergroup', messages: [] })
      old.upgradedTo = id
      const from = { id: 1_087_968_824, is_bot: true, first_name: 'Group' }
      world.push('message', {
        message_id: world.nextId(),
        date: world.seconds(),
        chat: { id: chat, type: 'group' },
        from,
        migrate_to_chat_id: id,
      })
      return id
    },

    down,
    up: () => listen(port),
    async close() {
      stop()
      await down()
    },
  }
}

/** Without keep-alive, so that a server that goes down leaves no connection that a client could try. */
function reply(response: ServerResponse, status: number, body: string | object): void {
  if (response.destroyed || response.headersSent) return
  const isText = typeof body === 'string'
  const retryAfter = isText
    ? undefined
    : (body as { parameters?: { retry_after?: number } }).parameters?.retry_after
  response.writeHead(status, {
    'content-type': isText ? 'text/html' : 'application/json',
    connection: 'close',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  })
  response.end(isText ? body : JSON.stringify(body))
}
