/** One call to Discord's HTTP API through @discordjs/rest, with its retries and its waiting off. */
import type { REST } from 'discord.js'
import { createBreaker } from './breaker.ts'
import { failureOf, limitOf } from './errors.ts'

export type RestOptions = {
  token: string
  /** Such as `https://discord.com/api`; `/v10` is added. */
  apiRoot: string
  /** Milliseconds until a call without an answer is given up. */
  timeout: number
  /** Milliseconds since 1970. */
  now(): number
}

export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Begins with a slash, without the version. */
  path: `/${string}`
  query?: Record<string, string>
  body?: unknown
  files?: { name: string; data: Uint8Array; contentType: string }[]
  signal?: AbortSignal
}

export type Rest = {
  /** Resolves to the JSON of the answer. Rejects with `DeliveryFailure` alone. */
  call(call: Call): Promise<unknown>
}

/** The library is loaded with the first call: it takes 0.4 s and many megabytes. */
export function createRest({ token, apiRoot, timeout, now }: RestOptions): Rest {
  const breaker = createBreaker(now)
  let loaded: Promise<REST> | undefined
  const load = async () => {
    const { REST } = await import('discord.js')
    return new REST({
      version: '10',
      api: apiRoot,
      timeout,
      retries: 0,
      offset: 0,
      rejectOnRateLimit: () => true,
      // The engine keeps the pace; answers to interactions are bound by no global one (reference, "Rate Limits").
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      makeRequest: async (url, init) => {
        const response = await fetch(url, init as RequestInit)
        breaker.count(response.status, response.headers.get('x-ratelimit-scope'))
        return whole(response)
      },
    })
  }

  return {
    async call({ query, path, method, signal, ...request }) {
      // The library never takes its listeners off a signal, and a shutdown signal lives as long as the process.
      const stop = new AbortController()
      const abort = () => stop.abort()
      signal?.addEventListener('abort', abort)
      if (signal?.aborted) abort()
      try {
        breaker.demandClosed()
        loaded ??= load()
        // A 401 makes the library forget the token, and every later call would look like a fault of ours.
        const rest = (await loaded).setToken(token)
        return await rest.request({
          ...request,
          method: method as never,
          fullRoute: path,
          signal: stop.signal,
          ...(query ? { query: new URLSearchParams(query) } : {}),
        })
      } catch (error) {
        throw failureOf(error)
      } finally {
        signal?.removeEventListener('abort', abort)
      }
    },
  }
}

/** The body of a 429; `retry_after` in seconds. */
type Limit = { retry_after?: number; global?: boolean; code?: number }

/**
 * Reads the body within the library's time limit, which ends at the headers. On a 429 the body's `retry_after` is the right
 * one where it differs from the header (discord-api-docs#6109), and its `global` counts, which the library reads from headers
 * alone. A 429 without JSON is Cloudflare's: it holds the address.
 */
async function whole(response: Response): Promise<Response> {
  const text = await response.text()
  const headers = new Headers(response.headers)
  if (response.status === 429) {
    const isJson = headers.get('content-type')?.startsWith('application/json') ?? false
    const told: Limit = isJson ? (JSON.parse(text) as Limit) : {}
    const own = limitOf(told.code, told.retry_after ?? 0)
    if (own) throw own
    if (told.retry_after !== undefined) headers.set('retry-after', String(told.retry_after))
    if (told.global || !isJson) headers.set('x-ratelimit-global', 'true')
    if (!headers.has('retry-after')) headers.set('retry-after', '600')
  }
  return new Response(text || null, {
    status: response.status,
    statusText: response.statusText,
    headers,
  })
}
