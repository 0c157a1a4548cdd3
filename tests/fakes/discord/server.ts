/** The HTTP side on loopback: reads requests, checks the token, meets faults and limits, writes answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '../../contract/controls.ts'
import type { Bucket } from './buckets.ts'
import { limit, meet } from './faults.ts'
import { Refusal } from './refusal.ts'
import type { Request } from './routes.ts'

export type ServerOptions = {
  token: string
  /** Milliseconds that a call that writes takes, half of them before anything is done. */
  latency: number
  answer(request: Request): object | undefined
  /** The limits that the call falls under, if any. */
  bucketOf(request: Request): Bucket | undefined
}

export function createFakeServer({ token, latency, answer, bucketOf }: ServerOptions) {
  const faults: Fault[] = []
  const calls: { method: string; path: string; body: unknown }[] = []
  const refusals: string[] = []
  /** What people uploaded, as Discord's CDN serves it to whoever has the address. */
  const uploads: Uint8Array[] = []
  let port = 0

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, upload] = /^\/ephemeral-attachments\/(\d+)\?signed$/.exec(message.url ?? '') ?? []
    if (upload !== undefined) return void response.end(uploads[Number(upload)])
    const request = await requestOf(message)
    calls.push({ method: request.method, path: request.path, body: request.body })
    if (message.headers.authorization !== `Bot ${token}`) {
      throw new Refusal(401, 0, '401: Unauthorized')
    }
    if (!message.headers['user-agent']?.startsWith('DiscordBot (')) {
      throw new Refusal(403, 40333, 'internal network error')
    }
    const bucket = bucketOf(request)
    for (const header of Object.entries(bucket?.headers ?? {})) response.setHeader(...header)
    if (bucket && bucket.wait > 0) return limit(response, bucket.wait)
    const delay = async () => {
      if (latency > 0 && writes(request)) await sleep(latency / 2)
    }
    await delay()
    const fault = writes(request) && faults[0]
    if (fault && (fault !== 'picture-refused' || request.files.length > 0)) {
      faults.shift()
      if (meet(fault, response, () => answer(request))) return
    }
    const body = answer(request)
    await delay()
    if (body === undefined) response.writeHead(204).end()
    else json(response, 200, body)
  }

  const server = createServer((message, response) => {
    // No connection outlives its call, so that a refused one is refused and not reset.
    response.setHeader('connection', 'close')
    serve(message, response).catch((error: unknown) => {
      if (error instanceof Refusal) {
        refusals.push(`${message.method} ${message.url}: ${error.status} ${error.message}`)
        if (error.status === 429) {
          response.setHeader('retry-after', '1').setHeader('x-ratelimit-scope', 'shared')
        }
        json(response, error.status, error.body)
      } else {
        console.error(error)
        response.writeHead(500).end()
      }
    })
  })

  // Gateways too, which the server no longer counts among its own.
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  const listen = () =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        const address = server.address()
        if (typeof address === 'object' && address) port = address.port
        resolve()
      })
    })

  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })

  return {
    server,
    faults,
    calls,
    refusals,
    listen,
    upload: (bytes: Uint8Array) =>
      `http://127.0.0.1:${port}/ephemeral-attachments/${uploads.push(bytes) - 1}?signed`,
    url: () => `http://127.0.0.1:${port}/api`,

    async inject(fault: Fault): Promise<void> {
      if (fault === 'unreachable') await shut()
      else faults.push(fault)
    },

    /** Ends an `unreachable` time. */
    async reachable(): Promise<void> {
      if (!server.listening) await listen()
    },

    close: async () => void (server.listening && (await shut())),
  }
}

const writes = ({ method, path }: Request) =>
  method !== 'GET' && /^\/channels\/\d+\/(messages|threads)/.test(path)

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function requestOf(message: IncomingMessage): Promise<Request> {
  const url = new URL(message.url ?? '/', 'http://127.0.0.1')
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const type = message.headers['content-type'] ?? ''
  const request = {
    method: message.method ?? 'GET',
    path: url.pathname.replace(/^\/api\/v10/, ''),
    query: url.searchParams,
  }
  if (!type.startsWith('multipart/')) {
    return { ...request, files: [], body: bytes.length > 0 ? JSON.parse(String(bytes)) : {} }
  }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const files = [...form.values()].filter((value) => value instanceof File)
  return {
    ...request,
    files: await Promise.all(
      files.map(async (file) => ({ name: file.name, size: file.size, text: await file.text() })),
    ),
    body: JSON.parse(form.get('payload_json') as string),
  }
}
