/** One call: what a 429 really says, and how long an answer is waited for. */
import { createServer, type ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createBreaker, type Breaker } from '../../../adapters/discord/breaker.ts'
import { createRest } from '../../../adapters/discord/rest.ts'
import { factsOf } from './stage.ts'

/** A server that gives one answer to everything. */
async function answering(
  answer: (response: ServerResponse) => void,
  { timeout = 30_000, breaker = createBreaker(Date.now) } = {},
) {
  const server = createServer((_, response) => answer(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return createRest({
    token: 'token',
    apiRoot: `http://127.0.0.1:${port}/api`,
    timeout,
    breaker,
  })
}

const limited =
  (headers: Record<string, string>, body: string, type = 'application/json') =>
  (response: ServerResponse) =>
    void response.writeHead(429, { 'content-type': type, ...headers }).end(body)

const post = { method: 'POST', path: '/channels/123456789012345678/messages', body: {} } as const

describe('a 429', () => {
  it('is waited out by its body where the header says otherwise', async () => {
    const rest = await answering(
      limited({ 'retry-after': '1', 'x-ratelimit-scope': 'shared' }, '{"retry_after":64.57}'),
    )
    expect(await factsOf(rest.call(post))).toMatchObject({
      kind: 'rate-limited',
      retryAfter: 64_570,
      scope: 'chat',
    })
  })

  it('that is global holds the bot', async () => {
    const body = '{"retry_after":3,"global":true}'
    const said: Record<string, string>[] = [
      { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
      { 'x-ratelimit-scope': 'global' },
      {},
    ]
    for (const headers of said) {
      const rest = await answering(limited({ 'retry-after': '3', ...headers }, body))
      expect(await factsOf(rest.call(post))).toMatchObject({
        kind: 'rate-limited',
        retryAfter: 3_000,
        scope: 'bot',
      })
    }
  })

  it('of Cloudflare, which is no JSON, holds the bot for ten minutes', async () => {
    const rest = await answering(limited({}, '<html>banned</html>', 'text/html'))
    expect(await factsOf(rest.call(post))).toMatchObject({
      kind: 'rate-limited',
      retryAfter: 600_000,
      scope: 'bot',
    })
  })
})

describe('an answer that does not come', () => {
  it('is given up after the time-out', async () => {
    const rest = await answering(() => {}, { timeout: 50 })
    expect(await factsOf(rest.call(post))).toMatchObject({ kind: 'unknown-outcome' })
  })

  it('is given up where it stops half-way', async () => {
    const rest = await answering(
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":')
      },
      { timeout: 50 },
    )
    expect(await factsOf(rest.call(post))).toMatchObject({ kind: 'unknown-outcome' })
  })
})

describe('a refused token', () => {
  it('stays a refused token at every later call', async () => {
    const rest = await answering((response) => {
      response.writeHead(401, { 'content-type': 'application/json' })
      response.end('{"message":"401: Unauthorized","code":0}')
    })
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await factsOf(rest.call(post))).toMatchObject({ kind: 'unauthorised' })
    }
  })
})

describe('invalid requests', () => {
  const refuse = (breaker: Breaker, count: number, status: number, scope = 'user') => {
    const headers = new Headers({ 'x-ratelimit-scope': scope })
    for (let at = 0; at < count; at += 1) breaker.note({ status, headers })
  }

  it('stop all calls at a fifth of what Discord tolerates, until ten minutes later', () => {
    let time = 1_000
    const breaker = createBreaker(() => time)
    refuse(breaker, 1_000, 403)
    time += 60_000
    refuse(breaker, 999, 429)
    expect(breaker.wait()).toBe(0)
    refuse(breaker, 1, 401)
    expect(breaker.wait()).toBe(540_000)
    time += 540_000
    expect(breaker.wait()).toBe(0)
  })

  it('are not those that met a limit shared with others, nor what succeeds', () => {
    const breaker = createBreaker(() => 0)
    refuse(breaker, 3_000, 429, 'shared')
    refuse(breaker, 3_000, 200)
    refuse(breaker, 3_000, 404)
    expect(breaker.wait()).toBe(0)
  })

  it('are counted where the calls are made: nothing more reaches Discord', async () => {
    let asked = 0
    const breaker = createBreaker(Date.now)
    refuse(breaker, 1_999, 429)
    const refusing = (response: ServerResponse) => {
      asked += 1
      const refusal = JSON.stringify({ message: 'Missing Access', code: 50_001 })
      response.writeHead(403, { 'content-type': 'application/json' }).end(refusal)
    }
    const rest = await answering(refusing, { breaker })
    expect(await factsOf(rest.call(post))).toMatchObject({ kind: 'forbidden' })
    expect(await factsOf(rest.call(post))).toMatchObject({
      kind: 'rate-limited',
      detail: 'too-many-invalid-requests',
      scope: 'bot',
    })
    expect(asked).toBe(1)
  })
})
