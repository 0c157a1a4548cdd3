/** A thin `TelegramClient` on grammY: one request a call, no retries, and grammY loaded when first used. */
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { RawApi } from 'grammy'
import {
  aborted,
  badBody,
  CallError,
  timedOut,
  type CallFault,
  type TelegramClient,
} from './client.ts'
import type { Method, Params, Result, Upload } from './wire.ts'

/**
 * Seconds. The Bot API server hides flood waits of up to 8 s inside a request and holds `getUpdates` for up to 50 s;
 * a shorter limit would turn slow answers into unknown outcomes.
 */
const timeoutSeconds = 60

/**
 * Milliseconds after which an idle connection is closed from our side, well before a server would do it: a request written
 * into a connection that is just being closed has an unknown outcome.
 */
const idle = 10_000

export function createGrammyClient({
  token,
  apiRoot,
}: {
  token: string
  apiRoot: string
}): TelegramClient {
  let loading: ReturnType<typeof load> | undefined

  async function load() {
    const { Api, GrammyError, HttpError, InputFile } = await import('grammy')
    // `client.fetch` stays unset: grammY's AbortSignal is a polyfill that the global fetch does not take.
    const root = apiRoot.replace(/\/+$/, '')
    const options = { apiRoot: root, timeoutSeconds, baseFetchConfig: { agent: agentOf(root) } }
    const { raw } = new Api(token, options)
    return { raw, GrammyError, HttpError, InputFile }
  }

  return {
    async call<M extends Method>(method: M, params: Params<M>, signal?: AbortSignal) {
      const { raw, GrammyError, HttpError, InputFile } = await (loading ??= load())
      const payload = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          isUpload(value) ? new InputFile(value.bytes, value.name) : value,
        ]),
      )
      try {
        return (await callRaw(raw, method, payload, signal)) as Result<M>
      } catch (error) {
        if (error instanceof GrammyError) {
          const { error_code: code, description, parameters } = error
          throw new CallError(method, { kind: 'refused', code, description, parameters })
        }
        throw new CallError(
          method,
          transportFault(error instanceof HttpError ? error.error : error),
        )
      }
    },
  }
}

/** grammY's one method of ours without parameters takes the signal first. */
function callRaw(raw: RawApi, method: Method, payload: object, signal?: AbortSignal) {
  const call = raw[method] as unknown as (...args: (object | undefined)[]) => Promise<unknown>
  return method === 'getMe' ? call(signal) : call(payload, signal)
}

const agentOf = (root: string) =>
  new (root.startsWith('https:') ? HttpsAgent : HttpAgent)({ keepAlive: true, timeout: idle })

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value

/** What node-fetch adds to its errors. */
type Typed = { type: string }

/** node-fetch puts the address, and with it the token, into its messages: only what follows is kept. */
function transportFault(error: unknown): CallFault {
  const transport = (code: string, words = ''): CallFault => ({ kind: 'transport', code, words })
  const { name, message = '', code, type } = error as Partial<NodeJS.ErrnoException & Typed>
  if (name === 'AbortError') return transport(aborted)
  if (message.includes('timed out after')) return transport(timedOut)
  if (type === 'invalid-json') return transport(badBody)
  const reason = /reason: (.*)$/s.exec(message)?.[1] ?? ''
  return transport(code ?? 'UNKNOWN', reason)
}
