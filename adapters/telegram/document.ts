/** A file for one person: sent as a document, with its words as the caption. */
import type { Address, Post, Receipt } from '../adapter.ts'
import type { AnswerFile } from '../inbound.ts'
import { targetOf } from './address.ts'
import type { TelegramClient } from './client.ts'
import { failureOf } from './errors.ts'
import type { TelegramPayload } from './wire.ts'

/** Rejects with `DeliveryFailure`. */
export async function sendDocument(
  client: TelegramClient,
  { name, bytes }: AnswerFile,
  caption: Post | undefined,
  to: Address,
  signal: AbortSignal,
): Promise<Receipt> {
  const payload = caption?.payload as TelegramPayload | undefined
  const words = payload && {
    caption: payload.text,
    caption_entities: payload.entities,
    ...(payload.reply_markup ? { reply_markup: payload.reply_markup } : {}),
  }
  try {
    const document = { ...targetOf(to), ...words, document: { bytes, name } }
    const { message_id } = await client.call('sendDocument', document, signal)
    // Edited, as a picture is, by its caption.
    return { id: String(message_id), kind: 'picture' }
  } catch (error) {
    throw failureOf(error)
  }
}
