/** One platform put together: its worker under the sender's lease, and the conversation of those who ask there. */

import { setTimeout as wait } from 'node:timers/promises'
import type { Adapter } from '../adapters/adapter.ts'
import { removedNotice } from '../messages/bulletin.ts'
import { createCommandParts } from './command-parts.ts'
import { createAllowance } from './commands/allowance.ts'
import { createCommands } from './commands/commands.ts'
import { createConversation } from './commands/conversation.ts'
import { announcedCommands } from './commands/menu.ts'
import type { CommandParts } from './commands/parts.ts'
import { createAdmission } from './delivery/admission.ts'
import { budgetsOf, placesOf } from './delivery/budgets.ts'
import { createKeptRate } from './delivery/kept-rate.ts'
import { createPacer } from './delivery/pace.ts'
import { createWorker } from './delivery/worker.ts'
import type { Engine } from './engine.ts'
import type { Platform } from './news.ts'
import { createPictureSource } from './picture-source.ts'
import { createLeaseHolder, ownHolder } from './running/lease-holder.ts'
import { createPlatformRun } from './running/platform-run.ts'
import type { PlatformRun } from './running/platform-run.ts'
import type { LeaseRole } from './store/ports/running.ts'

/** Questions a minute, of one person and in one shared chat. */
const questions = { person: 20, chat: 40 }

/** How often it is looked which chats share a place, in milliseconds. */
const lookForPlaces = 10_000

export async function wirePlatform(
  engine: Engine,
  platform: Platform,
  adapter: Adapter,
  personAddress: CommandParts['personAddress'],
): Promise<PlatformRun> {
  const { config, events, now, store, texts, pictures } = engine
  const holder = (role: LeaseRole) => createLeaseHolder(store.leases, role, platform, now)
  const paid = platform === 'telegram' && (config.telegram?.paidBroadcast ?? false)
  const readBudgets = async () => budgetsOf(platform, await store.settings.all(), paid)
  let budgets = await readBudgets()
  const pacer = createPacer(budgets, now)
  const rate = createKeptRate({ platform, pacer, rates: store.rates })
  const pause = (milliseconds: number) => wait(milliseconds, undefined, { ref: false })
  const { capabilities } = adapter.renderer
  const { privateLink } = adapter.listener
  const commands = createCommands(createCommandParts(engine, adapter, personAddress))
  let isClosing = false
  let sharedAt = -Infinity
  const { admit, limited } = createAdmission({
    pacer,
    holds: store.holds,
    platform,
    scopeOf: async (chat) =>
      (await store.chats.placeOf(chat)) ?? store.keyedHash(chat.replace(/\/.*$/, '')),
    now,
    wait: pause,
    closing: () => isClosing,
  })
  const run = createPlatformRun({
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
        concurrency: () => placesOf(budgets),
        async refresh() {
          budgets = await readBudgets()
          pacer.set(budgets)
          await rate.keep()
          if (now() - sharedAt < lookForPlaces) return
          sharedAt = now()
          pacer.share(await store.chats.sharedPlaces(platform))
        },
        restore: rate.restore,
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
      wait: pause,
      limited,
      allowance: createAllowance(questions, store.keyedHash),
      hash: store.keyedHash,
      ...(privateLink ? { privateLink } : {}),
      inbound: store.inbound,
      chats: store.chats,
      outbox: store.outbox,
      people: store.people,
      answers: store.answers,
      spoken: texts.languages,
      defaultLanguage: config.language,
    }),
    admit,
    left: () => store.inbound.left(platform),
    announced: announcedCommands(texts, commands.commands, capabilities),
    defaultLanguage: config.language,
    // The console's reader sits at this process alone.
    poller: platform === 'console' ? ownHolder : holder('poller'),
    events,
    now,
    random: Math.random,
  })
  return {
    ...run,
    stopIntake() {
      isClosing = true
      return run.stopIntake()
    },
  }
}
