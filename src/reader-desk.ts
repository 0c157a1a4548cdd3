/** The use cases of readers and of the team on one platform, as commands call them. */

import type { Adapter } from '../adapters/adapter.ts'
import type { CommandParts } from './commands/parts.ts'
import type { Config } from './config.ts'
import { createFollowingDesk } from './desk/following.ts'
import { createForgetting } from './desk/forgetting.ts'
import { createTeamDesk } from './desk/team.ts'
import type { Topic } from './news.ts'
import type { Store } from './store/store.ts'
import { resolveTopic } from './topics/resolve.ts'

type Surroundings = {
  store: Store
  config: Pick<Config, 'timezone'>
  known(): Promise<{ topics: Topic[] }>
}

type ReaderDesk = Pick<
  CommandParts,
  | 'people'
  | 'following'
  | 'forget'
  | 'team'
  | 'openDirect'
  | 'personAddress'
  | 'privateLink'
  | 'zone'
>

/** A platform that does not answer holds no deletion up for longer, in milliseconds. */
const patience = 60_000

export function createReaderDesk(
  { store, config, known }: Surroundings,
  { listener, sender }: Pick<Adapter, 'listener' | 'sender'>,
  personAddress: CommandParts['personAddress'],
): ReaderDesk {
  const { privateLink } = listener
  return {
    people: store.people,
    following: createFollowingDesk({
      following: store.following,
      topics: async () => (await known()).topics,
      resolve: resolveTopic,
    }),
    forget: createForgetting({
      people: store.people,
      retract: (receipt, chat) => sender.retract(receipt, chat, AbortSignal.timeout(patience)),
    }),
    team: createTeam(store),
    openDirect: listener.openDirect,
    personAddress,
    ...(privateLink ? { privateLink } : {}),
    zone: config.timezone,
  }
}

/** Invitations that were opened are remembered among the updates that were taken. */
export const createTeam = ({ roles, people, keyedHash, inbound }: Store) =>
  createTeamDesk({
    roles,
    people,
    hash: keyedHash,
    async once(id, now) {
      const isFirst = await inbound.take('invitation', id, now)
      if (isFirst) await inbound.handled('invitation', id, now)
      return isFirst
    },
  })
