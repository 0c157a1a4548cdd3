/** Whether the bot may read, write or edit in a chat: the server's checks in the server's order. */
import { bad, forbidden } from './refusal.ts'
import type { FakeChat, World } from './world.ts'

export type Purpose = 'read' | 'write' | 'edit'

const kindName = { supergroup: 'supergroup', channel: 'channel', group: 'group', private: '' }

export function accessedChat(world: World, chatId: unknown, purpose: Purpose): FakeChat {
  if (chatId === undefined || chatId === '') throw bad('chat_id is empty')
  const chat = world.chats.get(Number(chatId))
  if (!chat) throw bad('chat not found')
  const name = kindName[chat.type]
  if (chat.type === 'private') {
    if (chat.isDeactivated && purpose !== 'read') throw forbidden('user is deactivated')
    return chat
  }
  if (chat.upgradedTo !== undefined && purpose === 'write') {
    throw bad('group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.upgradedTo,
    })
  }
  if (chat.isDeleted) throw forbidden('the group chat was deleted')
  if (chat.bot.status === 'kicked') throw forbidden(`bot was kicked from the ${name} chat`)
  if (chat.bot.status === 'left') throw forbidden(`bot is not a member of the ${name} chat`)
  return chat
}

/** The thread that a message goes to; in a chat without threads the id is ignored. */
export function accessedThread(chat: FakeChat, threadId: unknown): number | undefined {
  if (threadId === undefined || !chat.threads) return undefined
  const thread = Number(threadId)
  const isOpen = chat.threads.get(thread)
  if (thread === 1 || isOpen === undefined) throw bad('message thread not found')
  if (!isOpen) throw bad('TOPIC_CLOSED')
  return thread
}

export function mayWrite(chat: FakeChat, content: 'text' | 'photo'): void {
  const { bot, type, permissions } = chat
  if (type === 'private') {
    if (chat.isBlocked) throw forbidden('bot was blocked by the user')
    return
  }
  if (type === 'channel') {
    if (bot.status !== 'administrator' || !bot.can_post_messages) {
      throw bad('need administrator rights in the channel chat')
    }
    return
  }
  if (bot.status === 'administrator') return
  const rights = bot.status === 'restricted' ? bot : permissions
  if (content === 'text' && rights?.can_send_messages === false) {
    throw bad('not enough rights to send text messages to the chat')
  }
  if (content === 'photo' && rights?.can_send_photos === false) {
    throw bad('not enough rights to send photos to the chat')
  }
}
