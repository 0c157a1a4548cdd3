/** Typed events: what happened, told once; log and metrics only listen, tests await. No event names an address or a text of people. */

import type { FailureFacts } from '../adapters/adapter.ts'
import type { ChatKind, Instant, OperationKind, Platform } from './news.ts'

export type BaridEvent =
  | { type: 'started'; at: string; version: string }
  | { type: 'ready'; platforms: Platform[] }
  | { type: 'stopping'; signal: string }
  | { type: 'stopped' }
  | { type: 'platform-refused'; platform: Platform; detail: string }
  | { type: 'platform-ready'; platform: Platform; name: string }
  | { type: 'platform-lost'; platform: Platform; detail: string; retryIn: number }
  /** Nothing is sent by the bot until then: the platform said that it was too much, or the adapter that it would be. */
  | { type: 'platform-held'; platform: Platform; detail: string; retryIn: number }
  | { type: 'item-stored'; item: number; source: string; visibleFrom: Instant }
  | { type: 'item-revised'; item: number; revision: number }
  | { type: 'item-duplicate'; item: number; source: string; file?: string }
  | { type: 'file-held'; file: string; reasons: string[] }
  /** Its text was redacted before. */
  | { type: 'file-erased'; file: string }
  | { type: 'file-failed'; file: string; reason: string }
  | {
      type: 'fanout-batch'
      item: number
      chats: number
      operations: number
      /** Of them, those to private chats. */
      toReaders: number
      milliseconds: number
    }
  | { type: 'fanout-done'; item: number }
  | {
      type: 'operation-sent'
      operation: number
      item: number
      platform: Platform
      kind: OperationKind
      chatKind: ChatKind
      milliseconds: number
      degraded?: string
    }
  | {
      type: 'operation-failed'
      operation: number
      platform: Platform
      kind: OperationKind
      chatKind: ChatKind
      outcome: 'again' | 'repeat' | 'unknown' | 'failed' | 'rejected' | 'replaced' | 'cancelled'
      failure: FailureFacts
    }
  | {
      type: 'operations-recovered'
      platform: Platform
      unknown: number
      repeated: number
      /** Of both, those of private chats. */
      toReaders: number
    }
  /** A chat was paused for longer than posts are kept for it. */
  | { type: 'operations-expired'; platform: Platform; count: number; toReaders: number }
  /** All posts are stopped, or go again. */
  | { type: 'freeze-changed'; frozen: boolean }
  /** A person of the team or an admin cannot be told something in private. */
  | { type: 'notice-unreached'; platform: Platform; detail: string }
  | {
      type: 'chat-changed'
      chat: number
      chatKind: ChatKind
      platform: Platform
      state: string
      reason: string
    }
  | {
      type: 'question'
      platform: Platform
      command: string
      milliseconds: number
      /** `passed-over`: the same press again, or more than one may ask. */
      outcome: 'answered' | 'failed' | 'passed-over'
    }
  | { type: 'archive-reread'; items: number; changed: number }
  | { type: 'cache'; outcome: 'hit' | 'miss' }
  | { type: 'fault'; where: string; detail: string }

type OfType<T extends BaridEvent['type']> = Extract<BaridEvent, { type: T }>

export type Events = {
  emit(event: BaridEvent): void
  /** Returns the way to stop listening. */
  on(listener: (event: BaridEvent) => void): () => void
  /** The next event of a type (that passes `wanted`): what tests await instead of sleeping. */
  next<T extends BaridEvent['type']>(
    type: T,
    wanted?: (event: OfType<T>) => boolean,
  ): Promise<OfType<T>>
}

export function createEvents(): Events {
  const listeners = new Set<(event: BaridEvent) => void>()
  const on: Events['on'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    emit(event) {
      for (const listener of listeners) listener(event)
    },
    on,
    next(type, wanted = () => true) {
      return new Promise((resolve) => {
        const stop = on((event) => {
          if (event.type !== type) return
          const found = event as OfType<typeof type>
          if (!wanted(found)) return
          stop()
          resolve(found)
        })
      })
    },
  }
}
