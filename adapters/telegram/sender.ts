/** Sends, edits and deletes Telegram posts; where the server refuses a part of one, the rest is sent in the same call. */
import type { Post, Receipt, SendContext, Sender } from '../adapter.ts'
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

  function deliver(draft: Draft, to: string, context: SendContext): Promise<WireMessage> {
    const { text, entities, link_preview_options, reply_markup } = draft.payload
    const common = {
      ...targetOf(to),
      ...(reply_markup ? { reply_markup } : {}),
      ...(context.silent ? { disable_notification: true } : {}),
      ...(draft.replyTo === undefined
        ? {}
        : {
            reply_parameters: {
              message_id: draft.replyTo,
              allow_sending_without_reply: true as const,
            },
          }),
    }
    const [photo] = draft.photos
    return photo === undefined
      ? call('sendMessage', { ...common, text, entities, link_preview_options }, context.signal)
      : call(
          'sendPhoto',
          { ...common, photo, caption: text, caption_entities: entities },
          context.signal,
        )
  }

  return {
    async send(post, to, context) {
      try {
        let draft = await draftOf(post, context)
        const lost = new Set<string>()
        if (post.picture && draft.photos.length === 0) lost.add('picture')
        for (;;) {
          try {
            const message = await deliver(draft, to, context)
            if (draft.replyTo !== undefined && !message.reply_to_message) lost.add('reply')
            return receiptOf(message, lost)
          } catch (error) {
            const part = error instanceof CallError ? refusalOf(error.fault).part : undefined
            const less = part && without(draft, part)
            if (!less) throw error
            if (less.photos.length === 0 || part !== 'picture') lost.add(nameOf(part))
            draft = less
          }
        }
      } catch (error) {
        throw failureOf(error)
      }
    },

    // A picture post keeps its picture: what is revised is its caption. The keyboard and the preview go with every edit,
    // as the server removes what is left out.
    async revise(post, receipt, to, context) {
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
      try {
        await (receipt.kind === 'text'
          ? call(
              'editMessageText',
              { ...edit, text, entities, link_preview_options },
              context.signal,
            )
          : call(
              'editMessageCaption',
              { ...edit, caption: text, caption_entities: entities },
              context.signal,
            ))
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
  return {
    payload: picture || !post.picture ? payload : fallback,
    photos: [...(picture?.fileId ? [picture.fileId] : []), ...(upload ? [upload] : [])],
    fallback,
    ...(context.replyTo ? { replyTo: Number(context.replyTo.id) } : {}),
  }
}

/** The draft without a part that it has; undefined where it has none, and the refusal is final. */
function without(draft: Draft, part: Part): Draft | undefined {
  const { payload } = draft
  switch (part) {
    case 'picture': {
      if (draft.photos.length === 0) return undefined
      const photos = draft.photos.slice(1)
      return { ...draft, photos, payload: photos.length > 0 ? payload : draft.fallback }
    }
    case 'reply': {
      const { replyTo, ...rest } = draft
      return replyTo === undefined ? undefined : rest
    }
    case 'entities':
      return payload.entities.length > 0
        ? { ...draft, payload: { ...payload, entities: [] } }
        : undefined
    case 'keyboard': {
      const { reply_markup, ...rest } = payload
      return reply_markup ? { ...draft, payload: rest } : undefined
    }
    default:
      return part satisfies never
  }
}

const nameOf = (part: Part | undefined) =>
  part === 'entities' || part === 'keyboard' ? 'markup' : String(part)

function receiptOf(message: WireMessage, lost: Set<string>): Receipt {
  const fileId = message.photo?.at(-1)?.file_id
  return {
    id: String(message.message_id),
    kind: fileId ? 'picture' : 'text',
    ...(fileId ? { fileId } : {}),
    ...(lost.size > 0 ? { degraded: [...lost].join(' ') } : {}),
  }
}
