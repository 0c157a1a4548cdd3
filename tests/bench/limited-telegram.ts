/**
 * A Telegram of its own process with a stated limit: a bucket of one second, filled at the rate; a refusal's `retry_after` is the
 * time to the next token, rounded up to a second. Every answer takes 60 ms. Run by `limitedTelegram` as a child.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const token = '424242:AAF-fake_token_of_the_telegram_bench_0'
const latency = 60

/** `tightenTo` from `tightenAfter` milliseconds after the first message. */
export type Limit = { rate: number; tightenTo?: number; tightenAfter?: number }

export type Report = {
  /** When each message was accepted, in milliseconds since 1970. */
  accepted: number[]
  refused: number
  paid: number
  /** Milliseconds from a question's delivery to its answer's arrival. */
  answers: number[]
}

export type LimitedTelegram = {
  root: string
  /** Someone asks `/latest`; `asker` is the chat. */
  ask(asker: number): void
  report(): Promise<Report>
  close(): Promise<void>
}

export async function limitedTelegram(limit: Limit): Promise<LimitedTelegram> {
  const child = fork(import.meta.filename, [JSON.stringify(limit)])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    root: `http://127.0.0.1:${port}`,
    ask: (asker) => void child.send({ ask: asker }),
    report: () => asked(child, { report: true }) as Promise<Report>,
    async close() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

async function asked(child: ChildProcess, question: object): Promise<unknown> {
  const answer = once(child, 'message')
  child.send(question)
  return (await answer)[0]
}

function serve(limit: Limit): void {
  const { accepted, answers, ...counts }: Report = {
    accepted: [],
    refused: 0,
    paid: 0,
    answers: [],
  }
  const asked = new Map<number, number>()
  const updates: object[] = []
  let polling: ServerResponse | undefined
  let tokens = limit.rate
  let filledAt = Date.now()
  let ids = 0

  const rateAt = (now: number) =>
    limit.tightenTo !== undefined && now - (accepted[0] ?? now) >= (limit.tightenAfter ?? 0)
      ? limit.tightenTo
      : limit.rate

  /** Seconds to wait; 0 where it is accepted. */
  function refusal(now: number): number {
    const rate = rateAt(now)
    tokens = Math.min(rate, tokens + ((now - filledAt) / 1_000) * rate)
    filledAt = now
    if (tokens < 1) return Math.ceil((1 - tokens) / rate)
    tokens -= 1
    return 0
  }

  const send = (response: ServerResponse, status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  const later = (response: ServerResponse, status: number, body: object) =>
    setTimeout(() => send(response, status, body), latency)

  function flush(): void {
    if (!polling || updates.length === 0) return
    const now = Date.now()
    const batch = updates.splice(0) as { message: { chat: { id: number } } }[]
    for (const { message } of batch) asked.set(message.chat.id, now)
    send(polling, 200, { ok: true, result: batch })
    polling = undefined
  }

  function write(body: string, response: ServerResponse): void {
    const now = Date.now()
    const wait = refusal(now)
    if (wait > 0) {
      counts.refused += 1
      const description = `Too Many Requests: retry after ${wait}`
      const parameters = { retry_after: wait }
      later(response, 429, { ok: false, error_code: 429, description, parameters })
      return
    }
    accepted.push(now)
    if (body.includes('"allow_paid_broadcast":true')) counts.paid += 1
    const chat = Number(/"chat_id":"?(-?\d+)/.exec(body)?.[1])
    const since = asked.get(chat)
    if (since !== undefined) answers.push(now - since)
    asked.delete(chat)
    const message = { message_id: ++ids, date: 0, chat: { id: chat, type: 'private' }, text: '' }
    later(response, 200, { ok: true, result: message })
  }

  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      const method = request.url?.split('/').at(-1) ?? ''
      if (/^(send|edit|delete)/.test(method)) return write(body, response)
      if (method === 'getUpdates') {
        polling = response
        return flush()
      }
      const me = { id: 424242, is_bot: true, first_name: 'Bench', username: 'bench_bot' }
      const results: Record<string, unknown> = { getMe: me, getMyCommands: [] }
      return send(response, 200, { ok: true, result: results[method] ?? true })
    })
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () =>
    process.send?.({ port: (server.address() as AddressInfo).port }),
  )
  process.on('message', (said: { ask?: number; report?: true }) => {
    if (said.report) process.send?.({ accepted, answers, ...counts })
    if (said.ask === undefined) return
    const chat = { id: said.ask, type: 'private', first_name: 'R' }
    const from = { id: said.ask, is_bot: false, first_name: 'R', language_code: 'en' }
    const message = { message_id: ++ids, date: 0, chat, from, text: '/latest' }
    updates.push({ update_id: ++ids, message })
    flush()
  })
}

if (process.argv[1] === import.meta.filename) serve(JSON.parse(process.argv[2] ?? '{}') as Limit)
