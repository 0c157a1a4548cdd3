/** The Telegram adapter: renderer, sender and listener over one client. */
import { setTimeout } from 'node:timers/promises'
import type { Adapter, SendContext } from '../adapter.ts'
import { createFileReader } from './files.ts'
import { createGrammyClient } from './grammy.ts'
import { createTelegramListener } from './listener.ts'
import { telegramRenderer } from './render.ts'
import { createTelegramSender } from './sender.ts'
import { createTelegrafClient } from './telegraf.ts'
import type { WebhookPlace } from './webhook-place.ts'

/** Each loads its library at the first call, and no other. */
const clients = { grammy: createGrammyClient, telegraf: createTelegrafClient }

export type TelegramLibrary = keyof typeof clients

export type TelegramOptions = {
  token: string
  /** `https://api.telegram.org`, or another Bot API server. */
  apiRoot: string
  library: TelegramLibrary
  /** Where updates are delivered; without it the server is asked for them. */
  webhook?: WebhookPlace
  /** Pictures for answers; without it they are text alone. */
  picture?: SendContext['picture']
  /** How the polling pauses after a fault. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Touches no network before the first call of a port. */
export function createTelegram({
  token,
  apiRoot,
  library,
  webhook,
  picture = async () => undefined,
  wait = pause,
}: TelegramOptions): Adapter {
  const client = clients[library]({ token, apiRoot })
  const sender = createTelegramSender(client, () =>
    setTimeout(uploadPatience, undefined, { ref: false }),
  )
  const readFile = createFileReader(client, { token, apiRoot })
  const listener = createTelegramListener({
    client,
    sender,
    picture,
    wait,
    readFile,
    ...(webhook ? { webhook } : {}),
  })
  return { renderer: telegramRenderer, sender, listener }
}

/** Milliseconds that a post waits for another chat's upload of the same picture. */
const uploadPatience = 10_000

const pause = (ms: number, signal: AbortSignal) =>
  setTimeout(ms, undefined, { signal }).catch(() => {})
