/** What the bot may do in a chat, as Telegram sees it now. */
import type { Address, Inspection } from '../adapter.ts'
import { targetOf } from './address.ts'
import type { TelegramClient } from './client.ts'
import { failureOf } from './errors.ts'
import { mayPostAs, surfaceOf } from './updates.ts'
import type { Chat, ChatMember } from './wire.ts'

const nothing: Inspection = { exists: false, mayPost: false, mayEmbed: false, missing: [] }

/** Rejects with `DeliveryFailure` where Telegram cannot be asked; a chat that the bot cannot see does not exist for it. */
export async function inspect(client: TelegramClient, address: Address): Promise<Inspection> {
  try {
    const { chat_id, message_thread_id } = targetOf(address)
    const chat = await client.call('getChat', { chat_id })
    const kind = surfaceOf(chat.type, message_thread_id)
    if (chat.type === 'private') {
      return { exists: true, kind, mayPost: true, mayEmbed: true, missing: [] }
    }
    const { id } = await client.call('getMe', {})
    const member = withDefaults(
      await client.call('getChatMember', { chat_id, user_id: id }),
      chat.permissions,
    )
    const missing = missingFrom(member, chat.type)
    return {
      exists: true,
      kind,
      ...(chat.title ? { title: chat.title } : {}),
      mayPost: missing.length === 0,
      mayEmbed: member.can_add_web_page_previews !== false,
      missing,
    }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.facts.kind === 'gone') return nothing
    throw failure
  }
}

/** A plain member may do what the group lets all members do. */
const withDefaults = (member: ChatMember, permissions: Partial<ChatMember> = {}): ChatMember =>
  member.status === 'member' && permissions.can_send_messages === false
    ? { ...member, ...permissions, status: 'restricted' }
    : member

function missingFrom(member: ChatMember, type: Chat['type']): string[] {
  if (mayPostAs(member, type)) return []
  return [type === 'channel' ? 'can_post_messages' : 'can_send_messages']
}
