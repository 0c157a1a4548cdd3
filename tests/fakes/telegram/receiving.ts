/** getUpdates by long polling, and the webhook that excludes it. */
import { textIn, type Fields } from './body.ts'
import { bad, Refusal } from './refusal.ts'
import type { FakeUpdate, World } from './world.ts'

/** Seconds; the server caps what is asked for. */
const longestHold = 50

export function createReceiving(world: World) {
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
      if (url !== '' && !url.startsWith('https://')) {
        throw bad('bad webhook: An HTTPS URL must be provided for webhook')
      }
      world.webhook = url === '' ? undefined : url
      current?.end(conflict('terminated by setWebhook request'))
      return true
    },

    deleteWebhook(): true {
      world.webhook = undefined
      return true
    },
  }
}

const conflict = (words: string) => new Refusal(409, `Conflict: ${words}`)
