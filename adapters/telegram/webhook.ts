/** What Telegram delivers: only what bears the secret is taken, and acknowledged when it was durably taken. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Delivery, Webhook } from '../adapter.ts'
import type { WebhookPlace } from './webhook-place.ts'
import type { Update } from './wire.ts'

/** Bot API: `setWebhook`. */
const secretHeader = 'X-Telegram-Bot-Api-Secret-Token'

/**
 * @param take resolves when the update was durably taken, and its answer given or well on its way; undefined while nobody
 * listens, and the server delivers again
 */
export function createWebhook(
  { path, secret }: WebhookPlace,
  take: () => ((update: Update) => Promise<void>) | undefined,
): Webhook & { idle(): Promise<void> } {
  const inHand = new Set<Promise<unknown>>()

  async function receive(delivery: Delivery): ReturnType<Webhook['receive']> {
    if (!isSame(delivery.header(secretHeader) ?? '', secret)) return 401
    const update = await delivery.json().catch(() => undefined)
    if (!isUpdate(update)) return 400
    const taking = take()?.(update)
    if (!taking) return 503
    inHand.add(taking)
    const taken = await taking.then(
      () => true,
      () => false,
    )
    inHand.delete(taking)
    return taken ? 200 : 503
  }

  return {
    path,
    receive,
    async idle() {
      await Promise.allSettled(inHand)
    },
  }
}

const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' &&
  value !== null &&
  'update_id' in value &&
  Number.isSafeInteger(value.update_id)

/** Takes as long for a near miss as for a far one. */
const isSame = (a: string, b: string) => timingSafeEqual(hashOf(a), hashOf(b))

const hashOf = (text: string) => createHash('sha256').update(text).digest()
