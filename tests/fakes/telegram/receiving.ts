/** getUpdates by long polling, and the webhook that excludes it. */
import { createDelivering } from './delivering.ts'
import { textIn, type Fields } from './body.ts'
import { bad, Refusal } from './refusal.ts'
import type { FakeUpdate, World } from './world.ts'

/** Seconds; the server caps what is asked for. */
const longestHold = 50

/** @param local a Bot API server of one's own (`--local`), which takes a webhook at any address */
export function createReceiving(world: World, local: boolean, stepped: () => void) {
  const delivering = createDelivering(world, stepped)
  let current: { end: (refusal: Refusal) => void } | undefined

  async function getUpdates(fields: Fields, gone: AbortSignal): Promise<FakeUpdate[]> {
    if (world.webhook !== undefined) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    }
    current?.end(
      conflict(
        'terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    )
    world.allow(fields['allowed_updates'] as string[] | undefined)
    const offset = Number(fields['offset'] ?? 0)
    // Whatever is before the offset is confirmed, and gone.
    while ((world.updates[0]?.update_id ?? offset) < offset) world.updates.shift()
    if (world.updates.length === 0) await held(Number(fields['timeout'] ?? 0), gone)
    return world.updates.slice(0, Number(fields['limit'] ?? 100))
  }

  /** Until an update comes, the time is up, the client has gone, or another poller takes over. */
  function held(seconds: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(resolve), Math.min(seconds, longestHold) * 1000)
      const stopWatching = world.onUpdate(() => end(resolve))
      const poller = { end: (refusal: Refusal) => end(() => reject(refusal)) }
      current = poller
      world.isPolled = true
      gone.addEventListener('abort', () => end(resolve))
      function end(settle: () => void) {
        clearTimeout(timer)
        stopWatching()
        if (current === poller) {
          current = undefined
          world.isPolled = false
        }
        settle()
      }
    })
  }

  return {
    getUpdates,

    setWebhook(fields: Fields): true {
      const url = textIn(fields, 'url')
      const secret = textIn(fields, 'secret_token')
      if (url !== '' && !local) checkAddress(new URL(url))
      if (secret.length > 256) throw bad('secret token is too long')
      if (!/^[\w-]*$/.test(secret)) throw bad('secret token contains unallowed characters')
      world.allow(fields['allowed_updates'] as string[] | undefined)
      const connections = Number(fields['max_connections'] ?? 40)
      world.webhook = url === '' ? undefined : { url, connections, ...(secret ? { secret } : {}) }
      delivering.look()
      current?.end(conflict('terminated by setWebhook request'))
      return true
    },

    deleteWebhook(): true {
      world.webhook = undefined
      return true
    },

    getWebhookInfo: () => ({
      url: world.webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: world.updates.length,
      ...(world.webhook?.failed
        ? {
            last_error_date: world.webhook.failed.at,
            last_error_message: world.webhook.failed.words,
          }
        : {}),
    }),

    /** Deliveries so far: the update and the status that it met, 0 for none. */
    deliveries: delivering.deliveries,
    stop: delivering.stop,
  }
}

/** As `api.telegram.org` does, in its order. */
function checkAddress({ protocol, port, hostname }: URL): void {
  if (protocol !== 'https:') throw bad('bad webhook: An HTTPS URL must be provided for webhook')
  if (!['', '80', '88', '8443'].includes(port)) {
    throw bad('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  }
  if (hostname === 'localhost' || hostname.startsWith('127.')) {
    throw bad(`bad webhook: IP address ${hostname} is reserved`)
  }
}

const conflict = (words: string) => new Refusal(409, `Conflict: ${words}`)
