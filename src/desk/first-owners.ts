/** The first owners, as the operator named them: each becomes one once, so that who is taken out stays out. */

import type { Address, Instant } from '../news.ts'
import type { Settings } from '../store/ports/desk.ts'
import type { Roles } from '../store/ports/people.ts'

/** Of the owner's settings: keyed hashes of those who were granted, with spaces between. */
const granted = 'first-owners'

const by = 'environment'

/** `owners` are people as the store knows them. */
export async function grantFirstOwners(
  owners: Address[],
  store: { roles: Roles; settings: Settings; keyedHash(text: string): string },
  now: Instant,
): Promise<void> {
  const { roles, settings, keyedHash } = store
  const known = (await settings.get(granted))?.split(' ') ?? []
  const hashOf = (owner: Address) => keyedHash(`first owner ${owner}`)
  const fresh = owners.filter((owner) => !known.includes(hashOf(owner)))
  if (fresh.length === 0) return
  for (const owner of fresh) await roles.grant(owner, 'owner', { by, now })
  await settings.set(granted, [...known, ...fresh.map(hashOf)].join(' '), { by, now })
}
