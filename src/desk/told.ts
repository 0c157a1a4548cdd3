/** Who is told what: the team, and of a chat its admins or, while none is known, the owners. */

import type { Address } from '../news.ts'
import type { TeamDesk } from './team.ts'

export type Team = {
  all(): Promise<Address[]>
  owners(): Promise<Address[]>
  /** All but who did it, by the name that they have in the audit: they were answered. */
  others(by: string | undefined): Promise<Address[]>
}

export function createTold(team: Pick<TeamDesk, 'list' | 'by'>): Team {
  const all = async () => (await team.list()).map(({ address }) => address)
  return {
    all,
    owners: async () =>
      (await team.list()).flatMap(({ address, role }) => (role === 'owner' ? [address] : [])),

    async others(by) {
      const people = await all()
      const names = await Promise.all(people.map(team.by))
      return people.filter((_, index) => names[index] !== by)
    },
  }
}
