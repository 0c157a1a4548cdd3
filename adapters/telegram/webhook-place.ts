/** Where Telegram delivers updates: it is told so, and looked after while it lasts. */
import { DeliveryFailure } from '../adapter.ts'
import type { TelegramClient } from './client.ts'
import { failureOf } from './errors.ts'
import type { PollParts } from './poll.ts'
import { allowedUpdates } from './updates.ts'

export type WebhookPlace = {
  /** Where the server delivers: HTTPS on port 443, 80, 88 or 8443, unless it is a Bot API server of one's own. */
  url: string
  /** The same as the HTTP server sees it. */
  path: string
  /** 1 to 256 characters `[A-Za-z0-9_-]`; the server sends it with every update. */
  secret: string
}

/**
 * Deliveries at a time. The server keeps the order within a chat by waiting for each answer, so that a slow chat takes one of
 * these and holds up no other.
 */
const connections = 40

/** Rejects with `DeliveryFailure`. What the server delivered elsewhere before comes here from now on. */
export async function setWebhook(client: TelegramClient, place: WebhookPlace): Promise<void> {
  const { url, secret: secret_token } = place
  try {
    await client.call('setWebhook', {
      url,
      secret_token,
      allowed_updates: allowedUpdates,
      max_connections: connections,
    })
  } catch (error) {
    throw failureOf(error)
  }
}

/** Milliseconds. */
const lookEvery = 60_000

export type WatchParts = Pick<PollParts, 'client' | 'onFault' | 'wait' | 'signal'> & {
  place: WebhookPlace
}

/**
 * Nobody else would say that updates have stopped: tells `onFault` what the server could not deliver, in its words, and ends
 * where the webhook was taken away, which is never fought over.
 */
export async function watchWebhook(parts: WatchParts): Promise<void> {
  const { client, place, onFault, wait, signal } = parts
  let told = 0
  while (!signal.aborted) {
    await wait(lookEvery, signal)
    if (signal.aborted) return
    const info = await client.call('getWebhookInfo', {}).catch(() => undefined)
    if (!info) continue
    if (info.url !== place.url) return onFault(takenAway, true)
    const { last_error_date: at = 0, last_error_message: words = '' } = info
    if (at > told) onFault(notReached(words), false)
    told = Math.max(told, at)
  }
}

const takenAway = new DeliveryFailure({
  kind: 'forbidden',
  detail: 'webhook-taken-away',
  covers: 'server',
})

const notReached = (words: string) =>
  new DeliveryFailure({ kind: 'unreachable', detail: 'webhook-not-reached', words })
