/** The pace: when a call may go to a chat and to the whole bot, within budgets that learn, fairly among lanes. Pure. */

import type { ChatKind, Instant } from '../news.ts'
import { createChatPace } from './chat-pace.ts'
import type { Budget, ChatScope } from './chat-pace.ts'
import { createShares } from './lanes.ts'
import type { Lane } from './lanes.ts'
import { createLearnedRate } from './learned-rate.ts'
import type { Learned } from './learned-rate.ts'
import { createSharedPlaces } from './shared-places.ts'
import type { SharedPlaces } from './shared-places.ts'

/** `every` milliseconds one call. */
type Rate = { every: number }

export type Budgets = {
  bot: Rate
  private: Budget
  shared: Budget
  /** What is faster than this costs money. */
  free?: Rate
  /** The platform says whether a refusal covers the chat or the bot; where it does not, that is guessed. */
  saysScope?: boolean
}

type PacedCall = {
  chat: number
  chatKind: ChatKind
  lane: Lane
  /** A new post, which may be paid for; edits cannot. */
  payable?: boolean
}

type Slot<T> = { call: T; at: Instant; paid: boolean }

/** Nothing goes to the scope before `until`. */
type Hold<S extends ChatScope = ChatScope> = { scope: S | 'bot'; until: Instant }

export type Pacer = {
  /**
   * Times from now to `until` for what waits, each counted as a call; within a lane in the order given, among lanes by their
   * weights; `most` at most. `next`: when to plan again, where something had to wait.
   */
  plan<T extends PacedCall>(
    calls: T[],
    until: Instant,
    most?: number,
  ): { slots: Slot<T>[]; next: Instant }
  /** 0 when an answer may go now (and is counted); else the time to ask again. */
  answer(chat: ChatScope, kind: ChatKind): Instant
  /** How many calls the bot's pace lets go until then. */
  room(until: Instant): number
  /** Shortly before the bot's pace lets the next call go. */
  free(): Instant
  /** The chats that must wait until after `until`, each for itself. */
  waiting(until: Instant): number[]
  hold(hold: Hold): void
  /** The platform takes nothing there now. */
  isHeld(chat: number): boolean
  accepted(): void
  /**
   * The platform said that it was too much (429). A chat is held, then goes half as fast, and within ten minutes as fast as
   * before; when it is the third chat within a second, it is no chat's own limit: the bot is held too, then goes as fast as was
   * being accepted, and probes. Returns all holds.
   */
  refused<S extends ChatScope>(hold: Hold<S>): Hold<S>[]
  /** What refusals have taught of the bot's rate; undefined while it goes as fast as its budget. */
  learned(): Learned | undefined
  /** Goes on from what an earlier process had learned. */
  goOn(from: Learned): void
  /** The chat has another address: what was learned of the old one is forgotten. */
  forget(chat: number): void
  /** Chats that share a place have one budget, and what one is refused holds them all. */
  share(places: SharedPlaces): void
  /** Budgets as they were set anew; what was learned stays. */
  set(budgets: Budgets): void
  /** The platform takes no money: everything goes at the free pace. */
  refusePaid(): void
}

/** Plans reach so many milliseconds ahead. */
export const lookAhead = 250

/** Milliseconds of the bot's budget that are kept for answers: they may run so far ahead of the pace, beyond what is planned; it is made up for. */
export const reserve = lookAhead + 200

/** Milliseconds of unused budget that may be caught up with: a busy machine is late. */
export const slack = 250

/** Answers that may go at once while others wait. */
const lead = 4

/** Nothing is paid for what goes for free within so many milliseconds. */
const worthPaying = 300

/** A plan is made anew this long before it ends, in milliseconds. */
const early = 60

/** What waited is taken to wait still, so long after it was last asked for. */
const patience = 1_000

/** When the next call fits the pace. */
type Bucket = { next: Instant }

const count = (bucket: Bucket, every: number, at: Instant) =>
  (bucket.next = Math.max(bucket.next, at - slack) + every)

