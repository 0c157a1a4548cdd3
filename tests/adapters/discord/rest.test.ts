/** One call: what a 429 really says, and how long an answer is waited for. */
import { createServer, type ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRest } from '../../../adapters/discord/rest.ts'
import { factsOf } from './stage.ts'

/** A server that gives one answer to everything. */
async function answering(
  answer: (response: ServerResponse) => void,
  timeout = 30_000,
  now = Date.now,
) {
  const server = createServer((_, response) => answer(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return createRest({ token: 'token', apiRoot: `http://127.0.0.1:${port}/api`, timeout, now })
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

describe('too many refused requests', () => {
  const minute = 60_000
  const limit = 500

  /** Discord says this to everything; `asked` counts what reached it. */
  async function refusing(status: number, headers: Record<string, string> = {}) {
    const clock = { time: Date.parse('2026-11-23T12:00:00Z') }
    const met = { asked: 0, status }
    const json = { 'content-type': 'application/json' }
    const rest = await answering(
      (response) => {
        met.asked += 1
        const body = met.status === 200 ? {} : { message: 'No', code: 50013, retry_after: 0.001 }
        response.writeHead(met.status, { ...json, ...headers }).end(JSON.stringify(body))
      },
      30_000,
      () => clock.time,
    )
    const call = async (count: number) => {
      // Each of another chat, so that no bucket of the library stops it.
      const [from, to] = [met.asked, met.asked + count]
      for (let chat = from; chat < to; chat += 1) {
        const path = `/channels/${123456789012340000n + BigInt(chat)}/messages` as const
        await rest.call({ method: 'POST', path, body: {} }).catch(() => {})
      }
    }
    return { rest, met, clock, call }
  }

  it.each([401, 403, 429])(
    'of status %i end the calls until the first is ten minutes old',
    async (status) => {
      const { rest, met, clock, call } = await refusing(status)
      await call(1)
      clock.time += minute
      await call(limit - 1)
      expect(met.asked).toBe(limit)
      for (let time = 0; time < 2; time += 1) {
        expect(await factsOf(rest.call(post))).toMatchObject({
          kind: 'rate-limited',
          detail: 'too-many-refusals',
          retryAfter: 9 * minute,
          scope: 'bot',
        })
      }
      expect(met.asked).toBe(limit)
      clock.time += 9 * minute
      met.status = 200
      await rest.call(post)
      expect(met.asked).toBe(limit + 1)
    },
  )

  it.each([
    ['a limit that is shared with others', 429, { 'x-ratelimit-scope': 'shared' }],
    ['what is not found', 404, {}],
    ['what is not understood', 400, {}],
  ])('are not those for %s', async (_, status, headers) => {
    const { met, call } = await refusing(status, headers)
    await call(limit + 1)
    expect(met.asked).toBe(limit + 1)
  })
})

describe('an answer that does not come', () => {
  it('is given up after the time-out', async () => {
    const rest = await answering(() => {}, 50)
    expect(await factsOf(rest.call(post))).toMatchObject({ kind: 'unknown-outcome' })
  })

  it('is given up where it stops half-way', async () => {
    const rest = await answering((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":')
    }, 50)
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
