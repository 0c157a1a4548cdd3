/** People of the fake Telegram, who write, press buttons, block, add the bot and delete its posts. */
import {
  chatView,
  type FakeChat,
  type FakeMessage,
  type FakeUser,
  type Rights,
  type World,
} from './world.ts'

export type FakePerson = ReturnType<typeof createPerson>

export function createPerson(world: World, id: number, first_name: string, language_code: string) {
  const user: FakeUser = { id, is_bot: false, first_name, language_code }
  let lastQuery = 0

  /** The private chat, which exists for the bot once the person has written. */
  function privateChat(): FakeChat {
    const known = world.chats.get(id)
    if (known) return known
    const chat: FakeChat = { id, type: 'private', bot: { status: 'member' }, messages: [] }
    world.chats.set(id, chat)
    return chat
  }

  function writes(content: Partial<FakeMessage>, chat: FakeChat, thread?: number): FakeMessage {
    const message: FakeMessage = {
      message_id: world.nextId(),
      date: world.seconds(),
      chat: chatView(chat),
      ...(chat.type === 'channel' ? { sender_chat: chatView(chat) } : { from: user }),
      ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
      ...content,
    }
    chat.messages.push(message)
    world.push(chat.type === 'channel' ? 'channel_post' : 'message', message)
    return message
  }

  const memberChange = (chat: FakeChat, from: Rights, to: Rights) =>
    world.push('my_chat_member', {
      chat: chatView(chat),
      from: user,
      date: world.seconds(),
      old_chat_member: { user: world.me, ...from },
      new_chat_member: { user: world.me, ...to },
    })

  return {
    id,
    address: `telegram:${id}`,

    /** In private, or in a chat and thread. */
    says: (text: string, chat?: number, thread?: number) =>
      writes({ text }, chat === undefined ? privateChat() : world.chatOf(chat), thread),

    sendsPhoto: (caption: string) =>
      writes(
        {
          caption,
          photo: [{ file_id: 'of-a-person', file_unique_id: 'x', width: 90, height: 90 }],
        },
        privateChat(),
      ),

    sendsDocument(file_name: string, bytes: Uint8Array, caption = '') {
      const file_id = `document-${world.documents.size + 1}`
      world.documents.set(file_id, bytes)
      const document = { file_id, file_name, file_size: bytes.length }
      return writes({ document, ...(caption ? { caption } : {}) }, privateChat())
    },

    sends: (content: Partial<FakeMessage>) => writes(content, privateChat()),

    /** The newest button with this label; returns the id of the query, see `fake.answers`. */
    presses(label: string, chat: number = id): string {
      const message = world
        .chatOf(chat)
        .messages.findLast((one) => buttonOf(one, label) !== undefined)
      const button = message && buttonOf(message, label)
      if (!button) throw new Error(`No button [${label}] stands in the chat.`)
      const query = `query-${id}-${++lastQuery}`
      world.queries.add(query)
      world.push('callback_query', { id: query, from: user, message, data: button.callback_data })
      return query
    },

    /** Presses what no button carries, under the bot's newest message of a chat; under none that can be seen where it has none. */
    forges(data: string, chat: number = id): string {
      const isOurs = ({ from }: FakeMessage) => from?.id === world.me.id
      const message = world.chats.get(chat)?.messages.findLast(isOurs)
      const query = `query-${id}-${++lastQuery}`
      world.queries.add(query)
      world.push('callback_query', { id: query, from: user, message, data })
      return query
    },

    blocks(): void {
      privateChat().isBlocked = true
      memberChange(privateChat(), { status: 'member' }, { status: 'kicked' })
    },

    unblocks(): void {
      privateChat().isBlocked = false
      memberChange(privateChat(), { status: 'kicked' }, { status: 'member' })
    },

    /** Adds the bot to a chat, changes its rights there, or removes it. */
    changes(chat: number, rights: Rights): void {
      const there = world.chatOf(chat)
      const before = there.bot
      there.bot = rights
      memberChange(there, before, rights)
    },

    /**
     * Writes other words into a post of a channel, as an admin who may edit those of others. Documented: an update for every post
     * that is known to the bot. The server's source leaves out what the bot itself sent, which no document says.
     */
    edits(chat: number, message: number, text: string): void {
      const there = world.chatOf(chat)
      const found = there.messages.find((one) => one.message_id === message)
      if (!found || there.type !== 'channel') throw new Error('Only posts of channels are edited.')
      delete found.entities
      delete found.caption_entities
      Object.assign(found, found.photo ? { caption: text } : { text })
      world.push('edited_channel_post', { ...found, edit_date: world.seconds() })
    },

    deletes(chat: number, message: number): void {
      const { messages } = world.chatOf(chat)
      const at = messages.findIndex((one) => one.message_id === message)
      if (at >= 0) messages.splice(at, 1)
    },
  }
}

const buttonOf = (message: FakeMessage, label: string) =>
  message.reply_markup?.inline_keyboard.flat().find((button) => button.text === label)
