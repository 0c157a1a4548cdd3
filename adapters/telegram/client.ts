/** What the adapter needs of a Telegram library: calls, and nothing that decides for us. */
import type { Method, Params, Result } from './wire.ts'

/**
 * One HTTP request a call: the library's own retries, throttling and update loops stay unused. An `Upload` anywhere in
 * the top level of the parameters goes as multipart. Rejects with `CallError` and with nothing else.
 */
export type TelegramClient = {
  call<M extends Method>(method: M, params: Params<M>, signal?: AbortSignal): Promise<Result<M>>
}

/** `apiRoot` is the address of a Bot API server; its path is kept, with a slash at the end or without. */
export type ClientOptions = { token: string; apiRoot: string }

/** Why a call brought no result. */
export type CallFault =
  /** The server's own answer. */
  | {
      kind: 'refused'
      code: number
      description: string
      parameters?: { retry_after?: number; migrate_to_chat_id?: number }
    }
  /** No answer, or one that is no JSON. `words` begin with the system call where one failed (`connect ECONNREFUSED …`). */
  | { kind: 'transport'; code: string; words: string }

/** A failed call. Its text holds neither the token nor what was sent. */
export class CallError extends Error {
  readonly fault: CallFault
  constructor(method: string, fault: CallFault) {
    super(`${method}: ${fault.kind} ${fault.code}`)
    this.name = 'CallError'
    this.fault = fault
  }
}

/** Codes of `transport` faults that no system call gives. */
export const aborted = 'ABORTED'
export const timedOut = 'TIMED_OUT'
export const badBody = 'BAD_BODY'
