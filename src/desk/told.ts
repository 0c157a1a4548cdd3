/** Who is told what: the team, and of a chat its admins or, while none is known, the owners. */

import type { Address } from '../news.ts'
import type { Roles } from '../store/ports/people.ts'

export type Team = {
  all(): Promise<Address[]>
  owners(): Promise<Address[]>
}

export const createTeam = (roles: Pick<Roles, 'all'>): Team => ({
  all: async () => (await roles.all()).map(({ person }) => person),
  owners: async () =>
    (await roles.all()).flatMap(({ person, role }) => (role === 'owner' ? [person] : [])),
})
