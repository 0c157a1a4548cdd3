/** Posts into the console's chat. It stands in this process, so that a call is certain to have had its effect or none. */
import type { Address, Post, Receipt, SendContext, Sender } from '../adapter.ts'
import { DeliveryFailure } from '../adapter.ts'
import type { ConsolePayload } from './render.ts'
import { consoleChat, type Room } from './room.ts'

export function createConsoleSender(room: Room): Sender {
  const sent = new Map<string, Receipt>()

  function check(to: Address, signal: AbortSignal): void {
    if (signal.aborted) throw new DeliveryFailure({ kind: 'unreachable', detail: 'aborted' })
    if (to !== consoleChat)
      throw new DeliveryFailure({ kind: 'gone', detail: 'chat-not-found', covers: 'chat' })
  }

  /** A picture whose bytes are no longer kept leaves its text. */
  async function entryOf(post: Post, context: SendContext) {
    const hash = post.picture && (await context.picture(post.picture)) ? post.picture : undefined
    const payload = (post.picture && !hash ? post.fallback : post.payload) as ConsolePayload
    const degraded = post.picture && !hash ? 'picture' : undefined
    return {
      entry: { from: 'barid' as const, ...payload, ...(hash ? { picture: hash } : {}) },
      degraded,
    }
  }

  const receiptOf = (
    id: string,
    picture: string | undefined,
    degraded: string | undefined,
  ): Receipt => ({
    id,
    kind: picture ? 'picture' : 'text',
    ...(picture ? { fileId: picture } : {}),
    ...(degraded ? { degraded } : {}),
  })

  return {
    async send(post, to, context) {
      check(to, context.signal)
      const earlier = sent.get(context.marker)
      if (earlier) return earlier
      const { entry, degraded } = await entryOf(post, context)
      const target = context.replyTo && room.find(context.replyTo.id)?.id
      const id = room.add({ ...entry, ...(target ? { replyTo: target } : {}) })
      const lostReply = context.replyTo && !target ? 'reply' : undefined
      const receipt = receiptOf(id, entry.picture, degraded ?? lostReply)
      sent.set(context.marker, receipt)
      return receipt
    },

    async revise(post, receipt, to, context) {
      check(to, context.signal)
      const { entry, degraded } = await entryOf(post, context)
      if (!room.replace(receipt.id, entry))
        throw new DeliveryFailure({ kind: 'gone', detail: 'message-gone', covers: 'message' })
      return receiptOf(receipt.id, entry.picture, degraded)
    },

    async retract(receipt, to, signal) {
      check(to, signal)
      room.remove(receipt.id)
    },

    async close() {},
  }
}
