/** The part of the Bot API (10.3) that Barid speaks, as it stands on the wire; see core.telegram.org/bots/api. */

export type Entity = {
  type: 'bold' | 'italic' | 'code' | 'text_link' | 'blockquote' | 'expandable_blockquote'
  /** In UTF-16 units. */
  offset: number
  length: number
  url?: string
}

export type Button = { text: string } & ({ callback_data: string } | { url: string })

export type Keyboard = { inline_keyboard: Button[][] }

export type LinkPreview =
  | { is_disabled: true }
  | { url: string; prefer_large_media: true; show_above_text: true }

export type User = { id: number; is_bot: boolean; username?: string; language_code?: string }

export type Chat = {
  id: number
  type: 'private' | 'group' | 'supergroup' | 'channel'
  title?: string
  username?: string
}

/** A message of a person or of the bot. Of what people send, only what the listener looks at. */
export type WireMessage = {
  message_id: number
  /** 0 where the message is no longer accessible. */
  date: number
  chat: Chat
  from?: User
  sender_chat?: Chat
  message_thread_id?: number
  is_topic_message?: boolean
  reply_to_message?: { message_id: number }
  migrate_to_chat_id?: number
  new_chat_title?: string
  forum_topic_reopened?: object
  text?: string
  caption?: string
  photo?: { file_id: string }[]
  video?: object
  video_note?: object
  animation?: object
  voice?: object
  audio?: object
  document?: { file_id: string; file_name?: string; file_size?: number }
  contact?: object
  location?: object
  sticker?: object
  poll?: object
  dice?: object
  story?: object
  paid_media?: object
  checklist?: object
}

type CallbackQuery = { id: string; from: User; message?: WireMessage; data?: string }

export type ChatMember = {
  status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'
  can_post_messages?: boolean
  can_send_messages?: boolean
  can_send_photos?: boolean
  can_add_web_page_previews?: boolean
}

export type Update = {
  update_id: number
  message?: WireMessage
  channel_post?: WireMessage
  edited_channel_post?: WireMessage
  callback_query?: CallbackQuery
  my_chat_member?: { chat: Chat; from: User; new_chat_member: ChatMember }
}

/** Bytes to be uploaded in place of a file id. */
export type Upload = { bytes: Uint8Array; name: string }

type Target = { chat_id: string; message_thread_id?: number }

type Sending = Target & {
  reply_markup?: Keyboard
  disable_notification?: boolean
  /** Bot API 7.11: for a message above the free rate. */
  allow_paid_broadcast?: boolean
  reply_parameters?: { message_id: number; allow_sending_without_reply: true }
}

type Text = { text: string; entities?: Entity[]; link_preview_options?: LinkPreview }
type Caption = { caption: string; caption_entities?: Entity[] }
type Edit = { chat_id: string; message_id: number; reply_markup?: Keyboard }
export type BotCommand = { command: string; description: string }

/** Whose menu it is, and in which language; without one, that of all others. */
type MenuPlace = {
  scope: { type: 'all_private_chats' | 'all_group_chats' }
  language_code?: string
}

/** Each method with its parameters and its result. */
type Methods = {
  getMe(params: object): User
  getUpdates(params: { offset?: number; timeout: number; allowed_updates: string[] }): Update[]
  setWebhook(params: {
    url: string
    secret_token: string
    allowed_updates: string[]
    max_connections: number
  }): true
  deleteWebhook(params: object): true
  getWebhookInfo(params: object): {
    url: string
    /** Seconds since 1970. */
    last_error_date?: number
    last_error_message?: string
  }
  sendMessage(params: Sending & Text): WireMessage
  sendPhoto(params: Sending & Caption & { photo: string | Upload }): WireMessage
  sendDocument(params: Sending & Partial<Caption> & { document: Upload }): WireMessage
  editMessageText(params: Edit & Text): WireMessage | true
  editMessageCaption(params: Edit & Caption): WireMessage | true
  editMessageMedia(
    params: Edit & { media: { type: 'photo'; media: Upload } & Caption },
  ): WireMessage | true
  deleteMessage(params: { chat_id: string; message_id: number }): true
  getFile(params: { file_id: string }): { file_path?: string; file_size?: number }
  answerCallbackQuery(params: {
    callback_query_id: string
    text?: string
    show_alert?: boolean
  }): true
  getChat(params: { chat_id: string }): Chat & { permissions?: Partial<ChatMember> }
  getChatMember(params: { chat_id: string; user_id: number }): ChatMember
  getMyCommands(params: MenuPlace): BotCommand[]
  setMyCommands(params: MenuPlace & { commands: BotCommand[] }): true
}

export type Method = keyof Methods
export type Params<M extends Method> = Parameters<Methods[M]>[0]
export type Result<M extends Method> = ReturnType<Methods[M]>

/** Text with entities, before it is known whether it goes as a message or as a caption. */
export type TelegramPayload = {
  text: string
  entities: Entity[]
  reply_markup?: Keyboard
  link_preview_options: LinkPreview
}

/** Bot API: characters of a caption after entities parsing. */
export const captionLimit = 1024
