/** The requests that grammY makes, over a pool of undici's connections: node-fetch, its own way, costs more than the rest together. */
import type { Pool } from 'undici'
import { aborted, badBody, type CallFault } from './client.ts'
import { idle, transportFault } from './connection.ts'

/** What grammY calls with, of all that `fetch` takes. */
type Init = { method?: string; headers?: Record<string, string>; body?: unknown; signal?: unknown }

type Request = Parameters<Pool['request']>[0]

/** `root` is the address of a Bot API server. What it rejects with is read by `poolFault`. */
export async function createPoolFetch(root: string) {
  const { Pool } = await import('undici')
  const { origin } = new URL(root)
  const pool = new Pool(origin, { keepAliveTimeout: idle })

  return async (url: string, { method = 'POST', headers = {}, body, signal }: Init) => {
    const path = url.slice(origin.length)
    // grammY's signal is a polyfill, and its streams are Node's: undici takes both.
    const request = { path, method, headers, body, signal } as unknown as Request
    const answer = await pool.request(request)
    return { json: async (): Promise<unknown> => JSON.parse(await answer.body.text()) }
  }
}

/** Undici's codes of what others report as errors of the system. */
const usual = new Map<string, CallFault>([
  ['UND_ERR_SOCKET', transportFault('ECONNRESET', 'socket hang up')],
  ['UND_ERR_CONNECT_TIMEOUT', transportFault('ETIMEDOUT', 'connect ETIMEDOUT')],
])

/** Its messages name hosts and never the path, in which the token is. */
export function poolFault(error: unknown): CallFault {
  const { name, message = '', code = 'UNKNOWN' } = error as Partial<NodeJS.ErrnoException>
  if (name === 'AbortError') return transportFault(aborted)
  if (error instanceof SyntaxError) return transportFault(badBody)
  return usual.get(code) ?? transportFault(code, message)
}
