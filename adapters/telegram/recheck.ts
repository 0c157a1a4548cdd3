/** A chat that the server does not find is looked for once more, since one such answer alone must not end a chat. */
import type { Address } from '../adapter.ts'
import { DeliveryFailure } from '../adapter.ts'
import { targetOf } from './address.ts'
import type { TelegramClient } from './client.ts'
import { failureOf } from './errors.ts'

/**
 * The failure to reject with. `chat-not-found` stays so where `getChat` says it too, and gives way to what `getChat` knows
 * better (that the bot was kicked, say). Where the chat is found, or the server cannot be asked, it becomes `unreachable`:
 * nothing was done, and it is due again.
 */
export async function confirmed(
  client: TelegramClient,
  failure: DeliveryFailure,
  to: Address,
  signal: AbortSignal,
): Promise<DeliveryFailure> {
  if (failure.facts.detail !== 'chat-not-found') return failure
  const second = await client.call('getChat', { chat_id: targetOf(to).chat_id }, signal).then(
    () => undefined,
    (error: unknown) => failureOf(error),
  )
  if (second && isSure(second)) return second
  const { words } = failure.facts
  return new DeliveryFailure({
    kind: 'unreachable',
    detail: 'chat-not-found-once',
    ...(words ? { words } : {}),
  })
}

const isSure = ({ facts: { kind } }: DeliveryFailure) =>
  kind !== 'unknown-outcome' && kind !== 'malformed'
