/** Updates → what people did: pure, and the place where what nobody may keep is dropped. */
import { largestTextFile, textFormatOf, type TextFormat } from '../../messages/form.ts'
import type { Address, Surface } from '../adapter.ts'
import type { InboundEvent } from '../inbound.ts'
import { addressOf } from './address.ts'
import type { ChatMember, Update, User, WireMessage } from './wire.ts'
import { wordingOf } from './wording.ts'

/** The kinds of update that are asked for; named on every call, since the server remembers the last list. */
export const allowedUpdates = [
  'message',
  'channel_post',
  'edited_channel_post',
  'callback_query',
  'my_chat_member',
]

/** The chat in which an update happened. */
export const chatOf = (update: Update): number | undefined =>
  (
    update.message ??
    update.channel_post ??
    update.edited_channel_post ??
    update.callback_query?.message ??
    update.my_chat_member
  )?.chat.id

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** An event as the engine takes it, but for the way to answer it. */
export type Told = DistributiveOmit<InboundEvent, 'turn'>

/** What an update says, and what a turn needs to answer it. */
export type Heard = {
  event: DistributiveOmit<Told, 'shows'>
  /** The message that an answer replies to: in shared chats the asker's. */
  replyTo?: number
  /** The button's query, and the message under which it stands while that can still be edited. */
  press?: { query: string; message?: { id: number; kind: 'text' | 'picture' } }
  /** A text file by its id, to be read on request alone. */
  document?: { id: string; format: TextFormat }
  /** Of a post that was edited: a hash of its words. */
  wording?: string
}

/** Undefined for what is none of the bot's business: talk in groups, commands for other bots, other bots. */
export function heardIn(update: Update, botName: string): Heard | undefined {
  if (update.callback_query) return pressOf(update, update.callback_query)
  if (update.my_chat_member) return membershipOf(update, update.my_chat_member)
  if (update.edited_channel_post) return changeOf(update, update.edited_channel_post)
  const message = update.message ?? update.channel_post
  return message && messageOf(update, message, botName)
}

function messageOf(update: Update, message: WireMessage, botName: string): Heard | undefined {
  const base = baseOf(update, message, personOf(message))
  if (message.migrate_to_chat_id !== undefined) {
    return { event: { ...base, kind: 'moved', to: addressOf(message.migrate_to_chat_id) } }
  }
  if (message.new_chat_title !== undefined) {
    const { id, type } = message.chat
    const place = { chat: addressOf(id), surface: surfaceOf(type) }
    return { event: { ...base, ...place, kind: 'renamed', title: message.new_chat_title } }
  }
  // People opened the thread again: what was kept for it may go.
  if (message.forum_topic_reopened) {
    return { event: { ...base, kind: 'membership', mayPost: true, left: false } }
  }
  if (message.from?.is_bot && !message.sender_chat) return undefined
  const inPrivate = base.surface === 'private'
  const command = message.text === undefined ? undefined : commandOf(message.text, botName)
  if (command) {
    const replyTo =
      base.surface === 'group' || base.surface === 'thread' ? message.message_id : undefined
    return {
      event: { ...base, kind: 'command', ...command },
      ...(replyTo === undefined ? {} : { replyTo }),
    }
  }
  if (!inPrivate) return undefined
  if (message.text !== undefined) {
    const isForOther = /^\/\w+@\w/.test(message.text)
    return isForOther ? undefined : { event: { ...base, kind: 'text', text: message.text } }
  }
  const file = fileOf(message)
  const document = file === 'document' ? textFileOf(message) : undefined
  return file && { event: { ...base, kind: 'file', file }, ...(document ? { document } : {}) }
}

/** Whose post it is, only the engine knows. A command that is edited into a post is none. */
function changeOf(update: Update, message: WireMessage): Heard {
  const { message_id, date } = message
  const base = baseOf(update, message, undefined)
  return {
    event: { ...base, kind: 'changed', post: String(message_id), sentAt: date * 1000 },
    wording: wordingOf(message),
  }
}

/** Undefined for what is no text, or too large by what the server says of it. */
function textFileOf({ document }: WireMessage): Heard['document'] {
  const format = textFormatOf(document?.file_name ?? '')
  if (!document || !format || (document.file_size ?? 0) > largestTextFile) return undefined
  return { id: document.file_id, format }
}

/** `/Topic@our_bot idlib` as name and words; undefined for other bots' commands and for text. */
function commandOf(text: string, botName: string): { name: string; words: string } | undefined {
  const match = /^\/(\w{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/.exec(text)
  const [, name, other, words = ''] = match ?? []
  if (!name || (other && other.toLowerCase() !== botName.toLowerCase())) return undefined
  return { name: name.toLowerCase(), words: words.trim() }
}

type File = Extract<InboundEvent, { kind: 'file' }>['file']

/** The kind alone: captions, names and bytes go no further than here. Service messages are no file. */
function fileOf(message: WireMessage): File | undefined {
  if (message.photo) return 'picture'
  if (message.voice ?? message.audio) return 'voice'
  // An animation comes with a document of the same content.
  if (message.video ?? message.video_note ?? message.animation) return 'video'
  if (message.document) return 'document'
  if (message.contact) return 'contact'
  if (message.location) return 'location'
  const { sticker, poll, dice, story, paid_media: paid, checklist } = message
  return (sticker ?? poll ?? dice ?? story ?? paid ?? checklist) ? 'other' : undefined
}

function pressOf(update: Update, query: NonNullable<Update['callback_query']>): Heard | undefined {
  const { message, data } = query
  if (!message || !data) return undefined
  const standing = {
    id: message.message_id,
    kind: message.photo ? ('picture' as const) : ('text' as const),
  }
  return {
    event: { ...baseOf(update, message, query.from), kind: 'press', command: data },
    press: { query: query.id, ...(message.date > 0 ? { message: standing } : {}) },
  }
}

function membershipOf(update: Update, change: NonNullable<Update['my_chat_member']>): Heard {
  const { chat, from, new_chat_member } = change
  const message = { message_id: 0, date: 0, chat }
  return {
    event: {
      ...baseOf(update, message, from),
      kind: 'membership',
      mayPost: mayPostAs(new_chat_member, chat.type),
      left: new_chat_member.status === 'left' || new_chat_member.status === 'kicked',
      ...(chat.title === undefined ? {} : { title: chat.title }),
    },
  }
}

/** What a membership lets the bot do; in a private chat `kicked` means blocked. */
export function mayPostAs(member: ChatMember, type: WireMessage['chat']['type']): boolean {
  switch (member.status) {
    case 'left':
    case 'kicked':
      return false
    case 'creator':
      return true
    case 'administrator':
      return type !== 'channel' || member.can_post_messages === true
    case 'restricted':
      return member.can_send_messages === true
    case 'member':
      return type !== 'channel'
    default:
      return member.status satisfies never
  }
}

/** Anonymous admins and channels speak as a chat: who they are stays unknown. */
const personOf = (message: WireMessage): User | undefined =>
  message.sender_chat ? undefined : message.from

function baseOf(update: Update, message: WireMessage, person: User | undefined) {
  const thread = message.is_topic_message ? message.message_thread_id : undefined
  const language = person?.language_code?.split('-')[0]?.toLowerCase()
  return {
    id: String(update.update_id),
    chat: addressOf(message.chat.id, thread) satisfies Address,
    surface: surfaceOf(message.chat.type, thread),
    ...(person ? { person: addressOf(person.id) } : {}),
    ...(language ? { languageHint: language } : {}),
  }
}

export function surfaceOf(type: WireMessage['chat']['type'], thread?: number): Surface['kind'] {
  if (type === 'private' || type === 'channel') return type
  return thread === undefined ? 'group' : 'thread'
}
