/** What commands answer from on one platform: the store's reads, the topics, and the use cases of readers and team. */

import type { Adapter } from '../adapters/adapter.ts'
import type { Texts } from '../messages/texts.ts'
import type { CommandParts } from './commands/parts.ts'
import type { Compose } from './composer.ts'
import type { Config } from './config.ts'
import type { Events } from './events.ts'
import { createFollowingDesk } from './desk/following.ts'
import { createFreezing } from './desk/freezing.ts'
import { createHeldDesk } from './desk/held.ts'
import { createForgetting } from './desk/forgetting.ts'
import { createWhyDesk } from './desk/why-desk.ts'
import type { WhyParts } from './desk/why-desk.ts'
import { createTeamDesk } from './desk/team.ts'
import type { Topic } from './news.ts'
import type { Store } from './store/store.ts'
import { completeTopics, resolveTopic } from './topics/resolve.ts'
import { foldedWords, queryTerms } from './topics/search-text.ts'

type Surroundings = {
  store: Store
  events: Events
  config: Pick<Config, 'timezone'>
  texts: Texts
  known(): Promise<{ topics: Topic[] }>
  composer(): Promise<Compose>
  link: WhyParts['link']
  editing: CommandParts['editing']
}

/** A platform that does not answer holds no deletion up for longer, in milliseconds. */
const patience = 60_000

export function createCommandParts(
  { store, events, config, texts, known, composer, link, editing }: Surroundings,
  { renderer, listener, sender }: Adapter,
  personAddress: CommandParts['personAddress'],
): Omit<CommandParts, 'replies'> {
  const { privateLink } = listener
  const topics = async () => (await known()).topics
  return {
    reads: store.reads,
    texts,
    compose: composer,
    topics,
    resolve: resolveTopic,
    complete: completeTopics,
    terms: queryTerms,
    fold: foldedWords,
    queries: store.queries,
    setting: store.settings.get,
    people: store.people,
    following: createFollowingDesk({ following: store.following, topics, resolve: resolveTopic }),
    forget: createForgetting({
      people: store.people,
      retract: (receipt, chat) => sender.retract(receipt, chat, AbortSignal.timeout(patience)),
    }),
    team: createTeam(store),
    freezing: createFreezing(store.freezes, events),
    held: createHeldDesk(store),
    why: createWhyDesk({ ...store, link }),
    editing,
    item: store.items.get,
    dialogues: store.dialogues,
    hash: store.keyedHash,
    forms: renderer.capabilities.forms === true,
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
