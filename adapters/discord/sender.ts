/** Posts, edits and deletes on Discord: one call each, repaired at most once per cause, and never doubled. */
import type { Address, Receipt, SendContext, Sender } from '../adapter.ts'
import { DeliveryFailure } from '../adapter.ts'
import { channelAddress, channelOf } from './address.ts'
import { findMessage, findThread } from './history.ts'
import { type Found, marked, saysTheSame } from './marker.ts'
import { bodyOf, type MessageBody, type Payload } from './payload.ts'
import { type Prepared, prepared } from './pictures.ts'
import { type Draft, repairing } from './repair.ts'
import type { Rest } from './rest.ts'
import { createThreads } from './threads.ts'

export type SenderParts = {
  rest: Rest
  /** The bot's own user id. */
  me(): Promise<string>
  /** Milliseconds since 1970. */
  now(): number
}

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
    return answer as Found & { id: string; message_reference?: unknown }
  }

  const sender: Sender = {
    async send(post, to, context) {
      demandTime(context.signal)
      // A post that opens a thread of its own answers nothing.
      const target = 'message' in (post.payload as Payload) ? undefined : context.replyTo
      const place = target?.place ?? to
      const channel = channelOf(place)
      const first = await prepared(post, context)
      const found = await earlier(first, channel, context)
      if (found) return receiptOf(found, first, to, place)
      const { draft, answer } = await inPlace(
        target,
        repairing(threads, {
          post,
          draft: target ? { ...first, replyTo: target.id } : first,
          channel,
          signal: context.signal,
          run: (draft) => create(draft, channel, context),
        }),
      )
      const isLost = target !== undefined && answer.message_reference === undefined
      const receipt = receiptOf(answer.id, draft, to, place, isLost ? 'reply' : undefined)
      // The nonce may have found what an earlier attempt said, before it was corrected.
      const isRepeat = context.firstAttemptAt !== undefined && !('message' in draft.payload)
      if (!isRepeat || saysTheSame(answer, bodyOf(draft.payload))) return receipt
      return sender.revise(post, receipt, to, context)
    },

    async revise(post, receipt, to, { marker, signal, picture }) {
      demandTime(signal)
      const place = receipt.place ?? to
      const channel = channelOf(place)
      const opensThread = 'message' in (post.payload as Payload)
      // Only the message that opened a thread has the thread's id.
      if (opensThread && receipt.id !== channel) {
        throw new DeliveryFailure({ kind: 'malformed', detail: 'kind-changed' })
      }
      const edit = (body: MessageBody, files: Draft['files']) => {
        const { flags: _, ...fields } = marked(body, marker)
        return rest.call({
          method: 'PATCH',
          path: `/channels/${channel}/messages/${receipt.id}`,
          // Since v10 what the list does not name is removed, so that a picture given up goes too.
          body: { ...fields, attachments: body.attachments ?? [] },
          files,
          signal,
        })
      }
      const { draft } = await inPlace(
        receipt,
        repairing(threads, {
          post,
          draft: await prepared(post, { picture }),
          channel,
          signal,
          run: ({ payload, files }) => edit(bodyOf(payload), files),
        }),
      )
      const isNamed =
        !('message' in draft.payload) || (await threads.rename(channel, draft.payload.name, signal))
      return receiptOf(receipt.id, draft, to, place, isNamed ? undefined : 'name')
    },

    async retract(receipt, to, signal) {
      demandTime(signal)
      const channel = channelOf(receipt.place ?? to)
      if (receipt.id === channel && (await threads.remove(channel, signal))) return
      const path = `/channels/${channel}/messages/${receipt.id}` as const
      const remove = () => inPlace(receipt, rest.call({ method: 'DELETE', path, signal }))
      await remove().catch(async (error: unknown) => {
        const detail = error instanceof DeliveryFailure ? error.facts.detail : undefined
        if (detail === 'message-gone') return
        if (detail !== 'thread-archived') throw error
        await threads.unarchive(channel, signal)
        await remove()
      })
    },

    async publish(receipt, to, signal) {
      demandTime(signal)
      const channel = channelOf(receipt.place ?? to)
      const path = `/channels/${channel}/messages/${receipt.id}/crosspost` as const
      await inPlace(receipt, rest.call({ method: 'POST', path, signal })).catch(
        (error: unknown) => {
          if (!(error instanceof DeliveryFailure)) throw error
          const { facts } = error
          if (facts.detail === 'already-published') return
          // Ten an hour and channel, as is observed: no reason for posts and edits to wait.
          const isOwnLimit = facts.kind === 'rate-limited' && facts.scope === 'chat'
          throw isOwnLimit ? new DeliveryFailure({ ...facts, scope: 'kind' }) : error
        },
      )
    },

    async close() {},
  }
  return sender
}

/** A thread that a post opened is gone with the post: the chat is still there. */
const inPlace = <T>(receipt: Receipt | undefined, call: Promise<T>): Promise<T> =>
  call.catch((error: unknown) => {
    const isThreadGone =
      receipt?.place !== undefined &&
      error instanceof DeliveryFailure &&
      error.facts.detail === 'chat-not-found'
    if (!isThreadGone) throw error
    throw new DeliveryFailure({ kind: 'gone', detail: 'message-gone', covers: 'message' })
  })

/** A post that is gone costs the reply, not the message. */
const referenceTo = (id: string | undefined) =>
  id === undefined ? {} : { message_reference: { message_id: id, fail_if_not_exists: false } }

function receiptOf(
  id: string,
  { payload, files, degraded }: Draft,
  to: Address,
  place: Address,
  lost?: 'reply' | 'name',
): Receipt {
  // The message that opens a thread in a forum has the thread's id.
  const stands = 'message' in payload ? channelAddress(id) : place
  const given = degraded ?? lost
  return {
    id,
    kind: files.length > 0 ? 'picture' : 'text',
    ...(stands === to ? {} : { place: stands }),
    ...(given ? { degraded: given } : {}),
  }
}

/** Nothing is begun that is already given up. */
function demandTime(signal: AbortSignal): void {
  if (signal.aborted) throw new DeliveryFailure({ kind: 'unreachable', detail: 'aborted' })
}
