/** A thin `TelegramClient` on grammY: one request a call, no retries, and grammY loaded when first used. */
import type { ApiClientOptions, RawApi } from 'grammy'
import { CallError, timedOut, type ClientOptions, type TelegramClient } from './client.ts'
import { refusedFault, timeoutSeconds, transportFault, withUploads } from './connection.ts'
import { createPoolFetch, poolFault } from './pool.ts'
import type { Method, Params, Result } from './wire.ts'

export function createGrammyClient({ token, apiRoot }: ClientOptions): TelegramClient {
  let loading: ReturnType<typeof load> | undefined

  async function load() {
    const { Api, GrammyError, HttpError, InputFile } = await import('grammy')
    const root = apiRoot.replace(/\/+$/, '')
    const fetch = (await createPoolFetch(root)) as unknown as ApiClientOptions['fetch']
    const { raw } = new Api(token, { apiRoot: root, timeoutSeconds, ...(fetch ? { fetch } : {}) })
    return { raw, GrammyError, HttpError, InputFile }
  }

  return {
    async call<M extends Method>(method: M, params: Params<M>, signal?: AbortSignal) {
      const { raw, GrammyError, HttpError, InputFile } = await (loading ??= load())
      const payload = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          withUploads(value, ({ bytes, name: file }) => new InputFile(bytes, file)),
        ]),
      )
      try {
        return (await callRaw(raw, method, payload, signal)) as Result<M>
      } catch (error) {
        if (error instanceof GrammyError) throw new CallError(method, refusedFault(error))
        throw new CallError(method, faultOf(error instanceof HttpError ? error.error : error))
      }
    },
  }
}

/** grammY's methods without parameters take the signal first. */
function callRaw(raw: RawApi, method: Method, payload: object, signal?: AbortSignal) {
  const call = raw[method] as unknown as (...args: (object | undefined)[]) => Promise<unknown>
  return method === 'getMe' || method === 'getWebhookInfo' ? call(signal) : call(payload, signal)
}

const faultOf = (error: unknown) =>
  error instanceof Error && error.message.includes('timed out after')
    ? transportFault(timedOut)
    : poolFault(error)
