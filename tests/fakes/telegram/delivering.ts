/** Delivery to a webhook: in order within a chat, again after every answer that is no success, as long as the update lasts. */
import type { FakeUpdate, World } from './world.ts'

/** Milliseconds; the real server begins with a second. It doubles up to the longest, which there is a minute or two. */
const firstDelay = 10
const longestDelay = 500

export function createDelivering(world: World, stepped: () => void) {
  const deliveries: { update: FakeUpdate; status: number }[] = []
  /** Chats with a delivery under way, or one that waits to be made again. */
  const busy = new Set<unknown>()
  const timers = new Set<NodeJS.Timeout>()
  let stopped = false

  async function post(update: FakeUpdate): Promise<Response | undefined> {
    const { url = '', secret } = world.webhook ?? {}
    const headers = {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    }
    const body = JSON.stringify(update)
    // Redirects are not followed.
    return fetch(url, { method: 'POST', headers, body, redirect: 'manual' }).catch(() => undefined)
  }

  async function deliver(update: FakeUpdate, chat: unknown, attempt: number): Promise<void> {
    const hook = world.webhook
    if (stopped || !hook) return void busy.delete(chat)
    const answer = await post(update)
    deliveries.push({ update, status: answer?.status ?? 0 })
    if (answer?.ok) {
      world.confirm(update.update_id)
      busy.delete(chat)
    } else {
      const words = answer
        ? `Wrong response from the webhook: ${answer.status}`
        : 'Connection refused'
      hook.failed = { at: world.seconds(), words }
      const delay = Math.min(longestDelay, firstDelay * 2 ** attempt)
      const timer = setTimeout(() => {
        timers.delete(timer)
        void deliver(update, chat, attempt + 1)
      }, delay)
      timers.add(timer)
    }
    stepped()
    look()
  }

  function look(): void {
    if (stopped || !world.webhook) return
    for (const update of world.updates) {
      const chat = chatIn(update)
      if (busy.has(chat) || busy.size >= world.webhook.connections) continue
      busy.add(chat)
      void deliver(update, chat, 0)
    }
  }

  world.onUpdate(look)

  return {
    deliveries,
    look,
    stop(): void {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** The chat in which it happened. */
function chatIn(update: FakeUpdate): unknown {
  const { update_id: _, ...kinds } = update
  const [content] = Object.values(kinds) as {
    chat?: { id: number }
    message?: { chat: { id: number } }
  }[]
  return content?.chat?.id ?? content?.message?.chat.id
}
