/** What people are told by Barid itself, put together: the watches, who is told, and the loop that looks. */

import type { Adapter } from '../adapters/adapter.ts'
import { createAlerts } from '../messages/alerts.ts'
import { createTeam } from './command-parts.ts'
import { createNotify } from './desk/notify.ts'
import { createRecheck } from './desk/recheck.ts'
import { createTold } from './desk/told.ts'
import { createTroubleDesk } from './desk/troubles.ts'
import { watchFreeze } from './desk/watches/frozen.ts'
import { watchGivenUp } from './desk/watches/given-up.ts'
import { watchPlaces } from './desk/watches/places.ts'
import { watchOutbox, watchSources } from './desk/watches/silence.ts'
import type { Engine } from './engine.ts'
import type { Platform } from './news.ts'
import { createLoop } from './running/loop.ts'
import type { Loop } from './running/loop.ts'

/** A freeze by another process is told within a second. */
const lookEvery = 1_000

export function createNotifier(
  { store, texts, config, events, now }: Engine,
  adapters: Map<Platform, Adapter>,
) {
  return createNotify({
    notices: store.notices,
    people: store.people,
    platforms: adapters,
    spoken: texts.languages,
    defaultLanguage: config.language,
    events,
    now,
  })
}

export function createTroubleLoop(engine: Engine, adapters: Map<Platform, Adapter>): Loop {
  const { store, texts, config, events, now } = engine
  const alerts = createAlerts(texts, config.timezone)
  const team = createTold(createTeam(store))
  const desk = createTroubleDesk({
    troubles: store.troubles,
    notify: createNotifier(engine, adapters),
    watches: [
      watchFreeze(store.freezes, team, alerts),
      ...watchGivenUp(store.outbox, team, alerts),
      // Until a chat has admins that are known, its owners are those of the bot.
      watchPlaces({ chats: store.chats, admins: team.owners, alerts }),
      watchSources(store, team, alerts),
      watchOutbox(store, team, alerts),
    ],
    now,
  })
  const loop = createLoop(
    'alerts',
    async () => {
      await desk.step()
      return now() + lookEvery
    },
    { events, now },
  )
  return loop
}

/** One look at the paused chats of every platform that runs here. */
export function createRechecks(
  { store, events, now }: Engine,
  adapters: Map<Platform, Adapter>,
): () => Promise<void> {
  const rechecks = [...adapters].map(([platform, { listener }]) =>
    createRecheck({ platform, chats: store.chats, inspect: listener.inspect, events, now }),
  )
  return async () => {
    for (const recheck of rechecks) await recheck()
  }
}
