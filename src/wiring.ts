/** The composition root: the only file that names adapters, and that hands everything its parts. */

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parseAddress } from '../adapters/adapter.ts'
import type { Adapter, Post, Receipt, Renderer } from '../adapters/adapter.ts'
import { createConsole } from '../adapters/console/console.ts'
import { consoleRenderer } from '../adapters/console/render.ts'
import { consoleChat } from '../adapters/console/room.ts'
import type { KeptChat } from '../adapters/console/room.ts'
import { discordLikeness } from '../adapters/discord/likeness.ts'
import { personAddress as discordPerson } from '../adapters/discord/address.ts'
import { discordRenderer } from '../adapters/discord/render.ts'
import { showDiscordPost } from '../adapters/discord/show.ts'
import { telegramLink } from '../adapters/telegram/link.ts'
import { telegramLikeness } from '../adapters/telegram/likeness.ts'
import { telegramRenderer } from '../adapters/telegram/render.ts'
import { showTelegramPost } from '../adapters/telegram/show.ts'
import { createChangeLoop } from './change-wiring.ts'
import { createFanoutLoop, createRereadLoop } from './running/background.ts'
import type { Config } from './config.ts'
import { createEngine } from './engine.ts'
import type { Engine } from './engine.ts'
import { createErasingLoop } from './erasing.ts'
import { wirePlatform } from './platform-wiring.ts'
import { createConsoleRun } from './running/console-run.ts'
import { createFanoutRunner } from './delivery/fanout.ts'
import { grantFirstOwners } from './desk/first-owners.ts'
import { createInbox } from './desk/inbox.ts'
import { previewPlaces } from './desk/preview.ts'
import type { Events } from './events.ts'
import { createLeaseHolder } from './running/lease-holder.ts'
import { createMetrics } from './metrics.ts'
import type { Address, Instant, Platform } from './news.ts'
import { createPictureSource } from './picture-source.ts'
import { createSchedule } from './schedule.ts'
import { tellReady } from './running/ready.ts'
import { createServerRun } from './running/server.ts'
import type { Server } from './running/server.ts'
import { createDropFolder } from './sources/drop-folder.ts'
import { createRechecks, createTroubleLoop } from './trouble-wiring.ts'
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

/** Discord’s links need the server, which an address does not tell. */
const links: Record<Platform, (chat: Address, receipt: Receipt) => string | undefined> = {
  telegram: telegramLink,
}

/** A person as an owner writes them, `discord:987654`; undefined for what names none. */
export function personAddress(typed: string): Address | undefined {
  const { platform = '', id = '', thread } = parseAddress(typed) ?? {}
  if (!renderers.has(platform) || !/^\d{1,20}$/.test(id) || thread) return undefined
  return platform === 'discord' ? discordPerson(id) : typed
}

/** Opens what server and CLI share, for every platform that Barid knows. */
export const openEngine = (config: Config, events: Events, now: () => Instant, server: boolean) =>
  createEngine({
    config,
    events,
    now,
    server,
    renderers: new Map(renderers).set('console', consoleRenderer),
    link: (chat, receipt) => links[parseAddress(chat)?.platform ?? '']?.(chat, receipt),
    places: previewPlaces([...renderers.keys()]),
    show: (platform, post) => shows[platform]?.(post) ?? '',
  })

/** The adapters whose tokens are set. */
export async function createAdapters(engine: Engine): Promise<Map<Platform, Adapter>> {
  const { config, now, pictures, store } = engine
  const adapters = new Map<Platform, Adapter>()
  if (config.telegram) {
    const { createTelegram } = await import('../adapters/telegram/telegram.ts')
    const picture = createPictureSource(store.media, pictures, 'telegram')
    const webhook = webhookOf(engine)
    adapters.set(
      'telegram',
      createTelegram({ ...config.telegram, picture, ...(webhook ? { webhook } : {}) }),
    )
  }
  if (config.discord) {
    const { createDiscord } = await import('../adapters/discord/discord.ts')
    adapters.set('discord', createDiscord({ ...config.discord, now }))
  }
  return adapters
}

/** Address and secret follow from the secret, so that they are the same after a restart and nobody can guess them. */
function webhookOf({ config, store }: Engine) {
  if (config.telegram?.updates !== 'webhook') return undefined
  const path = `/webhooks/telegram/${store.keyedHash('path of the telegram webhook')}`
  return {
    path,
    url: `${config.publicUrl ?? ''}${path}`,
    secret: store.keyedHash('secret of the telegram webhook'),
  }
}

const keptChat = ({ store: { consoleChat: chat }, events, now }: Engine): KeptChat => ({
  all: () => chat.all(consoleChat),
  erased: () => chat.erased(consoleChat),
  put: (entry) => chat.put(consoleChat, entry, now()),
  remove: (id) => chat.remove(consoleChat, id),
  onFault: (error) => events.emit({ type: 'fault', where: 'console', detail: String(error) }),
})

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
  const { adapter: consoleAdapter, ...consoleReader } = createConsole(randomUUID, keptChat(engine))
  const adapters = (await createAdapters(engine)).set('console', consoleAdapter)
  const platforms = await Promise.all(
    [...adapters].map(([platform, adapter]) =>
      wirePlatform(engine, platform, adapter, personAddress),
    ),
  )
  const { items, fanouts: due, leases } = store
  const fanouts = createFanoutLoop(
    createFanoutRunner({ fanouts: due, items, events, now, rendering: engine.rendering }),
    createLeaseHolder(leases, 'scheduler', '*', now),
    () => platforms.forEach((platform) => platform.wake()),
    { events, now },
  )
  const reports = createChangeLoop(
    engine,
    adapters,
    createLeaseHolder(leases, 'scheduler', 'reports', now),
  )
  const rereading = createRereadLoop(engine.pipeline, { events, now })
  const schedule = createSchedule(events)
  await schedule.every('* * * * *', 'expire', async () => {
    for (const expired of await store.outbox.expire(now())) {
      events.emit({ type: 'operations-expired', ...expired })
    }
  })
  await schedule.every('30 * * * * *', 'recheck', createRechecks(engine, adapters))
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
    webhooks: [...adapters.values()].flatMap(({ listener }) => listener.webhook ?? []),
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
  const erasing = createErasingLoop(engine.erase, { events, now })
  const loops = [fanouts, rereading, erasing, createTroubleLoop(engine, adapters), reports]
  tellReady(events, () => server.missing())
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
