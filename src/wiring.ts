/** The composition root: the only file that names adapters, and that hands everything its parts. */

import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseAddress } from '../adapters/adapter.ts'
import type { Adapter, Post, Renderer } from '../adapters/adapter.ts'
import { createConsole } from '../adapters/console/console.ts'
import { consoleRenderer } from '../adapters/console/render.ts'
import { discordLikeness } from '../adapters/discord/likeness.ts'
import { personAddress as discordPerson } from '../adapters/discord/address.ts'
import { discordRenderer } from '../adapters/discord/render.ts'
import { showDiscordPost } from '../adapters/discord/show.ts'
import { telegramLikeness } from '../adapters/telegram/likeness.ts'
import { telegramRenderer } from '../adapters/telegram/render.ts'
import { showTelegramPost } from '../adapters/telegram/show.ts'
import { bulletin, removedNotice } from '../messages/bulletin.ts'
import { blockText } from '../messages/plain.ts'
import { createTexts } from '../messages/texts.ts'
import { createFanoutLoop, createRereadLoop } from './running/background.ts'
import { readCatalogues } from './catalogues.ts'
import { createAllowance } from './commands/allowance.ts'
import { createCommands } from './commands/commands.ts'
import { createConversation } from './commands/conversation.ts'
import { announcedCommands } from './commands/menu.ts'
import { createCommandParts } from './command-parts.ts'
import { prepareComposer } from './composer.ts'
import type { Config } from './config.ts'
import { createConsoleRun } from './running/console-run.ts'
import { budgetsOf } from './delivery/budgets.ts'
import { createFanoutRunner } from './delivery/fanout.ts'
import { createPacer } from './delivery/pace.ts'
import { createRendering } from './delivery/rendering.ts'
import { createWorker } from './delivery/worker.ts'
import { grantFirstOwners } from './desk/first-owners.ts'
import { createInbox, ensureInbox } from './desk/inbox.ts'
import { createPublish, createReadRelease } from './desk/publish.ts'
import type { Events } from './events.ts'
import { createKnownTopics } from './known-topics.ts'
import { createLeaseHolder, ownHolder } from './running/lease-holder.ts'
import { createMetrics } from './metrics.ts'
import type { Address, Instant, Platform } from './news.ts'
import { createPictureSource } from './picture-source.ts'
import { createPipeline } from './pipeline.ts'
import { createPlatformRun } from './running/platform-run.ts'
import type { PlatformRun } from './running/platform-run.ts'
import { createSchedule } from './schedule.ts'
import { createServerRun } from './running/server.ts'
import type { Server } from './running/server.ts'
import { createDropFolder } from './sources/drop-folder.ts'
import { parseRelease } from './sources/press-release.ts'
import { openStore } from './store/open.ts'
import { secretFileIn } from './store/secret.ts'
import type { LeaseRole } from './store/ports/running.ts'
import { createPictures } from './store/pictures.ts'
import { compileTopics } from './topics/matcher.ts'
import { indexText } from './topics/search-text.ts'
import { createWeb } from './web/server.ts'

export const renderers = new Map<Platform, Renderer>([
  ['telegram', telegramRenderer],
  ['discord', discordRenderer],
])

/** A post as a reader sees it, in plain text. */
export const shows: Record<Platform, (post: Post) => string> = {
  telegram: showTelegramPost,
  discord: showDiscordPost,
}

/** A person as an owner writes them, `discord:987654`; undefined for what names none. */
export function personAddress(typed: string): Address | undefined {
  const { platform = '', id = '', thread } = parseAddress(typed) ?? {}
  if (!renderers.has(platform) || !/^\d{1,20}$/.test(id) || thread) return undefined
  return platform === 'discord' ? discordPerson(id) : typed
}

/** Calls in flight at most, per platform: what a crash can leave with an unknown outcome. */
const concurrency = 16

/** Questions a minute, of one person and in one shared chat. */
const questions = { person: 20, chat: 40 }

export type Engine = Awaited<ReturnType<typeof openEngine>>

/** What server and CLI share: the store, the texts, and the desk over them. */
export async function openEngine(
  config: Config,
  events: Events,
  now: () => Instant,
  server: boolean,
) {
  await mkdir(config.dataDir, { recursive: true })
  const secretFile = secretFileIn(config.dataDir)
  const store = await openStore({
    url: config.database.url,
    secretFile,
    server,
    cache: config.cache,
    indexText,
    onFault: (fault) => events.emit({ type: 'fault', where: 'store', detail: String(fault) }),
    onLookup: ({ hit }) => events.emit({ type: 'cache', outcome: hit ? 'hit' : 'miss' }),
    ...(config.secret ? { secret: config.secret } : {}),
  })
  await ensureInbox(store.sources, now())
  const catalogues = readCatalogues()
  const texts = createTexts(catalogues, config.language)
  const pictures = createPictures(join(config.dataDir, 'pictures'))
  const { items, sources, media } = store
  const known = createKnownTopics(store.topics)
  const pipeline = createPipeline({
    items,
    topics: store.topics,
    known,
    compile: compileTopics,
    textOf: blockText,
  })
  const read = createReadRelease({ sources, parse: parseRelease, now })
  const publish = createPublish({ items, media, pipeline, read, putPicture: pictures.put, now })
  const composer = () =>
    prepareComposer({
      topics: async () => (await known()).topics,
      sources: sources.all,
      bulletin: (item, format, options) =>
        bulletin(item, format, texts, { ...options, zone: config.timezone }),
    })
  const everywhere = new Map(renderers).set('console', consoleRenderer)
  const rendering = async () => createRendering(everywhere, await composer())
  const shared = { config, events, now, store, secretFile, catalogues, texts, pictures, known }
  return { ...shared, pipeline, read, publish, composer, rendering }
}

