/** What a member may do in a channel, computed as Discord documents it (topics/permissions). Pure. */

export type Overwrite = { id: string; type: 0 | 1; allow: string; deny: string }
export type Role = { id: string; permissions: string }

export type Standing = {
  /** The id of the server, which is also the id of the role that everyone has. */
  guild: string
  member: string
  memberRoles: string[]
  roles: Role[]
  /** Of the channel; of a thread, those of its parent. */
  overwrites: Overwrite[]
}

/** Discord's own words for the rights that Barid needs. */
export const rights = {
  'View Channel': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Embed Links': 1n << 14n,
  'Attach Files': 1n << 15n,
  'Read Message History': 1n << 16n,
  'Send Messages in Threads': 1n << 38n,
}

export type Right = keyof typeof rights

const administrator = 1n << 3n
const all = (1n << 64n) - 1n

export function permissionsOf({ guild, member, memberRoles, roles, overwrites }: Standing): bigint {
  const mine = (id: string) => id === guild || memberRoles.includes(id)
  const base = union(roles.filter(({ id }) => mine(id)).map((role) => role.permissions))
  if (base & administrator) return all
  const forRoles = overwrites.filter(({ id, type }) => type === 0 && id !== guild && mine(id))
  return [
    overwrites.filter(({ id }) => id === guild),
    forRoles,
    overwrites.filter(({ id, type }) => type === 1 && id === member),
  ].reduce(
    (held, level) =>
      (held & ~union(level.map((one) => one.deny))) | union(level.map((one) => one.allow)),
    base,
  )
}

/** Names of the rights that are missing to post in a channel, or in a thread, in full. */
export function missingRights(held: bigint, isThread: boolean): Right[] {
  const notNeeded: Right = isThread ? 'Send Messages' : 'Send Messages in Threads'
  return (Object.keys(rights) as Right[]).filter(
    (right) => right !== notNeeded && !(held & rights[right]),
  )
}

/** Whether a member who holds these rights may write in a channel, or in a thread. */
export const mayWrite = (held: bigint, isThread: boolean): boolean =>
  Boolean(held & (administrator | rights[isThread ? 'Send Messages in Threads' : 'Send Messages']))

export const mayPost = (missing: Right[]) =>
  !missing.some((right) => right === 'View Channel' || right.startsWith('Send Messages'))

const union = (sets: string[]) => sets.reduce((held, set) => held | BigInt(set), 0n)
