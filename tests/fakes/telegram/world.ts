/** Chats, people and messages of the fake Telegram, and the queue of updates. */

export type FakeEntity = { type: string; offset: number; length: number; url?: string }
export type FakeButton = { text: string; callback_data?: string; url?: string }
export type FakeKeyboard = { inline_keyboard: FakeButton[][] }

export type FakeUser = {
  id: number
  is_bot: boolean
  first_name: string
  username?: string
  language_code?: string
}

export type Rights = {
  status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'
  can_post_messages?: boolean
  can_edit_messages?: boolean
  can_delete_messages?: boolean
  can_send_messages?: boolean
  can_send_photos?: boolean
  can_add_web_page_previews?: boolean
}

export type FakeMessage = {
  message_id: number
  /** Seconds since 1970. */
  date: number
  chat: { id: number; type: ChatType; title?: string }
  from?: FakeUser
  sender_chat?: { id: number; type: ChatType; title?: string }
  message_thread_id?: number
  is_topic_message?: boolean
  reply_to_message?: { message_id: number }
  migrate_to_chat_id?: number
  text?: string
  entities?: FakeEntity[]
  link_preview_options?: Record<string, unknown>
  photo?: { file_id: string; file_unique_id: string; width: number; height: number }[]
  caption?: string
  caption_entities?: FakeEntity[]
  reply_markup?: FakeKeyboard
  voice?: object
  document?: { file_id?: string; file_name?: string; file_size?: number; text?: string }
  contact?: object
  location?: object
}

type ChatType = 'private' | 'group' | 'supergroup' | 'channel'

export type FakeChat = {
  id: number
  type: ChatType
  title?: string
  /** What the bot is and may do here. */
  bot: Rights
  permissions?: Partial<Rights>
  /** A forum's threads by id; true while open. */
  threads?: Map<number, boolean>
  messages: FakeMessage[]
  /** Of a private chat. */
  isDeactivated?: boolean
  isBlocked?: boolean
  /** Of a basic group. */
  upgradedTo?: number
  isDeleted?: boolean
}

export type FakeUpdate = { update_id: number } & Record<string, unknown>

type FakeWebhook = {
  url: string
  secret?: string
  connections: number
  /** Seconds since 1970 and words of the last delivery that failed. */
  failed?: { at: number; words: string }
}

export type World = ReturnType<typeof createWorld>

/** `now` is in milliseconds. */
export function createWorld(now: () => number) {
  const chats = new Map<number, FakeChat>()
  const files = new Map<string, string>()
  const updates: FakeUpdate[] = []
  const listeners = new Set<() => void>()
  const me: FakeUser = { id: 424242, is_bot: true, first_name: 'Barid', username: 'barid_bot' }
  let lastUpdate = 1_000
  let lastId = 0
  let allowed: string[] | undefined

  return {
    me,
    chats,
    /** File ids to the size of what was uploaded. */
    files,
    /** Bytes of what people sent as a file, by its id. */
    documents: new Map<string, Uint8Array>(),
    updates,
    commands: new Map<string, { command: string; description: string }[]>(),
    /** Answers to callback queries by their id. */
    answers: new Map<string, { text?: string }>(),
    /** Ids of presses that wait for an answer. */
    queries: new Set<string>(),
    webhook: undefined as FakeWebhook | undefined,
    /** A poller waits for updates now. */
    isPolled: false,
    seconds: () => Math.floor(now() / 1000),
    now,
    nextId: () => ++lastId,

    chatOf(id: number): FakeChat {
      const chat = chats.get(id)
      if (!chat) throw new Error(`The fake knows no chat ${id}.`)
      return chat
    },

    /** The server remembers the kinds that were last asked for. */
    allow: (kinds: string[] | undefined) => void (allowed = kinds ?? allowed),

    push(kind: string, content: unknown): void {
      if (allowed && allowed.length > 0 && !allowed.includes(kind)) return
      updates.push({ update_id: ++lastUpdate, [kind]: content })
      for (const listener of listeners) listener()
    },

    /** The update was taken. */
    confirm(id: number): void {
      const at = updates.findIndex((update) => update.update_id === id)
      if (at >= 0) updates.splice(at, 1)
    },

    onUpdate(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const chatView = ({ id, type, title }: FakeChat) => ({
  id,
  type,
  ...(title === undefined ? {} : { title }),
})
