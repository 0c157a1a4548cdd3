/** Sends, edits and deletes Telegram posts; where the server refuses a part of one, the rest is sent in the same call. */
import type { Address, Receipt, SendContext, Sender } from '../adapter.ts'
import { DeliveryFailure } from '../adapter.ts'
import { targetOf } from './address.ts'
import type { TelegramClient } from './client.ts'
import { draftOf, editOf, yielding, type Draft } from './draft.ts'
import { failureOf } from './errors.ts'
import { confirmed } from './recheck.ts'
import { createUploads } from './uploads.ts'
import type { Method, Params, Result, WireMessage } from './wire.ts'

/** @param patience how long a post waits for another that uploads the same picture */
export function createTelegramSender(
  client: TelegramClient,
  patience: () => Promise<void>,
): Sender {
  const uploads = createUploads(patience)

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
      ...(context.paid ? { allow_paid_broadcast: true } : {}),
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

  /** Of a picture post the caption. Keyboard and preview go with every edit, as the server removes what is left out. */
  function edit({ payload, photos }: Draft, receipt: Receipt, to: Address, signal: AbortSignal) {
    const { text, entities, reply_markup, link_preview_options } = payload
    const common = { ...messageOf(receipt, to), ...(reply_markup ? { reply_markup } : {}) }
    if (receipt.kind === 'text') {
      return call('editMessageText', { ...common, text, entities, link_preview_options }, signal)
    }
    const caption = { caption: text, caption_entities: entities }
    const [blank] = photos
    if (typeof blank !== 'object')
      return call('editMessageCaption', { ...common, ...caption }, signal)
    const media = { type: 'photo' as const, media: blank, ...caption }
    return call('editMessageMedia', { ...common, media }, signal)
  }

  /** What a method of the port rejects with; a chat that is said to be gone is looked for once more. */
  const asFailure = (to: Address, signal: AbortSignal) => async (error: unknown) => {
    throw await confirmed(client, failureOf(error), to, signal)
  }

  return {
    async send(post, to, context) {
      const whole = await draftOf(post, context)
      const send = async (draft: Draft) => {
        const sent = yielding(draft, (less) => request(less, to, context))
        const { answer, left } = await sent.catch(asFailure(to, context.signal))
        return receiptOf(answer, left)
      }
      if (post.picture === undefined || typeof whole.photos[0] !== 'object') return send(whole)
      return uploads.once(post.picture, (id) =>
        send(id === undefined ? whole : { ...whole, photos: [id, ...whole.photos] }),
      )
    },

    async revise(post, receipt, to, { signal, stays }) {
      const draft = editOf(post, receipt, stays)
      const edited = yielding(draft, (less) =>
        edit(less, receipt, to, signal).catch(unlessSaid('not-modified')),
      )
      const { left } = await edited.catch(asFailure(to, signal))
      return revisedReceipt(receipt, left)
    },

    async retract(receipt, to, signal) {
      await call('deleteMessage', messageOf(receipt, to), signal)
        .catch(unlessSaid('message-gone'))
        .catch(asFailure(to, signal))
    },

    async close() {},
  }
}

/** Takes a refusal that says what was wanted anyway. */
const unlessSaid = (detail: string) => (error: unknown) => {
  if (failureOf(error).facts.detail !== detail) throw error
}

const messageOf = (receipt: Receipt, to: Address) => ({
  chat_id: targetOf(to).chat_id,
  message_id: Number(receipt.id),
})

/** Where the message is gone, the server sends without the reply, and its answer shows that. */
const replyTo = (message_id: number) => ({
  message_id,
  allow_sending_without_reply: true as const,
})

function receiptOf(message: WireMessage, { replyTo, lost }: Draft): Receipt {
  const fileId = message.photo?.at(-1)?.file_id
  const isAlone = replyTo !== undefined && !message.reply_to_message
  return {
    id: String(message.message_id),
    kind: fileId ? 'picture' : 'text',
    ...(fileId ? { fileId } : {}),
    ...degradedBy([...lost, ...(isAlone ? ['reply'] : [])]),
  }
}

/** Picture and reply stay as they were sent; the markup is that of the edit. */
function revisedReceipt({ degraded, ...receipt }: Receipt, { lost }: Draft): Receipt {
  const earlier = degraded?.split(' ').filter((part) => part !== 'markup') ?? []
  return { ...receipt, ...degradedBy([...earlier, ...lost]) }
}

const degradedBy = (parts: string[]) =>
  parts.length > 0 ? { degraded: [...new Set(parts)].join(' ') } : {}
