/** Opens the store: one object of small ports over one database. */

import { createAnswers } from './answers.ts'
import { createCachedReads, type CacheLookup } from './cached-reads.ts'
import { createCaches, type CachePlace } from './caches.ts'
import { createCatalogue } from './catalogue.ts'
import { createChats } from './chats.ts'
import { connect, type Connection, type ConnectOptions } from './connect.ts'
import { createConsoleChat } from './console-chat.ts'
import { createAuditLog, createSettings, createSources } from './desk.ts'
import { createDialogues } from './dialogues.ts'
import { createErasures } from './erasures.ts'
import { createFanouts } from './fanouts.ts'
import { createFollowing } from './following.ts'
import { createFreezes } from './freezes.ts'
import { createHolds } from './holds.ts'
import { createInbound } from './inbound.ts'
import type { IndexText } from './item-search.ts'
import { createItems } from './items.ts'
import { createLeases } from './leases.ts'
import { createMedia } from './media.ts'
import { createNotices } from './notices.ts'
import { createOutbox } from './outbox.ts'
import { createPeople } from './people.ts'
import { createQueries } from './queries.ts'
import { createRates } from './rates.ts'
import { createReads } from './reads.ts'
import { createRoles } from './roles.ts'
import type { Store } from './store.ts'
import { scrub } from './scrub.ts'
import { sweep } from './sweep.ts'
import { createTroubles } from './troubles.ts'
import { createTopics } from './topics.ts'

export type StoreOptions = ConnectOptions & {
  /** Where answers to readers are kept; searches are kept in memory alone. */
  cache: CachePlace
  /** How a text is folded for the full-text index; texts and questions must be folded alike. */
  indexText: IndexText
  /** Each look-up in the cache, for metrics. */
  onLookup: (lookup: CacheLookup) => void
}

/** Rejects with `StoreFailure`; nothing stays open then. */
export async function openStore(options: StoreOptions): Promise<Store> {
  return assemble(await connect(options), options)
}

function assemble({ base, lock, close }: Connection, options: StoreOptions): Store {
  const keyedHash = (text: string) => base.seal.keyedHash(text).slice(0, 16)
  return {
    items: createItems(base, options.indexText),
    reads: createCachedReads(createReads(base), {
      catalogue: createCatalogue(base),
      caches: createCaches(base, options.cache, options.onFault),
      keyedHash: base.seal.keyedHash,
      onLookup: options.onLookup,
    }),
    topics: createTopics(base),
    chats: createChats(base),
    people: createPeople(base),
    following: createFollowing(base),
    roles: createRoles(base),
    queries: createQueries(base),
    dialogues: createDialogues(base),
    answers: createAnswers(base),
    consoleChat: createConsoleChat(base),
    media: createMedia(base),
    erasures: createErasures(base),
    fanouts: createFanouts(base),
    outbox: createOutbox(base, lock),
    notices: createNotices(base),
    troubles: createTroubles(base),
    freezes: createFreezes(base),
    inbound: createInbound(base),
    leases: createLeases(base, lock),
    holds: createHolds(base),
    rates: createRates(base),
    sources: createSources(base),
    settings: createSettings(base),
    audit: createAuditLog(base),
    keyedHash,
    sweep: (now) => sweep(base, now),
    scrub: () => scrub(base),
    close,
  }
}
