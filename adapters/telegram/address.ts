/** Telegram's addresses: `telegram:CHAT[/THREAD]`, where a person's private chat has the person's own id. */
import { DeliveryFailure, parseAddress, type Address } from '../adapter.ts'

export const addressOf = (chat: number, thread?: number): Address =>
  thread === undefined ? `telegram:${chat}` : `telegram:${chat}/${thread}`

/** The parameters that name a chat in every method. Throws `DeliveryFailure` for an address of another platform. */
export function targetOf(address: Address): { chat_id: string; message_thread_id?: number } {
  const parsed = parseAddress(address)
  if (parsed?.platform !== 'telegram') {
    throw new DeliveryFailure({ kind: 'malformed', detail: 'bad-address' })
  }
  return {
    chat_id: parsed.id,
    ...(parsed.thread ? { message_thread_id: Number(parsed.thread) } : {}),
  }
}
