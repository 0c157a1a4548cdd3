/** The console of a running server: its desk and chat put together, its sessions, and the link that opens it. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Post, Renderer } from '../../adapters/adapter.ts'
import type { Address, Platform } from '../news.ts'
import { openConsoleLink, randomName, rootOf } from './console-link.ts'
import { createConsoleDesk } from '../desk/console.ts'
import type { Release } from '../desk/publish.ts'
import { createOverview } from '../desk/overview.ts'
import { createPreview, previewPlaces } from '../desk/preview.ts'
import { createTopicDesk } from '../desk/topics.ts'
import type { BaridEvent } from '../events.ts'
import { createPictureSource } from '../picture-source.ts'
import type { PlatformRun } from './platform-run.ts'
import { recentFailures } from './recent-failures.ts'
import { readName } from '../sources/inbox-name.ts'
import { compileTopics } from '../topics/matcher.ts'
import { checkTopic } from '../topics/topic-check.ts'
import { readTopicFile } from '../topics/starter.ts'
import type { ConsoleChat, ConsoleParts } from '../web/console.ts'
import { createSessions } from '../web/sessions.ts'
import type { Engine } from '../engine.ts'

export type ConsoleRunParts = {
  chat: ConsoleChat
  address: Address
  /** Of the platforms whose posts are shown beside the chat. */
  renderers: Map<Platform, Renderer>
  /** A post as HTML, as its reader sees it. */
  likenesses: Record<Platform, (post: Post) => string>
  running(): PlatformRun[]
}

/** What changes what the page shows. */
const shown: ReadonlySet<BaridEvent['type']> = new Set([
  ...(['item-stored', 'item-revised', 'fanout-batch', 'fanout-done', 'archive-reread'] as const),
  ...(['operation-sent', 'operation-failed', 'operations-recovered', 'chat-changed'] as const),
  ...([
    'platform-ready',
    'platform-lost',
    'platform-refused',
    'freeze-changed',
    'notice-unreached',
  ] as const),
])

/** Milliseconds. */
const freezeLook = 2_000

export function createConsoleRun(engine: Engine, parts: ConsoleRunParts) {
  const { config, events, store, now, known } = engine
  const key = randomName()
  const platforms = [...parts.renderers.keys()]
  const topics = createTopicDesk({
    topics: store.topics,
    check: checkTopic,
    match: (all, text) => compileTopics(all).match(text),
    now,
  })
  const shapes = {
    rendering: engine.rendering,
    places: previewPlaces(platforms),
    show: (platform: Platform, post: Post) => parts.likenesses[platform]?.(post) ?? '',
  }
  const { understand } = engine.pipeline
  const desk = createConsoleDesk({
    ...shapes,
    chat: parts.address,
    chats: store.chats,
    items: store.items,
    topics: async () => (await known()).topics,
    renderers: [...parts.renderers.values()],
    preview: createPreview({ ...shapes, read: engine.read, understand, now }),
    publish: engine.publish,
    named,
    sample,
    async importTopics(by) {
      const read = await readTopicFile()
      if ('topics' in read) await topics.import(read.topics, by)
    },
    events,
    now,
  })
  const overview = createOverview({
    ...store,
    platforms: () => platforms.map((name) => ({ name, state: stateOf(name, parts.running()) })),
    failures: recentFailures(events, now),
    now,
  })
  const web: ConsoleParts = {
    sessions: createSessions({ key, random: randomName, now }),
    chat: { ...parts.chat, watch: watchChat(events, parts.chat) },
    desk: {
      ...desk,
      view: overview,
      watch: watchDesk(engine),
      picture: createPictureSource(store.media, engine.pictures, 'console'),
    },
    catalogues: engine.catalogues,
    defaultLanguage: config.language,
    isSecure: config.publicUrl?.startsWith('https:') ?? false,
  }
  return {
    web,
    /** The server listens: from now on `barid console` finds it. */
    opens: (port: number) =>
      openConsoleLink(config.dataDir, rootOf(config.host, port, config.publicUrl), key),
  }
}

/** A redaction erases in the store: what else is shown of it goes when its plan is done, wherever it was made. */
const watchChat =
  (events: Engine['events'], chat: ConsoleChat): ConsoleChat['watch'] =>
  (changed) => {
    const stops = [
      chat.watch(changed),
      events.on(({ type }) => type === 'fanout-done' && changed()),
    ]
    return () => stops.forEach((stop) => stop())
  }

/** By what is told here, and by looking whether another process stopped everything. */
const watchDesk =
  ({ events, store }: Pick<Engine, 'events' | 'store'>) =>
  (changed: () => void): (() => void) => {
    const stop = events.on(({ type }) => shown.has(type) && changed())
    let known: number | undefined
    async function look(): Promise<void> {
      const number = (await store.freezes.current())?.number
      if (number !== known) changed()
      known = number
    }
    // What the store does not answer now, it answers the next time.
    const timer = setInterval(() => void look().catch(() => {}), freezeLook)
    return () => {
      clearInterval(timer)
      stop()
    }
  }

const stateOf = (name: Platform, running: PlatformRun[]) => {
  const run = running.find(({ platform }) => platform === name)
  return run ? (run.missing() ? 'connecting' : 'connected') : 'off'
}

function named(name: string) {
  const read = readName(name)
  if (read.kind !== 'text') return undefined
  const { stem, format, language } = read
  return { stem, format, ...(language ? { language } : {}) }
}

const samples = join(import.meta.dirname, '../../samples')

/** One release in the languages that there are files of. */
async function sample(): Promise<Release[]> {
  const names = (await readdir(samples)).filter((name) => name.endsWith('.txt')).sort()
  return Promise.all(
    names.map(async (name) => {
      const read = named(name)
      if (!read) throw new Error(`${name} is not named as a release`)
      return { name, ...read, bytes: await readFile(join(samples, name)) }
    }),
  )
}
