/** The HTTP server on a real socket of loopback: its routes, headers and limits, and how it starts and ends. */
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { StartFailure } from '../../src/running/machine.ts'
import { createWeb } from '../../src/web/server.ts'
import type { Web, WebOptions } from '../../src/web/server.ts'
import { stubConsole } from './stage.ts'

let web: Web | undefined
const faults: unknown[] = []
afterEach(async () => {
  await web?.close()
  web = undefined
  faults.length = 0
})

async function start(options: Partial<WebOptions> = {}): Promise<string> {
  web = createWeb({
    host: '127.0.0.1',
    port: 0,
    missing: () => [],
    console: stubConsole(),
    webhooks: [],
    metrics: async () => 'barid_items_stored_total 1\n',
    onFault: (error) => void faults.push(error),
    ...options,
  })
  const { port } = await web.listen()
  return `http://127.0.0.1:${port}`
}

describe('routes', () => {
  it('health is well as soon as it listens, readiness says what is missing', async () => {
    let missing = ['the database', 'Telegram']
    const root = await start({ missing: () => missing })
    const health = await fetch(`${root}/healthz`)
    expect([health.status, await health.json()]).toEqual([200, { ok: true }])
    const waiting = await fetch(`${root}/readyz`)
    expect([waiting.status, await waiting.json()]).toEqual([503, { ready: false, missing }])
    missing = []
    const ready = await fetch(`${root}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true }])
  })

  it('metrics are in the text format of Prometheus', async () => {
    const answer = await fetch(`${await start()}/metrics`)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(await answer.text()).toBe('barid_items_stored_total 1\n')
  })

  it('the front page says what this is and what it waits for, escaped', async () => {
    const answer = await fetch(await start({ missing: () => ['<script>'] }))
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    const text = await answer.text()
    expect(text).toContain('A newsroom’s chat desk')
    expect(text).toContain('Not ready yet: &lt;script&gt;.')
  })

  it('what is not there is told in JSON', async () => {
    const root = await start()
    for (const [path, method] of [
      ['/wp-login.php', 'GET'],
      ['/..%2f..%2fetc/passwd', 'GET'],
    ] as const) {
      const answer = await fetch(root + path, { method })
      expect([answer.status, await answer.json()]).toEqual([404, { error: 'not found' }])
    }
  })

  it('what changes nothing here cannot be posted to from elsewhere', async () => {
    const answer = await fetch(`${await start()}/healthz`, { method: 'POST' })
    expect([answer.status, await answer.json()]).toEqual([403, { error: 'foreign page' }])
  })

  it('every answer carries the headers that keep browsers safe', async () => {
    const root = await start()
    for (const path of ['/', '/healthz', '/nowhere']) {
      const { headers } = await fetch(root + path)
      expect(headers.get('content-security-policy')?.split('; ')).toEqual([
        "default-src 'none'",
        expect.stringMatching(/^script-src 'self' 'sha256-[^ ]+'$/),
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        // What 'none' above does not cover.
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  it('a body over 1 MB is refused', async () => {
    const answer = await fetch(`${await start()}/healthz`, {
      method: 'POST',
      body: 'x'.repeat(1_000_001),
    })
    expect([answer.status, await answer.json()]).toEqual([
      413,
      { error: 'too large', limit: 1_000_000 },
    ])
  })

  it('a body over 1 MB is refused also where it does not say how long it is', async () => {
    const root = await start({ webhooks: [{ path: '/hook', receive: async () => 200 as const }] })
    const sent = (bytes: number) =>
      fetch(`${root}/hook`, {
        method: 'POST',
        body: new Blob(['x'.repeat(bytes)]).stream(),
        duplex: 'half',
      })
    expect((await sent(1_000_000)).status).toBe(200)
    expect((await sent(1_000_001)).status).toBe(413)
  })

  it('what goes wrong inside is told to us and not to the asker', async () => {
    const failure = new Error('postgres://barid:pa55@db')
    const answer = await fetch(`${await start({ metrics: () => Promise.reject(failure) })}/metrics`)
    expect([answer.status, await answer.json()]).toEqual([500, { error: 'internal error' }])
    expect(faults).toEqual([failure])
  })
})

describe('start and end', () => {
  it('a port in use is a typed error with its cure', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen({ host: '127.0.0.1', port: 0 }, resolve))
    const { port } = other.address() as AddressInfo
    const error = await start({ port }).catch((reason: unknown) => reason)
    await new Promise((resolve) => other.close(resolve))
    web = undefined
    expect(error).toBeInstanceOf(StartFailure)
    expect((error as StartFailure).fault).toMatchObject({
      name: 'BARID_PORT',
      cure: 'Stop the other program, or set BARID_PORT to a free port.',
    })
  })

  it('close answers what is in hand and then takes nothing more', async () => {
    const metrics = Promise.withResolvers<string>()
    const asked = Promise.withResolvers<void>()
    const root = await start({
      metrics: () => {
        asked.resolve()
        return metrics.promise
      },
    })
    const answer = new Promise<number | undefined>((resolve, reject) => {
      get(`${root}/metrics`, { agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).on('error', reject)
    })
    await asked.promise
    const closed = web!.close()
    metrics.resolve('late\n')
    expect(await answer).toBe(200)
    await closed
    web = undefined
    await expect(fetch(`${root}/healthz`)).rejects.toThrow('fetch failed')
  })
})
