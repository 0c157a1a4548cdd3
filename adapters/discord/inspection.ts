/** What the bot may do in a channel, asked of Discord without a gateway connection. */
import { type Address, DeliveryFailure, type Inspection } from '../adapter.ts'
import { channelOf } from './address.ts'
import { kindOf } from './channel-kind.ts'
import { mayPost, missingRights, type Overwrite, permissionsOf, type Role } from './permissions.ts'
import type { Rest } from './rest.ts'

type Channel = {
  id: string
  type: number
  name?: string
  guild_id?: string
  parent_id?: string
  permission_overwrites?: Overwrite[]
}

const nothing = { mayPost: false, mayEmbed: false, missing: [] }

export async function inspectChannel(rest: Rest, me: string, chat: Address): Promise<Inspection> {
  try {
    const channel = await get<Channel>(rest, `/channels/${channelOf(chat)}`)
    const kind = kindOf(channel.type)
    const titled = channel.name === undefined ? {} : { title: channel.name }
    if (channel.guild_id === undefined) {
      return { exists: true, kind, ...titled, mayPost: true, mayEmbed: true, missing: [] }
    }
    const missing = missingRights(
      await held(rest, me, channel, channel.guild_id),
      kind === 'thread',
    )
    const may = mayPost(missing)
    const mayEmbed = may && !missing.includes('Embed Links')
    return { exists: true, kind, ...titled, mayPost: may, mayEmbed, missing }
  } catch (error) {
    const { kind } = error instanceof DeliveryFailure ? error.facts : {}
    if (kind === 'gone') return { exists: false, ...nothing }
    if (kind === 'forbidden') return { exists: true, ...nothing, missing: ['View Channel'] }
    throw error
  }
}

/** A thread has the rights of its parent. */
async function held(rest: Rest, me: string, channel: Channel, guild: string): Promise<bigint> {
  const isThread = kindOf(channel.type) === 'thread' && channel.parent_id !== undefined
  const [roles, member, parent] = await Promise.all([
    get<Role[]>(rest, `/guilds/${guild}/roles`),
    get<{ roles: string[] }>(rest, `/guilds/${guild}/members/${me}`),
    isThread ? get<Channel>(rest, `/channels/${channel.parent_id}`) : channel,
  ])
  return permissionsOf({
    guild,
    member: me,
    memberRoles: member.roles,
    roles,
    overwrites: parent.permission_overwrites ?? [],
  })
}

const get = async <T>(rest: Rest, path: `/${string}`) =>
  (await rest.call({ method: 'GET', path })) as T
