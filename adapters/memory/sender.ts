/** Posts into the memory platform, with every fault that the engine must survive. */
import type { Address, Post, Receipt, SendContext, Sender } from '../adapter.ts'
import { DeliveryFailure } from '../adapter.ts'
import type { PlatformState, StandingPost } from './platform.ts'
import type { MemoryPayload } from './render.ts'

/** `only` makes what is sent visible to one person (an answer in a shared chat). */
export type MemorySender = Omit<Sender, 'send'> & {
  send(post: Post, to: Address, context: SendContext, only?: Address): Promise<Receipt>
}

export function createMemorySender(platform: PlatformState): MemorySender {
  const sent = new Map<string, Receipt>()

  /** One call: runs `effect` unless a fault is due. */
  async function call<T>(signal: AbortSignal, effect: () => T): Promise<T> {
    if (signal.aborted) throw new DeliveryFailure({ kind: 'unreachable', detail: 'aborted' })
    const fault = platform.faults.shift()
    if (fault === 'stall') return stalled(signal)
    if (typeof fault === 'object') {
      if (fault.stored) effect()
      throw new DeliveryFailure(fault.facts)
    }
    return effect()
  }

  /** What the platform refuses in this post, and what is sent instead. */
  async function accepted(post: Post, context: SendContext): Promise<Accepted> {
    if (!post.picture) return post.payload as MemoryPayload
    const isRefused = platform.faults[0] === 'refuse-picture'
    if (isRefused) platform.faults.shift()
    if (!isRefused && (await context.picture(post.picture))) {
      return { ...(post.payload as MemoryPayload), picture: post.picture }
    }
    return { ...(post.fallback as MemoryPayload), degraded: 'picture' }
  }

  return {
    async send(post, to, context, only) {
      const earlier = sent.get(context.marker)
      if (earlier) return earlier
      const { degraded, ...content } = await accepted(post, context)
      return call(context.signal, () => {
        const target = platform.chatOf(to).posts.find((one) => one.id === context.replyTo?.id)
        const standing = platform.add(to, {
          ...content,
          ...(target ? { replyTo: target.id } : {}),
          ...(only ? { only } : {}),
        })
        const lostReply = context.replyTo && !target ? 'reply' : undefined
        const receipt = receiptOf(standing, degraded ?? lostReply)
        sent.set(context.marker, receipt)
        return receipt
      })
    },

    async revise(post, receipt, to, context) {
      const { degraded, ...content } = await accepted(post, context)
      return call(context.signal, () => {
        platform.replace(to, receipt.id, content)
        return receiptOf({ ...content, id: receipt.id }, degraded)
      })
    },

    async retract(receipt, to, signal) {
      await call(signal, () => platform.remove(to, receipt.id))
    },

    async publish(receipt, to, signal) {
      await call(signal, () => platform.publish(to, receipt.id))
    },

    async close() {},
  }
}

type Accepted = MemoryPayload & { picture?: string; degraded?: string }

const receiptOf = (post: StandingPost, degraded: string | undefined): Receipt => ({
  id: post.id,
  kind: post.picture ? 'picture' : 'text',
  ...(post.picture ? { fileId: `file-${post.picture}` } : {}),
  ...(degraded ? { degraded } : {}),
})

const stalled = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(new DeliveryFailure({ kind: 'unknown-outcome', detail: 'aborted' })),
    )
  })
