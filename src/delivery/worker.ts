/** The worker: one per platform, under its lease; takes what is due, sends it at the pace, and settles what became of it. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { Capabilities, FailureFacts } from '../../adapters/adapter.ts'
import type { Events } from '../events.ts'
import type { Instant, Platform } from '../news.ts'
import { createCall, type CallParts } from './call.ts'
import { laneOf, nextLane } from './lanes.ts'
import { lookAhead, type Pacer } from './pace.ts'
import { decide } from './policy.ts'
import { createSettler } from './settler.ts'
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
  /** Operations in `sending` at most; also the most that a crash can leave with an unknown outcome. */
  concurrency(): number
  /** Reads the budgets as they are set now. */
  refresh(): Promise<void>
  /** The lease was taken: goes on from what its earlier holder had learned of the pace. */
  restore(): Promise<void>
}

export type Worker = {
  /** One pass: claims what may go now, up to the free places, and starts it. Resolves to when to look again. */
  pass(): Promise<Instant>
  /** Resolves when everything in flight is settled. */
  idle(): Promise<void>
  /**
   * Claims no more and gives back what has not left; waits for what is in flight at most `patience` milliseconds, then aborts and
   * records it; gives the lease back.
   */
  stop(patience: number): Promise<void>
}

/** What became due without a wake is found within this time, in milliseconds; where nothing is under way, within `quiet`. */
const lookAgain = 250
const quiet = 800

/** Operations of one claim at most: a longer transaction would hold answers up. */
const claimedAtOnce = 100

/** A machine that slept for so long after a claim may find its lease in other hands, and makes no call under it. */
const stale = 5_000

/** How often budgets are read. */
const refreshEvery = 2_000

