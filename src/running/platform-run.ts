/** One platform at work: proves its token, then sends what is due and answers people, until it is stopped. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { Adapter, Admit, Announced } from '../../adapters/adapter.ts'
import type { InboundEvent } from '../../adapters/inbound.ts'
import type { Language } from '../../messages/message.ts'
import { backOff } from '../delivery/policy.ts'
import type { Worker } from '../delivery/worker.ts'
import type { Events } from '../events.ts'
import type { LeaseHolder, ownHolder } from './lease-holder.ts'
import { createLoop } from './loop.ts'
import type { Loop } from './loop.ts'
import type { Instant, Platform } from '../news.ts'

export type PlatformRunParts = {
  platform: Platform
  adapter: Adapter
  /** Makes the worker; `freed` wakes its loop. */
  worker(freed: () => void): Worker
  conversation: {
    onEvent(event: InboundEvent): Promise<void>
    idle(): Promise<void>
  }
  /** Answers keep the pace, too. */
  admit: Admit
  /** What a process that ended had taken and not handled, as the listener asked to keep it. */
  left(): Promise<string[]>
  announced: Announced[]
  defaultLanguage: Language
  /** The poller's lease: one process at a time listens for a bot. */
  poller: LeaseHolder | typeof ownHolder
  events: Events
  now: () => Instant
  random: () => number
}

export type PlatformRun = {
  platform: Platform
  /** Connects in the background. */
  start(): void
  /** Something may be due. */
  wake(): void
  /** What keeps it from working, in words; undefined when nothing does (a refused token is told once and is no reason to wait). */
  missing(): string | undefined
  /** No more questions are taken; resolves when those in hand are answered. */
  stopIntake(): Promise<void>
  /** What is in flight is finished or recorded within `patience` milliseconds. */
  stop(patience: number): Promise<void>
}

const never = 60 * 60_000
const renewAt = 3_000

export function createPlatformRun(parts: PlatformRunParts): PlatformRun {
  const { platform, adapter, events, poller, now } = parts
  let state: 'connecting' | 'listening' | 'refused' = 'connecting'
  let attempts = 0
  let notBefore = 0
  let stopping = false
  let catchingUp: Promise<void> = Promise.resolve()

  const sending: Loop = createLoop(`delivery ${platform}`, () => worker.pass(), { events, now })
  const worker = parts.worker(() => sending.wake())
  const listening = createLoop(`listener ${platform}`, listen, { events, now })

  /** Connects, and from then on keeps the poller's lease. Resolves to when to look again. */
  async function listen(): Promise<Instant> {
    if (state === 'refused') return now() + never
    if (now() < notBefore) return notBefore
    const lease = await poller.hold()
    if (state === 'listening' && !lease)
      tellFault(new Error('another process listens for this bot'))
    if (state === 'listening' || !lease) return now() + renewAt
    try {
      const { name } = await adapter.listener.identity()
      sending.start()
      await adapter.listener.listen(parts.conversation.onEvent, troubled, parts.admit)
      state = 'listening'
      attempts = 0
      events.emit({ type: 'platform-ready', platform, name })
      catchingUp = catchUp()
    } catch (error) {
      return lost(error)
    }
    await adapter.listener.announce(parts.announced, parts.defaultLanguage).catch(tellFault)
    return now() + renewAt
  }

  /** Who was not answered before a crash is answered now, in the order in which they asked. */
  async function catchUp(): Promise<void> {
    const { again } = adapter.listener
    if (!again) return
    try {
      for (const kept of await parts.left()) if (!stopping) await again(kept)
    } catch (error) {
      tellFault(error instanceof Error ? error : new Error('what was left cannot be read'))
    }
  }

  /** A listener that ended by itself is begun again at the next look; another poller of the bot is never fought over. */
  function troubled(failure: DeliveryFailure, ended: boolean): void {
    if (ended) state = 'connecting'
    const again = lost(failure)
    if (ended) notBefore = again
  }

  function tellFault(error: Error): void {
    if (stopping) return
    events.emit({ type: 'fault', where: `listener ${platform}`, detail: error.message })
  }

  function lost(error: unknown): Instant {
    if (!(error instanceof DeliveryFailure)) throw error
    if (stopping) return now() + never
    const { kind, detail, retryAfter } = error.facts
    if (kind === 'unauthorised') {
      state = 'refused'
      events.emit({ type: 'platform-refused', platform, detail })
      return now() + never
    }
    attempts += 1
    const retryIn = retryAfter ?? backOff(attempts, parts.random())
    events.emit({ type: 'platform-lost', platform, detail, retryIn })
    return now() + retryIn
  }

  return {
    platform,
    start: () => listening.start(),
    wake: () => sending.wake(),
    missing: () => (state === 'connecting' ? `${platform} is connecting` : undefined),
    async stopIntake() {
      stopping = true
      // Together: the step in hand may wait for a platform that never answers, until the listener closes.
      await Promise.all([listening.stop(), adapter.listener.close(), catchingUp])
      await parts.conversation.idle()
      await poller.release()
    },
    async stop(patience) {
      await sending.stop()
      await worker.stop(patience)
      await adapter.sender.close()
    },
  }
}
