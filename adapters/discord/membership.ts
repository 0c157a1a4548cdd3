/** Tells of each channel that the bot came into, left, may post in no more, or that has another name. */
import type { Client, Guild, GuildBasedChannel } from 'discord.js'
import { holdsPosts } from './channel-kind.ts'
import { mayPost, missingRights } from './permissions.ts'

export type ChannelChange = {
  channel: string
  type: number
  name: string
  mayPost: boolean
  left: boolean
}

/**
 * Compares what the bot may do before and after whatever could change it: joining, leaving, a channel, a role, its own
 * membership. What stands when the connection begins is no news; the Guilds intent brings all of these.
 */
export function watchMembership(
  client: Client,
  report: (change: ChannelChange) => void,
  renamed: (channel: ChannelChange) => void,
): void {
  const known = new Map<string, Map<string, ChannelChange>>()

  const left = (change: ChannelChange) => report({ ...change, mayPost: false, left: true })

  const refresh = (guild: Guild) => {
    const before = known.get(guild.id) ?? new Map<string, ChannelChange>()
    const after = channelsOf(guild)
    known.set(guild.id, after)
    for (const [id, change] of after) {
      const known = before.get(id)
      if (known?.mayPost !== change.mayPost) report(change)
      else if (known.name !== change.name) renamed(change)
    }
    for (const [id, change] of before) if (!after.has(id)) left(change)
  }

  const begin = (guild: Guild) => void known.set(guild.id, channelsOf(guild))

  const ofChannel = (channel: unknown) => {
    const { guild } = channel as { guild?: Guild }
    if (guild && known.has(guild.id)) refresh(guild)
  }

  client.on('clientReady', ({ guilds }) =>
    guilds.cache.filter((one) => one.available).forEach(begin),
  )
  client.on('guildAvailable', (guild) => (known.has(guild.id) ? refresh(guild) : begin(guild)))
  client.on('guildCreate', refresh)
  client.on('guildDelete', (guild) => {
    const channels = known.get(guild.id)
    known.delete(guild.id)
    for (const change of channels?.values() ?? []) left(change)
  })
  client.on('channelCreate', ofChannel)
  client.on('channelUpdate', (_, channel) => ofChannel(channel))
  client.on('channelDelete', ofChannel)
  client.on('threadUpdate', (before, after) => {
    if (before.name !== after.name) renamed(stateOf(after))
  })
  client.on('threadDelete', (thread) => left(stateOf(thread)))
  client.on('roleUpdate', ofChannel)
  client.on('roleDelete', ofChannel)
  client.on('guildMemberUpdate', (_, member) => {
    if (member.id === client.user?.id) ofChannel(member)
  })
}

/** Without threads: one that is archived goes out of discord.js's cache, and is not gone for that. */
const channelsOf = (guild: Guild) =>
  new Map(
    guild.channels.cache
      .filter((channel) => holdsPosts(channel.type) && !channel.isThread())
      .map((channel) => [channel.id, stateOf(channel)]),
  )

function stateOf(channel: GuildBasedChannel): ChannelChange {
  const me = channel.guild.members.me
  const held = me ? (channel.permissionsFor(me)?.bitfield ?? 0n) : 0n
  const missing = missingRights(held, channel.isThread())
  const { id, type, name } = channel
  return { channel: id, type, name, mayPost: mayPost(missing), left: false }
}
