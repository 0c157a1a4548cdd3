/** What becomes of a post whose item is withdrawn, as the owner sets it. */

import type { Settings } from '../store/ports/desk.ts'

const policies = ['notice', 'delete'] as const
const name = 'withdraw.policy'

/** As `barid set` takes it. */
export const withdrawSetting = {
  name,
  meaning:
    'what becomes of withdrawn posts: notice (they say that the item was withdrawn) or delete (where the platform allows it); notice by default',
  fault: (value: string) =>
    policies.some((policy) => policy === value) ? undefined : `one of ${policies.join(', ')}`,
}

export const policyOf = async (settings: Pick<Settings, 'get'>): Promise<string> =>
  (await settings.get(name)) ?? policies[0]
