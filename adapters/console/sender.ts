/** Posts into the console's chat. It stands in this process, so that a call is certain to have had its effect or none. */
import type { Address, Post, Receipt, SendContext, Sender } from '../adapter.ts'
import { DeliveryFailure } from '../adapter.ts'
import type { ConsolePayload } from './render.ts'
import { consoleChat, type Room } from './room.ts'

/** Of an answer: it is kept by nobody. */
type ConsoleContext = SendContext & { untraced?: true }

export type ConsoleSender = Omit<Sender, 'send' | 'revise'> & {
  send(post: Post, to: Address, context: ConsoleContext): Promise<Receipt>
  revise(post: Post, receipt: Receipt, to: Address, context: ConsoleContext): Promise<Receipt>
}

export function createConsoleSender(room: Room): ConsoleSender {
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
      const { marker, replyTo } = context
      const earlier = await room.marked(marker)
      if (earlier?.from === 'barid') return receiptOf(earlier.id, earlier.picture, undefined)
      const { entry, degraded } = await entryOf(post, context)
      const target = replyTo && (await room.find(replyTo.id))?.id
      const said = { ...entry, marker, ...(target ? { replyTo: target } : {}) }
      const id = await room.add(said, context)
      const lostReply = replyTo && !target ? 'reply' : undefined
      return receiptOf(id, entry.picture, degraded ?? lostReply)
    },

    async revise(post, receipt, to, context) {
      check(to, context.signal)
      const { entry, degraded } = await entryOf(post, context)
      if (!(await room.replace(receipt.id, entry, context)))
        throw new DeliveryFailure({ kind: 'gone', detail: 'message-gone', covers: 'message' })
      return receiptOf(receipt.id, entry.picture, degraded)
    },

    async retract(receipt, to, signal) {
      check(to, signal)
      await room.remove(receipt.id)
    },

    async close() {},
  }
}
