/** The only HTTP server: health, readiness, metrics and webhooks, and the console behind its guard. */

import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { AddressInfo } from 'node:net'
import type { Webhook } from '../../adapters/adapter.ts'
import { StartFailure, codeOf, listenFault } from '../running/machine.ts'
import { importMapHash } from './assets.ts'
import { hasSession, mountConsole } from './console.ts'
import type { ConsoleParts } from './console.ts'
import { createGuard, isExposed } from './guard.ts'
import { createLive } from './live.ts'
import type { Live } from './live.ts'

export type WebOptions = {
  host: string
  /** 0 lets the system choose. */
  port: number
  publicUrl?: string | undefined
  console: ConsoleParts
  /** What platforms call; each knows its own callers. */
  webhooks: Webhook[]
  /** What is missing until Barid can work, in words; empty when it is ready. */
  missing: () => string[]
  /** The Prometheus text format 0.0.4. */
  metrics: () => Promise<string>
  /** What went wrong inside; the asker only learns that it did. */
  onFault: (error: unknown) => void
}

export type Web = {
  /** Rejects with `StartFailure` where host and port cannot be listened on. */
  listen(): Promise<{ port: number }>
  /** Takes no more requests; resolves when those in hand are answered, or cut off after 3 s. */
  close(): Promise<void>
}

const bodyBytes = 1_000_000
const requestMilliseconds = 30_000
const closeMilliseconds = 3_000
const idleMilliseconds = 50

export function createWeb(options: WebOptions): Web {
  const { desk, chat } = options.console
  const live = createLive(
    [
      { name: 'chat', read: chat.entries, watch: chat.watch },
      { name: 'desk', read: desk.view, watch: desk.watch },
    ],
    options.onFault,
  )
  const server = createAdaptorServer({
    fetch: createRoutes(options, live).fetch,
    serverOptions: { requestTimeout: requestMilliseconds, headersTimeout: requestMilliseconds },
  })
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        const refuse = (error: Error) =>
          reject(new StartFailure(listenFault(codeOf(error), options.host, options.port)))
        server.once('error', refuse)
        server.listen({ host: options.host, port: options.port, exclusive: true }, () => {
          server.off('error', refuse)
          resolve({ port: (server.address() as AddressInfo).port })
        })
      }),
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          closeMilliseconds,
        )
        // A connection whose last answer ends only now is kept alive by its client, and closed by nobody else.
        const idle = setInterval(
          () => 'closeIdleConnections' in server && server.closeIdleConnections(),
          idleMilliseconds,
        )
        live.close()
        server.close(() => {
          clearTimeout(cut)
          clearInterval(idle)
          resolve()
        })
      }),
  }
}

/** The routes without a socket. */
export function createRoutes(options: WebOptions, live: Live): Hono {
  const { missing, metrics, onFault, console, webhooks } = options
  const exposed = isExposed(options)
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", `'${importMapHash}'`],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
  )
  app.use(
    bodyLimit({
      maxSize: bodyBytes,
      onError: (c) => c.json({ error: 'too large', limit: bodyBytes }, 413),
    }),
  )
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', (c) => {
    const waiting = missing()
    if (waiting.length === 0) return c.json({ ready: true })
    // What an installation is made of is no business of strangers.
    const mayKnow = !exposed || hasSession(c, console.sessions)
    return c.json({ ready: false, ...(mayKnow ? { missing: waiting } : {}) }, 503)
  })
  for (const { path, receive } of webhooks) {
    app.post(path, async ({ req, body }) => {
      const status = await receive({ header: (name) => req.header(name), json: () => req.json() })
      return body(null, status)
    })
  }
  // What follows is for people and their browsers; balancers and watchers may call the above by any name.
  app.use(createGuard(options))
  app.get('/metrics', async (c) => {
    if (exposed && !hasSession(c, console.sessions)) return c.json({ error: 'no session' }, 401)
    const text = await metrics()
    return c.body(text, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
  mountConsole(app, console, live, () => (exposed ? undefined : missing()))
  app.notFound((c) => c.json({ error: 'not found' }, 404))
  app.onError((error, c) => {
    onFault(error)
    return c.json({ error: 'internal error' }, 500)
  })
  return app
}
