/** The console's routes without a socket, over a desk and a chat that remember what they were asked. */
import type { ChatEntry, DeskView, PhonePost } from '../../src/web/api.ts'
import type { ConsoleParts } from '../../src/web/console.ts'
import { mintToken } from '../../src/web/link.ts'
import { createLive } from '../../src/web/live.ts'
import { createRoutes, type WebOptions } from '../../src/web/server.ts'
import { createSessions } from '../../src/web/sessions.ts'
import { catalogues } from '../messages/catalogues.ts'

export const key = 'the key of this test'
export const noon = Date.UTC(2026, 4, 3, 12)
export const host = '127.0.0.1:8787'

const view: DeskView = {
  isNew: true,
  unheard: 0,
  items: [],
  outbox: [],
  failures: [],
  platforms: [],
  places: [],
  readers: [],
}

const post: PhonePost = {
  platform: 'telegram',
  surface: 'private',
  part: 1,
  parts: 1,
  length: { used: 1, limit: 4096 },
  language: 'en',
  direction: 'ltr',
  html: '<p>a</p>',
  payload: { text: 'a' },
}

export function stubConsole(
  asked: unknown[] = [],
  clock: { now: number } = { now: noon },
): ConsoleParts {
  let sessions = 0
  const note =
    <T>(name: string, answer: T) =>
    async (...given: unknown[]): Promise<T> => {
      asked.push([name, ...given])
      return answer
    }
  const entries: ChatEntry[] = [{ id: '1', from: 'reader', text: 'idlib' }]
  return {
    sessions: createSessions({ key, random: () => `session-${++sessions}`, now: () => clock.now }),
    chat: {
      entries: async () => entries,
      message: async (entry) => (entry === '2' ? { language: 'en', blocks: [] } : undefined),
      says: note('says', undefined),
      presses: note('presses', undefined),
      types: note('types', [{ label: 'Idlib', value: '/topic idlib' }]),
      watch: () => () => {},
    },
    desk: {
      view: async () => view,
      watch: () => () => {},
      opened: note('opened', undefined),
      begin: note('begin', undefined),
      read: note('read', { ok: false, missing: [{ field: 'date', reason: 'No date' }] } as const),
      publish: note('publish', { outcome: 'stored', number: 7 } as const),
      itemPosts: async (number) => (number === 7 ? [post] : undefined),
      messagePosts: () => [post],
      picture: async () => undefined,
    },
    catalogues,
    defaultLanguage: 'en',
    isSecure: false,
  }
}

/** An app, and a browser that keeps its cookie. */
export function openConsole(options: Partial<WebOptions> = {}, change: Partial<ConsoleParts> = {}) {
  const asked: unknown[] = []
  const faults: unknown[] = []
  const clock = { now: noon }
  const parts = { ...stubConsole(asked, clock), ...change }
  const onFault = (error: unknown) => void faults.push(error)
  const live = createLive(
    [{ name: 'chat', read: parts.chat.entries, watch: parts.chat.watch }],
    onFault,
  )
  const app = createRoutes(
    {
      host: '127.0.0.1',
      port: 8787,
      webhooks: [],
      console: parts,
      missing: () => [],
      metrics: async () => 'barid_items_stored_total 1\n',
      onFault,
      ...options,
    },
    live,
  )
  let cookie = ''
  let nonces = 0
  const request = (path: string, init: RequestInit = {}) =>
    app.request(`http://${host}${path}`, {
      ...init,
      headers: { host, ...(cookie ? { cookie } : {}), ...(init.headers as object) },
    })

  return {
    asked,
    faults,
    clock,
    live,
    /** `GET /console/texts`, one of each way in; middleware is none. */
    doors: app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => ({ method, path })),
    request,
    /** A fresh link's path. */
    link: () => `/enter/${mintToken(key, clock.now, `nonce-of-the-test-${++nonces}`)}`,
    async enter(path: string): Promise<Response> {
      const answer = await request(path)
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
      return answer
    },
    /** As the page sends it. */
    post: (name: string, body: unknown, headers: Record<string, string> = {}) =>
      request(`/console/${name}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: `http://${host}`,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}
