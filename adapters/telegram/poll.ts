/** Long polling: updates are confirmed to the server only when they were taken, and those of one chat keep their order. */
import { DeliveryFailure } from '../adapter.ts'
import type { TelegramClient } from './client.ts'
import { failureOf } from './errors.ts'
import { allowedUpdates, chatOf } from './updates.ts'
import type { Update } from './wire.ts'

export type PollParts = {
  client: TelegramClient
  /** Updates of different chats are taken side by side. A rejected one comes again, and with it all that came after it. */
  take(update: Update): Promise<void>
  /** `ended` where going on is senseless. */
  onFault(failure: DeliveryFailure, ended: boolean): void
  /** A webhook that is set when the polling begins is one of an earlier set-up. */
  takesWebhookAway: boolean
  /** Resolves after `ms` or at the abort, whichever comes first. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  signal: AbortSignal
}

/** Seconds that the server may hold a request without updates; it caps them at 50. */
const hold = 30
const firstPause = 1_000
const longestPause = 30_000

/**
 * Resolves at the abort, when what was in hand is done; or where going on is senseless, after telling `onFault`: the token
 * is refused, or another process takes the updates of this token, by polling or by a webhook: that is never fought over.
 */
export async function poll(parts: PollParts): Promise<void> {
  const { client, onFault, wait, signal } = parts
  let offset: number | undefined
  let failures = 0
  let { takesWebhookAway } = parts

  const paused = async (failure: DeliveryFailure) => {
    onFault(failure, false)
    const pause = Math.min(firstPause * 2 ** failures, longestPause)
    failures += 1
    await wait(failure.facts.retryAfter ?? pause, signal)
  }

  while (!signal.aborted) {
    const from = offset === undefined ? {} : { offset }
    const request = { ...from, timeout: hold, allowed_updates: allowedUpdates }
    const fetched = await client.call('getUpdates', request, signal).catch(failureOf)
    if (signal.aborted) return
    if (fetched instanceof DeliveryFailure) {
      if (takesWebhookAway && fetched.facts.detail === 'webhook-is-set') {
        const taken = await client.call('deleteWebhook', {}, signal).catch(failureOf)
        if (taken instanceof DeliveryFailure) await paused(taken)
        else takesWebhookAway = false
        continue
      }
      if (['unauthorised', 'forbidden'].includes(fetched.facts.kind)) return onFault(fetched, true)
      await paused(fetched)
      continue
    }
    takesWebhookAway = false
    const { next, fault } = await takeAll(fetched, parts)
    offset = next ?? offset
    if (fault) await paused(fault)
    else failures = 0
  }
}

/** Takes all, in order within a chat. `next` is the first update that is to be fetched again, or the one after the last. */
async function takeAll(
  updates: Update[],
  { take, signal }: PollParts,
): Promise<{ next?: number; fault?: DeliveryFailure }> {
  const chats = new Map<number | undefined, Promise<void>>()
  const taken = updates.map((update) => {
    const chat = chatOf(update)
    const before = chats.get(chat) ?? Promise.resolve()
    const done = before.then(() => (signal.aborted ? Promise.reject(stopped) : take(update)))
    chats.set(chat, done)
    return done
  })
  const outcomes = await Promise.allSettled(taken)
  const at = outcomes.findIndex((outcome) => outcome.status === 'rejected')
  const failed = outcomes[at]
  if (failed?.status !== 'rejected') {
    const last = updates.at(-1)
    return last ? { next: last.update_id + 1 } : {}
  }
  const next = updates[at]?.update_id
  return {
    ...(next === undefined ? {} : { next }),
    fault: new DeliveryFailure(
      { kind: 'unknown-outcome', detail: 'event-not-taken' },
      { cause: failed.reason },
    ),
  }
}

const stopped = new Error('The listener closes.')