export function createWorker(parts: WorkerParts): Worker {
  const { platform, outbox, holder, events, pacer, now } = parts
  /** By operation, from the claim until it is settled. */
  const inFlight = new Map<number, Promise<void>>()
  const tellFault = (error: unknown) =>
    events.emit({ type: 'fault', where: `worker ${platform}`, detail: String(error) })
  /** Nothing else is awaited, or the places run out. */
  const settler = createSettler(
    outbox,
    tellFault,
    now,
    (waiting) => inFlight.size <= waiting || inFlight.size >= parts.concurrency(),
  )
  const aborter = new AbortController()
  const call = createCall(parts)
  let tookOver: number | undefined
  let refused = false
  let heldUntil = 0
  let stopping = false
  let crowded = false
  let refreshedAt = 0
  let emptyBelowAt = 0

  /** What an earlier holder left in `sending` may have arrived; holds told by the platform are still in force. */
  async function takeOver(): Promise<void> {
    for (const hold of await parts.holds.all(platform, now())) pacer.hold(hold)
    await parts.restore()
    const { idempotent } = parts.capabilities
    // A lease may end under this very process (the clock jumped, the machine slept): what it has in hand it will yet settle.
    const inHand = [...inFlight.keys()]
    const found = await outbox.recover(platform, idempotent, now(), inHand)
    if (found.unknown + found.repeated === 0) return
    events.emit({ type: 'operations-recovered', platform, ...found })
  }

  function failed(operation: ClaimedOperation, failure: FailureFacts): Settlement {
    const { id, kind, attempts, chatKind, plannedAt } = operation
    const repeated = operation.firstAttemptAt !== undefined
    const { idempotent } = parts.capabilities
    const verdict = decide(
      failure,
      { id, kind, chatKind, attempts, plannedAt, repeated, idempotent },
      now(),
      parts.random(),
    )
    if (verdict.hold) {
      const { until } = verdict.hold
      const scope = verdict.hold.scope === 'bot' ? 'bot' : operation.chat
      if (scope === 'bot') tellHeld(until, failure.detail)
      for (const hold of pacer.refused({ scope, until })) {
        void parts.holds.set(platform, hold.scope, hold.until).catch(tellFault)
      }
    }
    if (verdict.unpaid) {
      pacer.refusePaid()
      tellFault('paid broadcasts are refused: from now on everything goes at the free pace')
    }
    if (verdict.stop && !refused) {
      refused = true
      events.emit({ type: 'platform-refused', platform, detail: failure.detail })
    }
    if (verdict.settlement.chat?.movedTo) pacer.forget(operation.chat)
    return verdict.settlement
  }

  /** Told when the store has it: who hears it may look there. */
  function tellFailed(operation: ClaimedOperation, settlement: Settlement): void {
    if (settlement.outcome === 'sent' || !settlement.failure) return
    const { id, kind, chatKind } = operation
    const { outcome, failure, chat } = settlement
    const facts = { operation: id, platform, kind, chatKind, outcome, failure }
    events.emit({ type: 'operation-failed', ...facts })
    if (!chat?.state) return
    const { state, reason = '' } = chat
    const place = { chat: operation.chat, chatKind, platform }
    events.emit({ type: 'chat-changed', ...place, state, reason })
  }

  /** Once for each hold, whatever is in flight meets it too. */
  function tellHeld(until: Instant, detail: string): void {
    if (heldUntil <= now())
      events.emit({ type: 'platform-held', platform, detail, retryIn: until - now() })
    heldUntil = Math.max(heldUntil, until)
  }

  /** What was taken and has not left is simply due again. */
  const givenBack = ({ id }: ClaimedOperation): Settlement => ({
    id,
    outcome: 'again',
    notBefore: now(),
    holdsUntil: now(),
    failure: { kind: 'unreachable', detail: 'not-begun' },
  })

  async function attempt(operation: ClaimedOperation, paid: boolean): Promise<Settlement> {
    const { id } = operation
    try {
      const receipt = await call(operation, aborter.signal, paid)
      pacer.accepted()
      return { id, outcome: 'sent', receipt, at: now() }
    } catch (error) {
      if (error instanceof DeliveryFailure) return failed(operation, error.facts)
      return failed(operation, { kind: 'malformed', detail: 'fault', words: String(error) })
    }
  }

  async function deliver(
    operation: ClaimedOperation,
    under: Lease,
    { at, paid }: Timing,
  ): Promise<void> {
    const taken = now()
    // The clock may have been set back meanwhile.
    if (at > now()) await pause(Math.min(at - now(), lookAhead))
    const began = now()
    const isLate = began - taken > stale
    const mayNot = stopping || isLate || pacer.isHeld(operation.chat)
    const settlement = mayNot ? givenBack(operation) : await attempt(operation, paid)
    await settler.settle(settlement, under)
    if (!mayNot) tellFailed(operation, settlement)
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

  function start(operation: ClaimedOperation, under: Lease, timing: Timing): void {
    const flight = deliver(operation, under, timing)
      .catch(tellFault)
      .finally(() => {
        inFlight.delete(operation.id)
        if (crowded) parts.freed()
        crowded = false
      })
    inFlight.set(operation.id, flight)
  }

  /** What is first in its chat, of every lane: a lane that alone would fill the places hides no other for longer than `lookAgain`. */
  async function candidates(limit: number, until: Instant): Promise<ReadyOperation[]> {
    const waiting = pacer.waiting(until)
    const found: ReadyOperation[] = []
    for (let from: number | undefined = 0; from !== undefined;) {
      const some: ReadyOperation[] = await outbox.ready(platform, now(), limit, waiting, from)
      found.push(...some)
      const last = some.at(-1)
      if (from > 0 && !last) emptyBelowAt = now()
      const isLooking = now() - emptyBelowAt >= lookAgain
      from = last && some.length === limit && isLooking ? nextLane(last.priority) : undefined
    }
    return found
  }

  /** Claims and starts what may go soon, in `free` places. Resolves to when to look again. */
  async function work(lease: Lease, free: number): Promise<Instant> {
    const until = now() + lookAhead
    const room = Math.min(free, claimedAtOnce, pacer.room(until))
    if (room === 0) return pacer.free()
    // One more than may go: that something waits, answers must know.
    const found = (await candidates(room + 1, until)).map(paced)
    const { slots, next } = pacer.plan(found, until, Math.min(free, claimedAtOnce))
    crowded = slots.length >= free
    const timings = new Map<number, Timing>()
    for (const { call: one, ...timing } of slots) timings.set(one.id, timing)
    // What was answered meanwhile is settled in the same transaction.
    if (slots.length > 0) settler.haste()
    const claimed = slots.length > 0 ? await outbox.claim([...timings.keys()], lease, now()) : []
    for (const operation of claimed) {
      start(operation, lease, timings.get(operation.id) ?? { at: 0, paid: false })
    }
    if (crowded) return now() + lookAgain
    return Math.min(next, now() + (found.length + inFlight.size > 0 ? lookAgain : quiet))
  }

  return {
    async pass() {
      if (settler.left() > 0) await settler.flush()
      const free = parts.concurrency() - inFlight.size - settler.left()
      crowded = free <= 0
      if (stopping || refused || crowded) return now() + lookAgain
      const lease = await holder.hold()
      if (!lease) return now() + lookAgain
      if (lease.fence !== tookOver) await takeOver()
      tookOver = lease.fence
      if (now() - refreshedAt >= refreshEvery) {
        refreshedAt = now()
        await parts.refresh()
      }
      return work(lease, free)
    },
    async idle() {
      while (inFlight.size > 0) await Promise.all(inFlight.values())
    },
    async stop(patience) {
      stopping = true
      const timer = setTimeout(() => aborter.abort(), patience)
      while (inFlight.size > 0) await Promise.all(inFlight.values())
      clearTimeout(timer)
      await settler.flush()
      await holder.release()
    },
  }
}

type Timing = { at: Instant; paid: boolean }

const paced = (one: ReadyOperation) => ({
  ...one,
  lane: laneOf(one.priority),
  payable: one.kind === 'send',
})

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })
