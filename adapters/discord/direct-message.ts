/** What a person writes to the bot in private, as Discord tells of it; what nobody may keep is dropped here. Pure. */
import type { InboundEvent } from '../inbound.ts'
import { channelAddress, personAddress } from './address.ts'

/** A message of the gateway, as far as it is read. */
export type DirectMessage = {
  id: string
  channel_id: string
  guild_id?: string
  /** 0 written, 19 written as a reply; all others are Discord's own notices. */
  type: number
  author: { id: string; bot?: boolean }
  content?: string
  flags?: number
  attachments?: { content_type?: string }[]
  sticker_items?: object[]
  poll?: object
  /** What it forwards. */
  message_snapshots?: object[]
}

type File = Extract<InboundEvent, { kind: 'file' }>['file']
type Written = Extract<InboundEvent, { kind: 'command' | 'text' | 'file' }>
type WrittenFacts = Written extends infer One
  ? One extends Written
    ? Omit<One, 'turn'>
    : never
  : never

/** `1 << 13`: a voice note. */
const voiceNote = 8192

/** Undefined for what bots write (this one too), for notices, and for whatever is not private. */
export function writtenIn(message: DirectMessage): WrittenFacts | undefined {
  const { id, type, author, guild_id: guild, content = '' } = message
  if (guild !== undefined || author.bot || (type !== 0 && type !== 19)) return undefined
  const by = {
    id,
    chat: channelAddress(message.channel_id),
    surface: 'private' as const,
    person: personAddress(author.id),
  }
  const file = fileOf(message)
  if (file) return { kind: 'file', file, ...by }
  // Clients send a slash command that they do not know, such as those of the team, as a text.
  const [, name, words = ''] = /^\/(\w{1,32})(?:\s+([\s\S]*))?$/.exec(content) ?? []
  if (name) return { kind: 'command', name: name.toLowerCase(), words: words.trim(), ...by }
  return content === '' ? undefined : { kind: 'text', text: content, ...by }
}

/** The kind alone: a text beside it, names and addresses go no further than here. */
function fileOf({ attachments = [], flags = 0, ...others }: DirectMessage): File | undefined {
  const [first] = attachments
  if (first) {
    if (flags & voiceNote) return 'voice'
    return kinds[first.content_type?.split('/')[0] ?? ''] ?? 'document'
  }
  const { sticker_items: stickers = [], message_snapshots: forwarded = [], poll } = others
  return stickers.length > 0 || forwarded.length > 0 || poll ? 'other' : undefined
}

const kinds: Record<string, File> = { image: 'picture', audio: 'voice', video: 'video' }
