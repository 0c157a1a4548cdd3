/** What both clients share: limits, connections, and how a call fails. */
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { aborted, badBody, type CallFault } from './client.ts'
import type { Upload } from './wire.ts'

/**
 * Seconds. The Bot API server hides flood waits of up to 8 s inside a request and holds `getUpdates` for up to 50 s;
 * a shorter limit would turn slow answers into unknown outcomes.
 */
export const timeoutSeconds = 60

/**
 * Milliseconds after which an idle connection is closed from our side, well before a server would do it: a request written
 * into a connection that is just being closed has an unknown outcome.
 */
export const idle = 10_000

export const agentOf = (root: string) =>
  new (root.startsWith('https:') ? HttpsAgent : HttpAgent)({ keepAlive: true, timeout: idle })

export const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value

/** An answer of the Bot API that says no; the libraries take any JSON without `ok` for one. */
type Refusal = {
  error_code?: number
  description?: string
  parameters?: { retry_after?: number; migrate_to_chat_id?: number }
}

export function refusedFault({ error_code: code, description, parameters }: Refusal): CallFault {
  if (code === undefined || description === undefined) return transportFault(badBody)
  return { kind: 'refused', code, description, ...(parameters ? { parameters } : {}) }
}

/** `words` must hold no address: it contains the token. */
export const transportFault = (code: string, words = ''): CallFault => ({
  kind: 'transport',
  code,
  words,
})

/** What node-fetch adds to its errors. */
type Typed = { type: string }

/** node-fetch puts the address, and with it the token, into its messages: only what follows is kept. */
export function fetchFault(error: unknown): CallFault {
  const { name, message = '', code, type } = error as Partial<NodeJS.ErrnoException & Typed>
  if (name === 'AbortError') return transportFault(aborted)
  if (type === 'invalid-json') return transportFault(badBody)
  const reason = /reason: (.*)$/s.exec(message)?.[1] ?? ''
  return transportFault(code ?? 'UNKNOWN', reason)
}

/** A value with what `made` makes of an upload: of the value itself, or of the `media` of an edited picture. */
export function withUploads(value: unknown, made: (upload: Upload) => unknown): unknown {
  if (isUpload(value)) return made(value)
  if (typeof value !== 'object' || value === null || !('media' in value)) return value
  return { ...value, media: withUploads(value.media, made) }
}
