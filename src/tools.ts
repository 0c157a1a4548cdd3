/** The desk for the CLI: every use case over one open store. */

import { join } from 'node:path'
import { createAlerts } from '../messages/alerts.ts'
import { blockText } from '../messages/plain.ts'
import { createWhyMessages } from '../messages/why.ts'
import type { Config } from './config.ts'
import { consoleLink } from './running/console-link.ts'
import { budgetSettings } from './delivery/budgets.ts'
import { createChatDesk } from './desk/chats.ts'
import { createFreezing } from './desk/freezing.ts'
import { createWhyDesk } from './desk/why-desk.ts'
import type { WhyReason } from '../messages/why.ts'
import { createDoctor } from './desk/doctor.ts'
import { createEntitle } from './desk/entitle.ts'
import { createPreview, previewPlaces } from './desk/preview.ts'
import { createStatus } from './desk/status.ts'
import { createTopicDesk } from './desk/topics.ts'
import { createEvents } from './events.ts'
import type { Instant } from './news.ts'
import { ownerTextSettings } from './owner-texts.ts'
import { createTeam } from './command-parts.ts'
import { heldFiles, takeFromHeld } from './sources/held-files.ts'
import { compileTopics } from './topics/matcher.ts'
import { resolveTopic } from './topics/resolve.ts'
import { readTopicFile } from './topics/starter.ts'
import { withdrawSetting } from './desk/withdraw-policy.ts'
import { checkTopic } from './topics/topic-check.ts'
import { createAdapters, openEngine, personAddress, renderers, shows } from './wiring.ts'

/** Beside a running server or without one. It never sends. */
export type Tools = Awaited<ReturnType<typeof openTools>>

export async function openTools(config: Config, now: () => Instant = Date.now) {
  const events = createEvents()
  const engine = await openEngine(config, events, now, false)
  const { store, rendering, read } = engine
  const inbox = join(config.dataDir, 'inbox')
  const chats = createChatDesk({
    chats: store.chats,
    topics: store.topics,
    platforms: [...renderers.keys()],
    spoken: engine.texts.languages,
    defaultLanguage: config.language,
    resolve: (topics, typed) => resolveTopic(topics, typed).exact,
    now,
  })
  /** With the platforms whose tokens are set, and without them in the end. */
  async function* connected() {
    const adapters = await createAdapters(engine)
    try {
      yield adapters
    } finally {
      for (const { listener, sender } of adapters.values()) {
        await Promise.all([listener.close(), sender.close()])
      }
    }
  }
  return {
    store,
    now,
    languages: engine.texts.languages,
    settings: [...budgetSettings, withdrawSetting, ...ownerTextSettings(engine.texts.languages)],
    publish: engine.publish,
    editing: engine.editing,
    /** A held file that was published goes to `done/`; the new path, or undefined for a file from elsewhere. */
    takeFromHeld: (path: string) => takeFromHeld(inbox, path),
    chats,
    team: createTeam(store),
    why: createWhyDesk({ ...store, link: engine.link }),
    /** One line a reason, in English. */
    async whyInWords(reasons: WhyReason[]): Promise<string[]> {
      const alerts = createAlerts(engine.texts, config.timezone)
      const messages = createWhyMessages(engine.texts, alerts, (slug) => slug)
      return messages.answer('en', reasons).blocks.map(blockText)
    },
    freezing: createFreezing(store.freezes, events),
    personAddress,
    topics: createTopicDesk({
      topics: store.topics,
      check: checkTopic,
      match: (topics, text) => compileTopics(topics).match(text),
      now,
    }),
    preview: createPreview({
      read,
      understand: engine.pipeline.understand,
      rendering,
      places: previewPlaces([...renderers.keys()]),
      show: (platform, post) => shows[platform]?.(post) ?? '',
      now,
    }),
    status: createStatus({
      ...store,
      platforms: [...renderers.keys()],
      held: () => heldFiles(inbox),
      now,
    }),
    /** Asks the platforms what chats are called that were added just now. */
    async entitle(addresses: string[]): Promise<void> {
      for await (const adapters of connected()) {
        await createEntitle({
          chats: store.chats,
          inspect: (platform, chat) => adapters.get(platform)?.listener.inspect(chat),
        })(addresses)
      }
    },
    async *doctor() {
      for await (const adapters of connected()) {
        const doctor = createDoctor({
          store: {
            dialect: config.database.url.startsWith('sqlite:') ? 'SQLite' : 'PostgreSQL',
            secretIn: config.secret ? 'environment' : 'file',
            secretFile: engine.secretFile,
          },
          items: store.items,
          chats: chats.list,
          entitle: store.chats.setTitle,
          platforms: [...renderers.keys()].map((platform) => ({
            platform,
            variable: `${platform.toUpperCase()}_BOT_TOKEN`,
            listener: adapters.get(platform)?.listener,
          })),
          async heldUntil(platform) {
            const holds = await store.holds.all(platform, now())
            return holds.find(({ scope }) => scope === 'bot')?.until
          },
          now,
        })
        yield* doctor()
      }
    },
    /** The topics of a YAML file; without a path, of the starter file. */
    topicFile: readTopicFile,
    consoleLink: () => consoleLink(config.dataDir, now()),
    close: store.close,
  }
}
