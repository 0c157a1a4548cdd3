/** The worker: one per platform, under its lease; takes what is due, sends it at the pace, and settles what became of it. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { Capabilities, FailureFacts } from '../../adapters/adapter.ts'
import type { Events } from '../events.ts'
import type { Instant, Platform } from '../news.ts'
import { createCall, type CallParts } from './call.ts'
import type { Pacer } from './pace.ts'
import { decide } from './policy.ts'
import type { ClaimedOperation, Outbox, ReadyOperation, Settlement } from '../store/ports/outbox.ts'
import type { LeaseHolder } from '../running/lease-holder.ts'
import type { Holds, Lease } from '../store/ports/running.ts'

export type WorkerParts = CallParts & {
  platform: Platform
  capabilities: Capabilities
  outbox: Outbox
  /** The sender's lease of the platform. */
  holder: LeaseHolder
  holds: Holds
  pacer: Pacer
  events: Events
  now: () => Instant
  random: () => number
  /** Remembers the platform's id of an uploaded picture. */
  uploaded(hash: string, fileId: string): Promise<void>
  /** A place is free again: `pass` may be worth another look. */
  freed(): void
  /** Calls in flight at most; also the most that a crash can leave with an unknown outcome. */
  concurrency: number
}

export type Worker = {
  /** One pass: claims what may go now, up to the free places, and starts it. Resolves to when to look again. */
  pass(): Promise<Instant>
  /** Resolves when everything in flight is settled. */
  idle(): Promise<void>
  /** Claims no more, waits for what is in flight at most `patience` milliseconds, then aborts and records it; gives the lease back. */
  stop(patience: number): Promise<void>
}

const lookAgain = 250

export function createWorker(parts: WorkerParts): Worker {
  const { platform, outbox, holder, events, pacer, now } = parts
  const inFlight = new Set<Promise<void>>()
  const unsettled: { settlement: Settlement; under: Lease }[] = []
  const aborter = new AbortController()
  const call = createCall(parts)
  let tookOver: number | undefined
  let refused = false
  let stopping = false

  /** What an earlier holder left in `sending` may have arrived; holds told by the platform are still in force. */
  async function takeOver(): Promise<void> {
    for (const hold of await parts.holds.all(platform, now())) pacer.hold(hold)
    const { idempotent } = parts.capabilities
    const { unknown, repeated } = await outbox.recover(platform, idempotent, now())
    if (unknown + repeated === 0) return
    events.emit({ type: 'operations-recovered', platform, unknown, repeated })
  }

  function failed(operation: ClaimedOperation, failure: FailureFacts): Settlement {
    const { id, kind, chatKind, attempts, plannedAt } = operation
    const repeated = operation.firstAttemptAt !== undefined
    const { idempotent } = parts.capabilities
    const verdict = decide(
      failure,
      { id, kind, chatKind, attempts, plannedAt, repeated, idempotent },
      now(),
      parts.random(),
    )
    if (verdict.hold) {
      const scope = verdict.hold.scope === 'bot' ? 'bot' : operation.chat
      for (const hold of pacer.refused({ scope, until: verdict.hold.until })) {
        void parts.holds.set(platform, hold.scope, hold.until).catch(tellFault)
      }
    }
    if (verdict.stop && !refused) {
      refused = true
      events.emit({ type: 'platform-refused', platform, detail: failure.detail })
    }
    const { outcome } = verdict.settlement
    if (outcome !== 'sent') {
      events.emit({
        type: 'operation-failed',
        operation: id,
        platform,
        kind,
        chatKind,
        outcome,
        failure,
      })
    }
    const { chat } = verdict.settlement
    if (chat?.movedTo) pacer.forget(operation.chat)
    if (chat?.state) {
      events.emit({
        type: 'chat-changed',
        chat: operation.chat,
        platform,
        state: chat.state,
        reason: chat.reason ?? '',
      })
    }
    return verdict.settlement
  }

  async function attempt(operation: ClaimedOperation): Promise<Settlement> {
    const { id } = operation
    try {
      const receipt = await call(operation, aborter.signal)
      return { id, outcome: 'sent', receipt, at: now() }
    } catch (error) {
      if (error instanceof DeliveryFailure) return failed(operation, error.facts)
      return failed(operation, { kind: 'malformed', detail: 'fault', words: String(error) })
    }
  }

  async function deliver(operation: ClaimedOperation, under: Lease): Promise<void> {
    const began = now()
    const settlement = await attempt(operation)
    unsettled.push({ settlement, under })
    await settle()
    if (settlement.outcome !== 'sent') return
    const { fileId, degraded } = settlement.receipt
    const { picture } = operation.post
    if (fileId && picture) await parts.uploaded(picture, fileId)
    events.emit({
      type: 'operation-sent',
      operation: operation.id,
      item: operation.item,
      platform,
      kind: operation.kind,
      chatKind: operation.chatKind,
      milliseconds: now() - began,
      ...(degraded ? { degraded } : {}),
    })
  }

  /** What became of a call is kept until the store has taken it: a locked or full database delays it and loses nothing. */
  async function settle(): Promise<void> {
    const batch = unsettled.splice(0)
    for (const lease of new Set(batch.map((one) => one.under))) {
      const mine = batch.filter((one) => one.under === lease)
      try {
        await outbox.settle(
          mine.map((one) => one.settlement),
          lease,
          now(),
        )
      } catch (error) {
        unsettled.push(...mine)
        tellFault(error)
      }
    }
  }

  const tellFault = (error: unknown) =>
    events.emit({ type: 'fault', where: `worker ${platform}`, detail: String(error) })

  function start(operation: ClaimedOperation, under: Lease): void {
    const flight = deliver(operation, under)
      .catch(tellFault)
      .finally(() => {
        inFlight.delete(flight)
        parts.freed()
      })
    inFlight.add(flight)
  }

  /** What the pace lets go now, and when the first of the others may. */
  function choose(ready: ReadyOperation[]): { ids: number[]; next: Instant } {
    const ids: number[] = []
    let next = now() + lookAgain
    for (const one of ready) {
      const wait = pacer.take(one.chat, one.chatKind)
      if (wait === 0) ids.push(one.id)
      else next = Math.min(next, wait)
    }
    return { ids, next }
  }

  return {
    async pass() {
      if (unsettled.length > 0) await settle()
      const free = parts.concurrency - inFlight.size - unsettled.length
      if (stopping || refused || free <= 0) return now() + lookAgain
      const lease = await holder.hold()
      if (!lease) return now() + lookAgain
      if (lease.fence !== tookOver) await takeOver()
      tookOver = lease.fence
      const ready = await outbox.ready(platform, now(), free, pacer.waiting())
      const { ids, next } = choose(ready)
      if (ids.length === 0) return next
      for (const operation of await outbox.claim(ids, lease, now())) start(operation, lease)
      return ids.length === free ? now() : next
    },
    async idle() {
      while (inFlight.size > 0) await Promise.all(inFlight)
    },
    async stop(patience) {
      stopping = true
      const timer = setTimeout(() => aborter.abort(), patience)
      while (inFlight.size > 0) await Promise.all(inFlight)
      clearTimeout(timer)
      await settle()
      await holder.release()
    },
  }
}
