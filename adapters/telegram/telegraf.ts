/** A thin `TelegramClient` on Telegraf: one request a call, no retries, and Telegraf loaded when first used. */
import { CallError, timedOut, type ClientOptions, type TelegramClient } from './client.ts'
import {
  agentOf,
  fetchFault,
  isUpload,
  refusedFault,
  timeoutSeconds,
  transportFault,
  withUploads,
} from './connection.ts'
import type { Method, Params, Result, Upload } from './wire.ts'

type Call = (method: Method, payload: object, options: { signal: AbortSignal }) => Promise<unknown>

/**
 * Telegraf 4.16.3 ends at Bot API 7.1 (February 2024). Later methods and fields pass through its `callApi`, which keeps no
 * list of them; `wire.ts` types them. What stays impossible: it reads no body of an answer of 500 and above, so that a
 * message which the server says it deleted at once has an unknown outcome.
 */
export function createTelegrafClient({ token, apiRoot }: ClientOptions): TelegramClient {
  let loading: ReturnType<typeof load> | undefined

  async function load() {
    const { Telegram, TelegramError } = await import('telegraf')
    // Without the slash, Telegraf would drop the last part of a path.
    const root = `${apiRoot.replace(/\/+$/, '')}/`
    // Over plain http, Telegraf drops the agent; Node's own closes idle connections after 5 s.
    const options = { apiRoot: root, agent: agentOf(root), webhookReply: false }
    const telegram = new Telegram(token, options)
    return { call: telegram.callApi.bind(telegram) as unknown as Call, TelegramError }
  }

  return {
    async call<M extends Method>(method: M, params: Params<M>, signal?: AbortSignal) {
      const { call, TelegramError } = await (loading ??= load())
      // Telegraf's own limit is 500 s.
      const limit = new AbortController()
      const timer = setTimeout(() => limit.abort(), timeoutSeconds * 1000)
      const either = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal
      try {
        return (await call(method, payloadOf(params), { signal: either })) as Result<M>
      } catch (error) {
        if (error instanceof TelegramError)
          throw new CallError(method, refusedFault(error.response))
        throw new CallError(
          method,
          limit.signal.aborted ? transportFault(timedOut) : fetchFault(error),
        )
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** Beside an upload, Telegraf drops objects that its age does not know, such as `reply_parameters`: they go as JSON. */
function payloadOf(params: object): object {
  const files: [string, object][] = []
  const fields = Object.entries(params).map(([name, value]): [string, unknown] => {
    if (isUpload(value)) {
      files.push([name, sourceOf(value)])
      return [name, undefined]
    }
    const named = withUploads(value, (upload) => {
      files.push([upload.name, sourceOf(upload)])
      return `attach://${upload.name}`
    })
    return [name, typeof named === 'object' ? JSON.stringify(named) : named]
  })
  if (files.length === 0) return params
  return Object.fromEntries([...fields.filter(([, value]) => value !== undefined), ...files])
}

const sourceOf = ({ bytes, name }: Upload) => ({ source: Buffer.from(bytes), filename: name })