export function createPacer(initial: Budgets, now: () => Instant): Pacer {
  let budgets = initial
  let mayPay = true
  let heldUntil = 0
  const total: Bucket = { next: 0 }
  const free: Bucket = { next: 0 }
  const places = createSharedPlaces()
  const chats = createChatPace((kind) => (kind === 'private' ? budgets.private : budgets.shared))
  const shares = createShares()
  const learned = createLearnedRate()
  let waitingLanes: readonly Lane[] = []
  let waitingSince = 0

  const isPaid = () => budgets.free !== undefined && mayPay

  const everyOf = (at: Instant) => {
    const rate = mayPay ? budgets.bot : (budgets.free ?? budgets.bot)
    return rate.every * learned.slowness(at)
  }

  /** True where the call costs money. */
  function countBot(at: Instant, payable: boolean): boolean {
    count(total, everyOf(at), at)
    if (!budgets.free || !mayPay) return false
    if (payable && free.next > at) return true
    count(free, budgets.free.every, at)
    return false
  }

  /** The earliest that the bot may make this call. */
  function botSlot(payable: boolean, at: Instant, ahead: number): Instant {
    const slot = Math.max(at, heldUntil, total.next - ahead)
    return isPaid() && !payable ? Math.max(slot, free.next - ahead) : slot
  }

  function hold({ scope, until }: Hold): void {
    if (scope === 'bot') heldUntil = Math.max(heldUntil, until)
    else chats.hold(places.of(scope), until)
  }

  /** The first of each lane whose chat is free; what cannot go for its chat's sake is left out, and its time returned. */
  function passOver(queues: Map<Lane, PacedCall[]>, at: Instant, until: Instant): Instant {
    let next = Infinity
    for (const [lane, queue] of queues) {
      for (let call = queue[0]; call; call = queue[0]) {
        const slot = chats.slot(places.of(call.chat), call.chatKind, lane, at)
        if (slot <= until) break
        next = Math.min(next, slot)
        queue.shift()
      }
      if (queue.length === 0) queues.delete(lane)
    }
    return next
  }

  function plan<T extends PacedCall>(calls: T[], until: Instant, most = Infinity) {
    const at = now()
    const queues = Map.groupBy(calls, (call) => call.lane)
    const isWorthIt = calls.length * (budgets.free?.every ?? 0) > worthPaying
    const late: Lane[] = []
    const slots: Slot<T>[] = []
    let next = Infinity
    for (;;) {
      next = Math.min(next, passOver(queues, at, until))
      const waiting = [...queues.keys()]
      const lane = shares.next(waiting)
      const queue = lane && queues.get(lane)
      const call = queue?.[0]
      if (!lane || !call) break
      const payable = isWorthIt && (call.payable ?? false)
      const slot = botSlot(payable, at, 0)
      if (slot > until || slots.length >= most) {
        next = Math.min(next, Math.max(at + 1, slot - early))
        late.push(lane)
        queues.delete(lane)
        continue
      }
      queue.shift()
      const place = places.of(call.chat)
      const goes = Math.max(slot, chats.slot(place, call.chatKind, lane, at))
      const paid = countBot(slot, payable)
      chats.count(place, call.chatKind, lane, goes)
      shares.served(lane, [...waiting, ...late])
      slots.push({ call, at: goes, paid })
    }
    waitingLanes = late
    waitingSince = at
    return { slots, next: Math.min(next, chats.answerDue(at)) }
  }

  function answer(chat: ChatScope, kind: ChatKind): Instant {
    const at = now()
    const place = places.of(chat)
    const slot = Math.max(chats.slot(place, kind, 'answers', at), botSlot(false, at, reserve))
    if (slot > at) return slot
    const others = at - waitingSince < patience ? waitingLanes : []
    if (!shares.mayGo('answers', others, lead)) return at + Math.max(1, everyOf(at))
    countBot(at, false)
    chats.count(place, kind, 'answers', at)
    shares.served('answers', others)
    return 0
  }

  return {
    plan,
    answer,
    hold,

    room(until) {
      const at = now()
      const first = botSlot(true, at, 0)
      const every = everyOf(at)
      if (first > until) return 0
      return every === 0
        ? Infinity
        : 1 + Math.floor((until - Math.max(total.next, first - slack)) / every)
    },

    free: () => botSlot(true, now(), 0) - early,

    waiting: (until) => chats.waiting(now(), until).flatMap(places.chatsOf),

    accepted: learned.accepted,

    refused<S extends ChatScope>(told: Hold<S>): Hold<S>[] {
      const at = now()
      hold(told)
      if (told.scope === 'bot') {
        learned.ignoreUntil(told.until)
        return [told]
      }
      const place = places.of(told.scope)
      chats.refused(place, told.until, at)
      if (budgets.saysScope || !learned.refused(place, at)) return [told]
      const bot: Hold<S> = { scope: 'bot', until: chats.firstRefused(at) }
      hold(bot)
      learned.ignoreUntil(bot.until)
      return [told, bot]
    },

    isHeld: (chat) => heldUntil > now() || chats.isHeld(places.of(chat), now()),

    learned: () => learned.learned(now()),
    goOn: learned.goOn,
    forget: (chat) => chats.forget(places.of(chat)),
    share: places.set,

    set(changed) {
      budgets = changed
    },

    refusePaid() {
      mayPay = false
    },
  }
}