/** The adapters whose tokens are set. */
export async function createAdapters(engine: Engine): Promise<Map<Platform, Adapter>> {
  const { config, now, pictures, store } = engine
  const adapters = new Map<Platform, Adapter>()
  if (config.telegram) {
    const { createTelegram } = await import('../adapters/telegram/telegram.ts')
    const picture = createPictureSource(store.media, pictures, 'telegram')
    adapters.set('telegram', createTelegram({ ...config.telegram, picture }))
  }
  if (config.discord) {
    const { createDiscord } = await import('../adapters/discord/discord.ts')
    adapters.set('discord', createDiscord({ ...config.discord, now }))
  }
  return adapters
}

async function wirePlatform(
  engine: Engine,
  platform: Platform,
  adapter: Adapter,
): Promise<PlatformRun> {
  const { config, events, now, store, texts, pictures } = engine
  const holder = (role: LeaseRole) => createLeaseHolder(store.leases, role, platform, now)
  const pacer = createPacer(budgetsOf(platform, await store.settings.all()), now)
  const { capabilities } = adapter.renderer
  const { privateLink } = adapter.listener
  const commandsOnly = capabilities.commandsOnly === true
  const commands = createCommands(createCommandParts(engine, adapter, personAddress))
  return createPlatformRun({
    platform,
    adapter,
    worker: (freed) =>
      createWorker({
        platform,
        capabilities,
        sender: adapter.sender,
        outbox: store.outbox,
        holds: store.holds,
        pacer,
        events,
        now,
        random: Math.random,
        freed,
        concurrency,
        holder: holder('sender'),
        picture: createPictureSource(store.media, pictures, platform),
        removed(language, kind) {
          const [post] = adapter.renderer.render(removedNotice(language, texts), { kind })
          if (!post) throw new Error(`${platform} renders a notice as nothing`)
          return post
        },
        uploaded: (hash, fileId) => store.media.setFileId(hash, platform, fileId),
      }),
    conversation: createConversation({
      ...commands,
      platform,
      ephemeral: capabilities.ephemeral,
      events,
      now,
      wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
      allowance: createAllowance(questions, store.keyedHash),
      hash: store.keyedHash,
      ...(privateLink ? { privateLink } : {}),
      inbound: store.inbound,
      chats: store.chats,
      people: store.people,
      answers: store.answers,
      spoken: texts.languages,
      defaultLanguage: config.language,
    }),
    announced: announcedCommands(texts, commandsOnly),
    defaultLanguage: config.language,
    // The console's reader sits at this process alone.
    poller: platform === 'console' ? ownHolder : holder('poller'),
    events,
    now,
    random: Math.random,
  })
}

/** @param now the clock of embargoes, leases and the pace; tests hand in their own */
export async function createServer(
  config: Config,
  events: Events,
  now: () => Instant = Date.now,
): Promise<Server> {
  const engine = await openEngine(config, events, now, true)
  const { store } = engine
  await grantFirstOwners(
    config.owners.flatMap((one) => personAddress(one) ?? []),
    store,
    now(),
  )
  const { adapter: consoleAdapter, ...consoleReader } = createConsole(randomUUID)
  const adapters = (await createAdapters(engine)).set('console', consoleAdapter)
  const platforms = await Promise.all(
    [...adapters].map(([platform, adapter]) => wirePlatform(engine, platform, adapter)),
  )
  const { items, fanouts: due, leases } = store
  const fanouts = createFanoutLoop(
    createFanoutRunner({ fanouts: due, items, events, now, rendering: engine.rendering }),
    createLeaseHolder(leases, 'scheduler', '*', now),
    () => platforms.forEach((platform) => platform.wake()),
    { events, now },
  )
  const rereading = createRereadLoop(engine.pipeline, { events, now })
  const schedule = createSchedule(events)
  await schedule.every('* * * * *', 'expire', async () => {
    for (const expired of await store.outbox.expire(now())) {
      events.emit({ type: 'operations-expired', ...expired })
    }
  })
  await schedule.every('17 * * * *', 'sweep', async () => {
    await store.sweep(now())
  })
  const metrics = createMetrics(events, { operations: store.outbox.open })
  events.on((event) => {
    if (event.type === 'item-stored' || event.type === 'item-revised') fanouts.wake()
  })
  const console = createConsoleRun(engine, {
    ...consoleReader,
    renderers,
    likenesses: { telegram: telegramLikeness, discord: discordLikeness },
    running: () => platforms,
  })
  const web = createWeb({
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl,
    console: console.web,
    missing: () => server.missing(),
    metrics: metrics.render,
    onFault: (error) => events.emit({ type: 'fault', where: 'web', detail: String(error) }),
  })
  const inbox = createDropFolder({
    folder: join(config.dataDir, 'inbox'),
    handle: createInbox({ publish: engine.publish, events }),
    events,
    now: () => performance.now(),
  })
  const loops = [fanouts, rereading]
  const server = createServerRun({
    web,
    console,
    inbox,
    platforms,
    schedule,
    loops,
    closeStore: store.close,
  })
  return server
}
