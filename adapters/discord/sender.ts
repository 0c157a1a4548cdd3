/** Posts, edits and deletes on Discord: one call each, repaired at most once per cause, and never doubled. */
import type { Address, Post, Receipt, SendContext, Sender } from '../adapter.ts'
import { DeliveryFailure } from '../adapter.ts'
import { channelAddress, channelOf } from './address.ts'
import { failureOf } from './errors.ts'
import { findMessage, findThread } from './history.ts'
import { marked } from './marker.ts'
import { bodyOf } from './payload.ts'
import { type Prepared, prepared, withoutPicture } from './pictures.ts'
import type { Rest } from './rest.ts'
import { createThreads } from './threads.ts'

export type SenderParts = {
  rest: Rest
  /** The bot's own user id. */
  me(): Promise<string>
  /** Milliseconds since 1970. */
  now(): number
}

/** One call in the making: what it sends, and what was already given up for it. */
type Draft = Prepared & { replyTo?: string; unarchived?: boolean; lost?: 'reply' }

/** "The past few minutes" are documented for a nonce; a repeated one is relied on for two. */
const nonceWindow = 120_000

export function createDiscordSender({ rest, me, now }: SenderParts): Sender {
  const threads = createThreads(rest)

  /** The post of an earlier attempt, where the nonce may no longer find it. */
  async function earlier(
    { payload }: Prepared,
    channel: string,
    { firstAttemptAt: since, marker, signal }: SendContext,
  ): Promise<string | undefined> {
    if (since === undefined) return undefined
    if ('message' in payload) {
      return findThread(rest, await me(), channel, { body: payload, marker, since, signal })
    }
    if (now() - since <= nonceWindow) return undefined
    return findMessage(rest, await me(), channel, { body: payload, marker, since, signal })
  }

  async function create(draft: Draft, channel: string, { marker, signal }: SendContext) {
    const { payload, files, replyTo } = draft
    const isThread = 'message' in payload
    const body = isThread
      ? { ...payload, message: marked(payload.message, marker) }
      : { ...marked(payload, marker), nonce: marker, enforce_nonce: true, ...referenceTo(replyTo) }
    const path = `/channels/${channel}/${isThread ? 'threads' : 'messages'}` as const
    const answer = await rest.call({ method: 'POST', path, body, files, signal })
    return answer as { id: string; message_reference?: unknown }
  }

  /** Runs a call; where Discord names what stands in its way and that can be cleared or left out, runs it again. */
  async function repairing<T>(
    post: Post,
    draft: Draft,
    channel: string,
    signal: AbortSignal,
    run: (draft: Draft) => Promise<T>,
  ): Promise<{ draft: Draft; answer: T }> {
    try {
      return { draft, answer: await run(draft) }
    } catch (error) {
      const failure = failureOf(error)
      const next = repaired(post, draft, failure.facts.detail)
      if (!next) throw failure
      if (next.unarchived && !draft.unarchived) await threads.unarchive(channel, signal)
      return repairing(post, next, channel, signal, run)
    }
  }

  return {
    send: (post, to, context) =>
      guarded(context.signal, async () => {
        const isReply = post.replies && context.replyTo !== undefined
        const channel = channelOf((isReply && context.replyTo?.place) || to)
        const first = await prepared(post, context)
        const found = await earlier(first, channel, context)
        if (found) return receiptOf(found, first)
        const start: Draft = isReply ? { ...first, replyTo: context.replyTo?.id ?? '' } : first
        const { draft, answer } = await repairing(post, start, channel, context.signal, (draft) =>
          create(draft, channel, context),
        )
        const isLost = isReply && answer.message_reference === undefined
        return receiptOf(answer.id, isLost ? { ...draft, lost: 'reply' } : draft)
      }),

    revise: (post, receipt, to, context) =>
      guarded(context.signal, async () => {
        const channel = placeOf(receipt, to)
        const start = await prepared(post, context)
        const { draft } = await repairing(post, start, channel, context.signal, (draft) => {
          const { flags: _, ...body } = marked(bodyOf(draft.payload), context.marker)
          return rest.call({
            method: 'PATCH',
            path: `/channels/${channel}/messages/${receipt.id}`,
            // Since v10 what the list does not name is removed, so that a picture given up goes too.
            body: { ...body, attachments: body.attachments ?? [] },
            files: draft.files,
            signal: context.signal,
          })
        })
        if ('message' in draft.payload) {
          await threads.rename(channel, draft.payload.name, context.signal)
        }
        return receiptOf(receipt.id, draft)
      }),

    retract: (receipt, to, signal) =>
      guarded(signal, async () => {
        const channel = placeOf(receipt, to)
        if (receipt.id === channel && (await threads.remove(channel, signal))) return
        const path = `/channels/${channel}/messages/${receipt.id}` as const
        const remove = () => rest.call({ method: 'DELETE', path, signal })
        await remove().catch(async (error: unknown) => {
          const { detail } = failureOf(error).facts
          if (detail === 'message-gone') return
          if (detail !== 'thread-archived') throw error
          await threads.unarchive(channel, signal)
          await remove()
        })
      }),

    async close() {},
  }
}

/** What is left to try after a refusal; undefined when nothing is. */
function repaired(post: Post, draft: Draft, refusal: string): Draft | undefined {
  if (refusal === 'thread-archived' && !draft.unarchived) return { ...draft, unarchived: true }
  if (refusal === 'reply-needs-history' && draft.replyTo !== undefined) {
    const { replyTo: _, ...others } = draft
    return others
  }
  const mayBePicture = ['too-large', 'invalid-form', 'explicit-content'].includes(refusal)
  if (mayBePicture && draft.files.length > 0) return { ...draft, ...withoutPicture(post) }
  return undefined
}

/** A post that is gone costs the reply, not the message. */
const referenceTo = (id: string | undefined) =>
  id === undefined ? {} : { message_reference: { message_id: id, fail_if_not_exists: false } }

const placeOf = (receipt: Receipt, to: Address) => channelOf(receipt.place ?? to)

function receiptOf(id: string, { payload, files, degraded, lost }: Draft): Receipt {
  const given = degraded ?? lost
  return {
    id,
    kind: files.length > 0 ? 'picture' : 'text',
    // The message that opens a thread in a forum has the thread's id.
    ...('message' in payload ? { place: channelAddress(id) } : {}),
    ...(given ? { degraded: given } : {}),
  }
}

async function guarded<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw new DeliveryFailure({ kind: 'unreachable', detail: 'aborted' })
  try {
    return await run()
  } catch (error) {
    throw failureOf(error)
  }
}
