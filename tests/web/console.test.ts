/** What the console's page is served, asks and does. */
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sessionLifetime } from '../../src/web/sessions.ts'
import { openConsole, stubConsole } from './stage.ts'

async function entered() {
  const console = openConsole()
  await console.enter(console.link())
  console.asked.length = 0
  return console
}

const bytes = Buffer.from('A headline').toString('base64')
const release = { name: 'x.txt', bytes }

describe('what the page does', () => {
  it.each([
    ['say', { text: '/latest', language: 'ar' }, ['says', '/latest', 'ar'], null],
    [
      'suggest',
      { text: '/topic id', language: 'en' },
      ['types', '/topic id', 'en'],
      [{ label: 'Idlib', value: '/topic idlib' }],
    ],
    [
      'press',
      { entry: '1', row: 0, column: 2, language: 'en' },
      ['presses', '1', 0, 2, 'en'],
      null,
    ],
    ['begin', { language: 'fr' }, ['begin', 'fr'], null],
    [
      'read',
      { ...release, title: 'B' },
      ['read', { ...release, title: 'B' }],
      { ok: false, missing: [{ field: 'date', reason: 'No date' }] },
    ],
    [
      'read',
      { bytes },
      ['read', { bytes }],
      { ok: false, missing: [{ field: 'date', reason: 'No date' }] },
    ],
    [
      'publish',
      { release, to: 'all', language: 'en' },
      ['publish', release, 'all', 'en'],
      { outcome: 'stored', number: 7 },
    ],
    [
      'publish',
      { release, to: [3, 4], language: 'en' },
      ['publish', release, [3, 4], 'en'],
      { outcome: 'stored', number: 7 },
    ],
    [
      'publish',
      { release: { ...release, answer: 'new' }, to: 'here', language: 'ar' },
      ['publish', { ...release, answer: 'new' }, 'here', 'ar'],
      { outcome: 'stored', number: 7 },
    ],
    [
      'publish',
      { release: { ...release, answer: { corrects: 7, revision: 2 } }, to: 'all', language: 'en' },
      ['publish', { ...release, answer: { corrects: 7, revision: 2 } }, 'all', 'en'],
      { outcome: 'stored', number: 7 },
    ],
  ])('%s %j', async (name, body, expected, answer) => {
    const { post, asked } = await entered()
    const response = await post(name, body)
    expect([response.status, await response.json()]).toEqual([200, { answer }])
    expect(asked).toEqual([expected])
  })

  it.each([
    [{ item: 7 }, 1],
    [{ item: 8 }, 0],
    [{ entry: '2' }, 1],
    [{ entry: '1' }, 0],
  ])('asks for the posts of %j and gets %i', async (body, count) => {
    const { post } = await entered()
    const { answer } = (await (await post('posts', body)).json()) as { answer: unknown[] }
    expect(answer).toHaveLength(count)
  })

  it.each([
    ['say', '{'],
    ['say', 'null'],
    ['say', []],
    ['say', { text: 'a' }],
    ['say', { text: 'a', language: 'english' }],
    ['say', { text: 'a', language: '<b' }],
    ['say', { text: 7, language: 'en' }],
    ['say', { text: 'x'.repeat(4097), language: 'en' }],
    ['press', { entry: '1', row: -1, column: 0, language: 'en' }],
    ['press', { entry: '1', row: 0.5, column: 0, language: 'en' }],
    ['press', { entry: '1', row: '0', column: 0, language: 'en' }],
    ['read', { name: 'x.txt', bytes: 'not base64!' }],
    ['read', { name: 'x.txt', bytes: '' }],
    ['read', { name: '', bytes }],
    ['read', { name: 7, bytes }],
    ['read', { ...release, title: 'x'.repeat(1001) }],
    ['read', { ...release, date: 7 }],
    ['read', { ...release, answer: 'old' }],
    ['read', { ...release, answer: { corrects: 7 } }],
    ['read', { ...release, answer: { corrects: '7', revision: 1 } }],
    ['publish', { release, language: 'en' }],
    ['publish', { release, to: 'some', language: 'en' }],
    ['publish', { release, to: [], language: 'en' }],
    ['publish', { release, to: ['1'], language: 'en' }],
    ['publish', { release, to: 'all' }],
    ['publish', { to: 'all', language: 'en' }],
    ['posts', {}],
  ])('%s does not take %j', async (name, body) => {
    const { post, asked } = await entered()
    const answer = await post(name, body)
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'not understood' }])
    expect(asked).toEqual([])
  })

  it('a release that is too long is refused before it is read', async () => {
    const { post } = await entered()
    const answer = await post('read', { name: 'x.txt', bytes: 'A'.repeat(1_000_001) })
    expect(answer.status).toBe(413)
  })
})

