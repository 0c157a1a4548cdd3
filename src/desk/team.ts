/** The team: owners and editors, who takes them in, and invitations that open once. Every change names who made it. */

import type { Address, Instant } from '../news.ts'
import type { People, Role, Roles } from '../store/ports/people.ts'

export type TeamMember = {
  /** Names nobody: it is shown in chats and stands in the audit. */
  number: number
  role: Role
  address: Address
  since: Instant
}

export type TeamParts = {
  roles: Roles
  people: Pick<People, 'byAddress'>
  /** A keyed hash, 16 characters `[A-Za-z0-9_-]`. */
  hash(text: string): string
  /** True the first time. What is remembered may be forgotten after 48 hours. */
  once(id: string, now: Instant): Promise<boolean>
}

export type TeamDesk = ReturnType<typeof createTeamDesk>

/** Shorter than what was used is remembered. */
const invitationOpen = 24 * 60 * 60_000

export function createTeamDesk({ roles, people, hash, once }: TeamParts) {
  const numberOf = async (address: Address) => (await people.byAddress(address))?.id ?? 0

  async function list(): Promise<TeamMember[]> {
    const all = await roles.all()
    return Promise.all(
      all.map(async ({ person, role, since }) => ({
        number: await numberOf(person),
        role,
        address: person,
        since,
      })),
    )
  }

  async function add(address: Address, role: Role, by: string, now: Instant): Promise<number> {
    await roles.grant(address, role, { by, now })
    return numberOf(address)
  }

  /** What the invitation says, and a mark that only this desk can make. */
  const sealed = (said: string) => `${said}-${hash(`invitation ${said}`)}`

  return {
    list,
    /** Resolves to the person's number. */
    add,
    roleOf: (person: Address): Promise<Role | undefined> => roles.of(person),

    /** How the audit names a person. */
    by: async (person: Address): Promise<string> => `person:${await numberOf(person)}`,

    /** By number or address. Undefined where there is no such member, or it is the last owner. */
    async remove(who: number | Address, by: string, now: Instant): Promise<number | undefined> {
      const member = (await list()).find(({ number, address }) => who === number || who === address)
      if (!member || !(await roles.revoke(member.address, { by, now }))) return undefined
      return member.number
    },

    /** At most 50 characters `[A-Za-z0-9_-]`. Opens once, within 24 hours, while its maker is an owner. */
    async invite(owner: Address, role: Role, now: Instant): Promise<string> {
      const number = await numberOf(owner)
      const until = (now + invitationOpen).toString(36)
      return sealed(`${role}-${number.toString(36)}-${until}`)
    },

    /** The role that the person has from now on; undefined for an invitation that is none, over or used. */
    async accept(person: Address, invitation: string, now: Instant): Promise<Role | undefined> {
      const [, said, role, maker, until] =
        /^((owner|editor)-([0-9a-z]{1,11})-([0-9a-z]{1,9}))-/.exec(invitation) ?? []
      if (said === undefined || maker === undefined || until === undefined) return undefined
      if (invitation !== sealed(said) || parseInt(until, 36) < now) return undefined
      const number = parseInt(maker, 36)
      const isOwner = (await list()).some((one) => one.number === number && one.role === 'owner')
      if (!isOwner || !(await once(invitation, now))) return undefined
      const granted = role === 'owner' ? 'owner' : 'editor'
      // An invitation gives and never takes: an owner who opens an editor's stays one.
      if ((await roles.of(person)) !== 'owner') {
        await add(person, granted, `person:${number}`, now)
      }
      return roles.of(person)
    },
  }
}
