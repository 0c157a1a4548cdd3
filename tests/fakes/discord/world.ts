/** The state of a Discord: servers, channels, people, and the messages that stand. */
import type { ComponentBody, EmbedBody } from './checks.ts'
import { Refusal, unknown } from './refusal.ts'

export type FakeMessage = {
  id: string
  channel_id: string
  author: { id: string; bot?: boolean }
  content: string
  embeds: EmbedBody[]
  components: ComponentBody[]
  flags: number
  message_reference?: { message_id: string }
  /** Not told by Discord: uploads, by name. */
  files: { name: string; text: string }[]
  /** Not told: the one person who sees it. */
  only?: string
  /** Not told: "is thinking…", not yet an answer. */
  loading?: boolean
}

export type FakeChannel = {
  id: string
  type: number
  name: string
  guild_id?: string
  parent_id?: string
  owner_id?: string
  thread_metadata?: { archived: boolean; locked: boolean }
  recipients?: { id: string }[]
  permission_overwrites: { id: string; type: 0 | 1; allow: string; deny: string }[]
  messages: FakeMessage[]
  /** Not told: members may read here and not write. */
  muted?: boolean
  /** Not told: of a private chat, whose person takes no messages from the bot. */
  closed?: boolean
}

export type FakeGuild = { id: string; name: string; roles: { id: string; permissions: string }[] }

export const bits = {
  'Manage Threads': 1n << 34n,
  'View Channel': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Embed Links': 1n << 14n,
  'Attach Files': 1n << 15n,
  'Read Message History': 1n << 16n,
  'Send Messages in Threads': 1n << 38n,
}

export type Bit = keyof typeof bits

const invited = Object.entries(bits)
  .filter(([name]) => name !== 'Manage Threads')
  .reduce((held, [, bit]) => held | bit, 0n)

export const isThread = ({ type }: FakeChannel) => type >= 10 && type <= 12

/** Discord's epoch, from which the time in its ids is counted. */
const epoch = 1_420_070_400_000

export const isCrossposted = ({ flags }: FakeMessage) => (flags & 1) === 1

export function createWorld(now: () => number) {
  const guilds = new Map<string, FakeGuild>()
  const channels = new Map<string, FakeChannel>()
  const watchers = new Set<() => void>()
  let count = 0

  /** Ids as Discord makes them, so that what sorts and searches by them is put to the test. */
  const newId = () => String((BigInt(now() - epoch) << 22n) + BigInt(++count))

  const bot = { id: newId(), username: 'Barid', bot: true }
  const application = { id: newId() }

  const channel = (id: string): FakeChannel => {
    const found = channels.get(id)
    if (!found) throw unknown.channel()
    return found
  }

  /** The rights of the bot; a thread has those of its parent. */
  function holds(one: FakeChannel, right: Bit): boolean {
    const place = isThread(one) ? channel(one.parent_id ?? '') : one
    const guild = guilds.get(place.guild_id ?? '')
    if (!guild) return true
    let held = BigInt(guild.roles[0]?.permissions ?? '0')
    for (const { allow, deny } of place.permission_overwrites) {
      held = (held & ~BigInt(deny)) | BigInt(allow)
    }
    return Boolean(held & bits[right])
  }

  return {
    guilds,
    channels,
    bot,
    application,
    newId,
    channel,
    holds,

    /** All that any member may do in a channel. */
    membersMay: ({ muted }: FakeChannel): bigint =>
      muted ? bits['View Channel'] | bits['Read Message History'] : invited,

    demand(one: FakeChannel, right: Bit): void {
      if (!holds(one, 'View Channel')) throw new Refusal(403, 50001, 'Missing Access')
      if (!holds(one, right)) throw new Refusal(403, 50013, 'Missing Permissions')
    },

    message(place: FakeChannel, id: string): FakeMessage {
      const found = place.messages.find((one) => one.id === id)
      if (!found) throw unknown.message()
      return found
    },

    madeAt: ({ id }: FakeMessage) => Number(BigInt(id) >> 22n) + epoch,

    addGuild(name: string): FakeGuild {
      const id = newId()
      const guild = { id, name, roles: [{ id, permissions: String(invited) }] }
      guilds.set(id, guild)
      return guild
    },

    addChannel(facts: Partial<FakeChannel> & { type: number; name: string }): FakeChannel {
      const one = { id: newId(), permission_overwrites: [], messages: [], ...facts }
      channels.set(one.id, one)
      return one
    },

    /** Calls `watcher` after every change until the returned function is called. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },

    changed: () => watchers.forEach((watcher) => watcher()),
  }
}

export type World = ReturnType<typeof createWorld>

/** A channel as Discord tells of it. */
export const told = ({
  messages: _messages,
  muted: _muted,
  closed: _closed,
  ...channel
}: FakeChannel) => channel

/** A message as Discord tells of it: the nonce is not stored, and an upload that an embed shows is in no list. */
export const toldMessage = ({
  files: _files,
  only: _only,
  loading: _loading,
  ...message
}: FakeMessage) => ({
  ...message,
  attachments: [],
})
