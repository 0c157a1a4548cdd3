/** Sends, edits and deletes Telegram posts; where the server refuses a part of one, the rest is sent in the same call. */
import type { Address, Post, Receipt, SendContext, Sender } from '../adapter.ts'
import { DeliveryFailure } from '../adapter.ts'
import { targetOf } from './address.ts'
import { CallError, type TelegramClient } from './client.ts'
import { failureOf, refusalOf, type Part } from './errors.ts'
import type { Method, Params, Result, TelegramPayload, Upload, WireMessage } from './wire.ts'

/** One send: what is left of a post after the server's refusals. */
type Draft = {
  payload: TelegramPayload
  /** Tried in turn: a file id, then the bytes; none is a text post. */
  photos: (string | Upload)[]
  fallback: TelegramPayload
  replyTo?: number
  /** What was left out so far. */
  lost: string[]
}

export function createTelegramSender(client: TelegramClient): Sender {
  /** Rejects with `CallError`, or with `unreachable` where the signal came first. */
  async function call<M extends Method>(
    method: M,
    params: Params<M>,
    signal: AbortSignal,
  ): Promise<Result<M>> {
    if (signal.aborted) throw new DeliveryFailure({ kind: 'unreachable', detail: 'aborted' })
    return client.call(method, params, signal)
  }

  function request(draft: Draft, to: Address, context: SendContext): Promise<WireMessage> {
    const { text, entities, link_preview_options, reply_markup } = draft.payload
    const common = {
      ...targetOf(to),
      ...(reply_markup ? { reply_markup } : {}),
      ...(context.silent ? { disable_notification: true } : {}),
      ...(draft.replyTo === undefined ? {} : { reply_parameters: replyTo(draft.replyTo) }),
    }
    const [photo] = draft.photos
    if (photo === undefined) {
      const message = { ...common, text, entities, link_preview_options }
      return call('sendMessage', message, context.signal)
    }
    const captioned = { ...common, photo, caption: text, caption_entities: entities }
    return call('sendPhoto', captioned, context.signal)
  }

  /** Sends what the server takes of a draft: a refused part is left out, and what is left is sent. */
  async function deliver(draft: Draft, to: Address, context: SendContext): Promise<Receipt> {
    try {
      return receiptOf(await request(draft, to, context), draft)
    } catch (error) {
      const part = error instanceof CallError ? refusalOf(error.fault).part : undefined
      const less = part && without(draft, part)
      if (!less) throw failureOf(error)
      return deliver(less, to, context)
    }
  }

  return {
    send: async (post, to, context) => deliver(await draftOf(post, context), to, context),

    // A picture post keeps its picture: what is revised is its caption. The keyboard and the preview go with every edit,
    // as the server removes what is left out.
    async revise(post, receipt, to, { signal }) {
      const payload = (
        receipt.kind === 'text' && post.picture ? post.fallback : post.payload
      ) as TelegramPayload
      const { text, entities, reply_markup, link_preview_options } = payload
      const { chat_id } = targetOf(to)
      const edit = {
        chat_id,
        message_id: Number(receipt.id),
        ...(reply_markup ? { reply_markup } : {}),
      }
      const change =
        receipt.kind === 'text'
          ? call('editMessageText', { ...edit, text, entities, link_preview_options }, signal)
          : call(
              'editMessageCaption',
              { ...edit, caption: text, caption_entities: entities },
              signal,
            )
      try {
        await change
      } catch (error) {
        const failure = failureOf(error)
        if (failure.facts.detail !== 'not-modified') throw failure
      }
      return receipt
    },

    async retract(receipt, to, signal) {
      const { chat_id } = targetOf(to)
      try {
        await call('deleteMessage', { chat_id, message_id: Number(receipt.id) }, signal)
      } catch (error) {
        const failure = failureOf(error)
        if (failure.facts.detail !== 'message-gone') throw failure
      }
    },

    async close() {},
  }
}

async function draftOf(post: Post, context: SendContext): Promise<Draft> {
  const payload = post.payload as TelegramPayload
  const fallback = (post.fallback ?? post.payload) as TelegramPayload
  // A picture that cannot be read never holds up its text.
  const picture = post.picture
    ? await context.picture(post.picture).catch(() => undefined)
    : undefined
  const upload = picture && {
    bytes: picture.bytes,
    name: `picture.${picture.type.replace('image/', '')}`,
  }
  const isPictureless = post.picture !== undefined && !picture
  return {
    payload: isPictureless ? fallback : payload,
    photos: [...(picture?.fileId ? [picture.fileId] : []), ...(upload ? [upload] : [])],
    fallback,
    ...(context.replyTo ? { replyTo: Number(context.replyTo.id) } : {}),
    lost: isPictureless ? ['picture'] : [],
  }
}

/** The draft without a part that it has; undefined where it has none, and the refusal is final. */
function without(draft: Draft, part: Part): Draft | undefined {
  const { payload, lost } = draft
  switch (part) {
    case 'picture': {
      const [refused, ...photos] = draft.photos
      if (refused === undefined) return undefined
      if (photos.length > 0) return { ...draft, photos }
      return { ...draft, photos, payload: draft.fallback, lost: [...lost, 'picture'] }
    }
    case 'reply': {
      const { replyTo, ...rest } = draft
      return replyTo === undefined ? undefined : { ...rest, lost: [...lost, 'reply'] }
    }
    case 'entities':
      if (payload.entities.length === 0) return undefined
      return { ...draft, payload: { ...payload, entities: [] }, lost: [...lost, 'markup'] }
    case 'keyboard': {
      const { reply_markup, ...rest } = payload
      return reply_markup ? { ...draft, payload: rest, lost: [...lost, 'markup'] } : undefined
    }
    default:
      return part satisfies never
  }
}

/** Where the message is gone, the server sends without the reply, and its answer shows that. */
const replyTo = (message_id: number) => ({
  message_id,
  allow_sending_without_reply: true as const,
})

function receiptOf(message: WireMessage, { replyTo, lost }: Draft): Receipt {
  const fileId = message.photo?.at(-1)?.file_id
  const isAlone = replyTo !== undefined && !message.reply_to_message
  const degraded = new Set([...lost, ...(isAlone ? ['reply'] : [])])
  return {
    id: String(message.message_id),
    kind: fileId ? 'picture' : 'text',
    ...(fileId ? { fileId } : {}),
    ...(degraded.size > 0 ? { degraded: [...degraded].join(' ') } : {}),
  }
}
