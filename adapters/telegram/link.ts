/** A link to a post that stands in a supergroup or channel; it opens for those who may read there. */
import { parseAddress, type Address, type Receipt } from '../adapter.ts'

/** Undefined in private chats and basic groups: Telegram has no such links there. */
export function telegramLink(chat: Address, receipt: Receipt): string | undefined {
  const { id = '', thread } = parseAddress(chat) ?? {}
  const [, internal] = /^-100(\d+)$/.exec(id) ?? []
  if (internal === undefined) return undefined
  return ['https://t.me/c', internal, ...(thread ? [thread] : []), receipt.id].join('/')
}
