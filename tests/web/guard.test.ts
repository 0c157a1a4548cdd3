/** The guard and the door: whose requests reach the console, and what anybody else learns of it. */
import { describe, expect, it } from 'vitest'
import { mintToken } from '../../src/web/link.ts'
import { host, key, noon, openConsole } from './stage.ts'

const line = { text: '/latest', language: 'en' }

async function entered(options?: Parameters<typeof openConsole>[0]) {
  const console = openConsole(options)
  await console.enter(console.link())
  return console
}

describe('a one-time link', () => {
  it('opens a session, in a cookie that no script and no other site can use', async () => {
    const { enter, link, request, asked } = openConsole()
    const answer = await enter(link())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toMatch(
      /^barid=session-1; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    expect((await request('/console/texts')).status).toBe(200)
    expect(asked).toEqual([['opened', 'en']])
  })

  it('opens once', async () => {
    const { enter, link, request } = openConsole()
    const path = link()
    await enter(path)
    const again = await request(path)
    expect([again.status, again.headers.get('set-cookie')]).toEqual([403, null])
  })

  it('ends after ten minutes', async () => {
    const { enter, link, clock } = openConsole()
    const [early, late] = [link(), link()]
    clock.now = noon + 10 * 60_000 - 1
    expect((await enter(early)).status).toBe(200)
    clock.now = noon + 10 * 60_000
    expect((await enter(late)).status).toBe(403)
  })

  it.each([
    ['of another key', mintToken('another key', noon, 'nonce-of-the-test-1')],
    [
      'with a later end',
      mintToken(key, noon, 'nonce-of-the-test-1').replace(/^\d+/, '9999999999999'),
    ],
    ['without a signature', `${noon + 1000}.nonce-of-the-test-1`],
    ['that is nonsense', 'x'],
  ])('is refused: %s', async (_, token) => {
    const { enter } = openConsole()
    const answer = await enter(`/enter/${token}`)
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
  })

  it('gives a secure cookie behind https alone', async () => {
    const console = openConsole({}, { isSecure: true })
    const { headers } = await console.request(console.link())
    expect(headers.get('set-cookie')).toMatch(/Secure/)
  })
})

describe('without a session', () => {
  it.each(['/console/texts', '/console/live', '/assets/src/web/page/main.ts'])(
    '%s is closed',
    async (path) => {
      const { request } = openConsole()
      expect((await request(path)).status).toBe(401)
    },
  )

  it.each(['say', 'press', 'suggest', 'begin', 'read', 'publish', 'posts'])(
    '%s does nothing',
    async (name) => {
      const { post, asked } = openConsole()
      expect((await post(name, line)).status).toBe(401)
      expect(asked).toEqual([])
    },
  )

  it('the door says how to get in, and shows readiness on this machine', async () => {
    const answer = await openConsole().request('/')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toMatch(/npx barid console[\s\S]*It is ready/)
  })

  it.each([{ host: '0.0.0.0' }, { publicUrl: 'https://news.example.org' }])(
    'strangers get health and nothing else, with %o',
    async (options) => {
      const { request, enter, link } = openConsole({ ...options, missing: () => ['Telegram'] })
      expect((await request('/healthz')).status).toBe(200)
      const waiting = await request('/readyz')
      expect([waiting.status, await waiting.json()]).toEqual([503, { ready: false }])
      expect((await request('/metrics')).status).toBe(401)
      const door = await request('/')
      expect(door.status).toBe(401)
      expect(await door.text()).not.toMatch(/ready|Telegram;/)
      await enter(link())
      expect(await (await request('/readyz')).json()).toMatchObject({ missing: ['Telegram'] })
    },
  )

  it.each([{ host: '0.0.0.0' }, { publicUrl: 'https://news.example.org' }])(
    'no door but those of health and of platforms is open to strangers, with %o',
    async (options) => {
      const webhooks = [{ path: '/webhooks/test', receive: async () => 200 as const }]
      const { doors, request } = openConsole({ ...options, webhooks })
      const open: string[] = []
      for (const { method, path } of doors) {
        // As the page would ask, so that only the session is missing.
        const headers = { origin: `http://${host}`, 'content-type': 'application/json' }
        const body = method === 'POST' ? '{}' : null
        const { status } = await request(path, { method, headers, body })
        if (status !== 401) open.push(`${method} ${path} ${status}`)
      }
      expect(doors.length).toBeGreaterThan(15)
      expect(open).toEqual([
        'GET /healthz 200',
        'GET /readyz 200',
        'POST /webhooks/test 200',
        // Nothing is behind a link that is none of ours, and nothing in an icon that is empty.
        'GET /enter/:token 403',
        'GET /favicon.ico 204',
      ])
    },
  )

  it('a session ends after half a day', async () => {
    const { request, clock } = await entered()
    clock.now = noon + 12 * 60 * 60_000 - 1
    expect((await request('/console/texts')).status).toBe(200)
    clock.now += 1
    expect((await request('/console/texts')).status).toBe(401)
  })
})

describe('the guard', () => {
  it.each(['evil.example', 'evil.example:8787', 'localhost.evil.example', '', 'a b'])(
    'refuses the host %j, which may have been made to point here',
    async (host) => {
      const { request } = await entered()
      expect((await request('/', { headers: { host } })).status).toBe(421)
      expect((await request('/console/texts', { headers: { host } })).status).toBe(421)
    },
  )

  it.each(['127.0.0.1:8787', 'localhost:8787', '[::1]:8787', '192.168.1.5:8787'])(
    'takes the host %s',
    async (host) => {
      const { request } = await entered()
      expect((await request('/console/texts', { headers: { host } })).status).toBe(200)
    },
  )

  it('takes the public name and no other', async () => {
    const { post } = await entered({ publicUrl: 'https://news.example.org' })
    const origin = 'https://news.example.org'
    expect((await post('say', line, { host: 'news.example.org', origin })).status).toBe(200)
    // A proxy may hand its own name on.
    expect((await post('say', line, { host: '127.0.0.1:8787', origin })).status).toBe(200)
    expect((await post('say', line, { origin: 'https://example.org' })).status).toBe(403)
  })

  it.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:3000' }],
    ['the origin of a sandbox', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of this site', { 'sec-fetch-site': 'same-site' }],
  ])('lets %s change nothing', async (_, headers) => {
    const { post, asked } = await entered()
    const answer = await post('say', line, headers)
    expect([answer.status, await answer.json()]).toEqual([403, { error: 'foreign page' }])
    expect(asked.filter((one) => (one as string[])[0] === 'says')).toEqual([])
  })

  it('wants to be told where a change comes from', async () => {
    const { request } = await entered()
    const answer = await request('/console/say', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(line),
    })
    expect(answer.status).toBe(403)
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ])('refuses the type %j, which a form of another site can send', async (type) => {
    const { post, asked } = await entered()
    expect((await post('say', line, { 'content-type': type })).status).toBe(415)
    expect(asked).toHaveLength(1)
  })

  it('lets other sites lead here and read nothing', async () => {
    const { request } = await entered()
    const foreign = { 'sec-fetch-site': 'cross-site' }
    const visit = await request('/', { headers: { ...foreign, 'sec-fetch-mode': 'navigate' } })
    expect(visit.status).toBe(200)
    expect((await request('/console/live', { headers: foreign })).status).toBe(403)
  })
})
