/** The engine: what server and CLI share. The store, the texts, and the desk over them. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Post, Receipt, Renderer } from '../adapters/adapter.ts'
import { bulletin } from '../messages/bulletin.ts'
import { toldOf } from '../messages/changes.ts'
import { blockText } from '../messages/plain.ts'
import { createTexts } from '../messages/texts.ts'
import { readCatalogues } from './catalogues.ts'
import { prepareComposer } from './composer.ts'
import type { Config } from './config.ts'
import { createRendering } from './delivery/rendering.ts'
import { createEditingDesk } from './desk/editing.ts'
import { ensureInbox } from './desk/inbox.ts'
import type { PreviewPlace } from './desk/preview.ts'
import { createPublish, createReadRelease } from './desk/publish.ts'
import { createErasing } from './erasing.ts'
import type { Events } from './events.ts'
import { createKnownTopics } from './known-topics.ts'
import type { Address, Instant, Platform } from './news.ts'
import { createPipeline } from './pipeline.ts'
import { parseRelease } from './sources/press-release.ts'
import { openStore } from './store/open.ts'
import { createPictures } from './store/pictures.ts'
import { secretFileIn } from './store/secret.ts'
import { compileTopics } from './topics/matcher.ts'
import { indexText } from './topics/search-text.ts'

export type EngineOptions = {
  config: Config
  events: Events
  now: () => Instant
  /** A second server on one SQLite file is refused. */
  server: boolean
  /** Of every platform that posts are planned for. */
  renderers: Map<Platform, Renderer>
  /** Opens a post that stands, where its platform has such links. */
  link(chat: Address, receipt: Receipt): string | undefined
  /** Where edits are previewed, and a post as a reader sees it there. */
  places: PreviewPlace[]
  show(platform: Platform, post: Post): string
}

export type Engine = Awaited<ReturnType<typeof createEngine>>

/** Rejects with `StoreFailure`. */
export async function createEngine(options: EngineOptions) {
  const { config, events, now, server, renderers, places, show } = options
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
  const composer = () =>
    prepareComposer({
      topics: async () => (await known()).topics,
      sources: sources.all,
      told: (language, verb) => toldOf(language, verb, texts),
      bulletin: (item, format, options) =>
        bulletin(item, format, texts, { ...options, zone: config.timezone }),
    })
  const rendering = async () => createRendering(renderers, await composer())
  const putPicture = pictures.put
  const erase = createErasing({ inbox: join(config.dataDir, 'inbox'), pictures, store })
  const editing = createEditingDesk({
    items,
    media,
    pipeline,
    read,
    putPicture,
    rendering,
    places,
    show,
    events,
    now,
    erase,
    outbox: store.outbox,
    settings: store.settings,
  })
  const edit = editing.apply
  const publish = createPublish({ items, media, pipeline, read, putPicture, edit, now })
  const given = { config, events, now, link: options.link }
  const shared = { ...given, store, secretFile, catalogues, texts, pictures, known }
  return { ...shared, pipeline, read, publish, editing, erase, composer, rendering }
}