describe('what the page is served', () => {
  it.each([
    ['en-GB,en;q=0.9', 'lang="en" dir="ltr"'],
    ['ar-SY,ar;q=0.9,en;q=0.8', 'lang="ar" dir="rtl"'],
    ['de,tr;q=0.5', 'lang="tr" dir="ltr"'],
    ['', 'lang="en" dir="ltr"'],
  ])('is in the language of %j', async (asked, expected) => {
    const { request } = await entered()
    const page = await request('/', { headers: { 'accept-language': asked } })
    expect(await page.text()).toContain(expected)
  })

  it('runs the one inline script that its policy names, and loads nothing from elsewhere', async () => {
    const { request } = await entered()
    const page = await request('/')
    const policy = page.headers.get('content-security-policy') ?? ''
    const text = await page.text()
    const inline = /<script type="importmap">([^<]*)<\/script>/.exec(text)?.[1] ?? ''
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(inline))
    expect(policy).toContain(`'sha256-${Buffer.from(digest).toString('base64')}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(text).not.toMatch(/(src|href)="(?!\/)/)
  })

  it('is TypeScript without its types, cached by its content', async () => {
    const { request } = await entered()
    const path = '/assets/src/web/page/main.ts'
    const first = await request(path)
    expect(first.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await first.text()).not.toContain('import type')
    const etag = first.headers.get('etag') ?? ''
    expect((await request(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it('has everything that its scripts import, and theirs in turn', async () => {
    const { request } = await entered()
    const map = await (await request('/')).text()
    const { imports } = JSON.parse(/importmap">([^<]*)</.exec(map)?.[1] ?? '') as {
      imports: Record<string, string>
    }
    const asked = new Map<string, number>()
    async function visit(url: string): Promise<void> {
      if (asked.has(url)) return
      const answer = await request(url)
      asked.set(url, answer.status)
      const text = await answer.text()
      for (const [, name = ''] of text.matchAll(
        /^(?:import|export)[^'";]*?from\s*["']([^"']+)["']/gm,
      )) {
        await visit(imports[name] ?? new URL(name, `http://x${url}`).pathname)
      }
    }
    await visit('/assets/src/web/page/main.ts')
    expect([...asked].filter(([, status]) => status !== 200)).toEqual([])
    expect(asked.size).toBeGreaterThan(20)
    const sheets = [...map.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, url = '']) => url)
    const folder = join(import.meta.dirname, '../../src/web/page/style')
    expect(sheets.map((url) => basename(url)).sort()).toEqual((await readdir(folder)).sort())
    for (const url of sheets) {
      const sheet = await request(url)
      expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
      expect(await sheet.text()).not.toMatch(/@import|url\(/)
    }
  })

  it.each([
    'src/main.ts',
    '.env',
    'package.json',
    'src/web/page/tsconfig.json',
    'src/web/page/../server.ts',
    'src/web/page/%2e%2e/server.ts',
    'src/web/page/nothing.ts',
    'data/barid.db',
    'node_modules/pino/pino.js',
  ])('does not have %s', async (path) => {
    const { request } = await entered()
    expect((await request(`/assets/${path}`)).status).toBe(404)
  })

  it('is told live what the chat shows', async () => {
    const { request, live } = await entered()
    const { body } = await request('/console/live')
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
    const { value } = await reader.read()
    expect(value).toBe('event: chat\ndata: [{"id":"1","from":"reader","text":"idlib"}]\n\n')
    live.close()
    expect((await reader.read()).done).toBe(true)
  })

  it('hears nothing more once the session has ended', async () => {
    const watchers: (() => void)[] = []
    const { request, live, clock, enter, link } = openConsole(
      {},
      { chat: { ...stubConsole().chat, watch: (watcher) => (watchers.push(watcher), () => {}) } },
    )
    await enter(link())
    const { body } = await request('/console/live')
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
    await reader.read()
    clock.now += sessionLifetime
    for (const changed of watchers) changed()
    expect((await reader.read()).done).toBe(true)
    live.close()
  })
})
