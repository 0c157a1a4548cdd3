/** Long polling: one update after the other, each confirmed to the server only when it was taken. */
import type { DeliveryFailure } from '../adapter.ts'
import type { TelegramClient } from './client.ts'
import { failureOf } from './errors.ts'
import { allowedUpdates } from './updates.ts'
import type { Update } from './wire.ts'

export type PollParts = {
  client: TelegramClient
  /** A rejected update is fetched again, and with it all that came after it. */
  take(update: Update): Promise<void>
  onFault(failure: DeliveryFailure): void
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
 * is refused, a webhook is set, or another process polls with this token, which is never fought over.
 */
export async function poll({ client, take, onFault, wait, signal }: PollParts): Promise<void> {
  let offset: number | undefined
  let failures = 0
  while (!signal.aborted) {
    try {
      const updates = await client.call(
        'getUpdates',
        {
          timeout: hold,
          allowed_updates: allowedUpdates,
          ...(offset === undefined ? {} : { offset }),
        },
        signal,
      )
      for (const update of updates) {
        if (signal.aborted) return
        await take(update)
        offset = update.update_id + 1
      }
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      const failure = failureOf(error)
      onFault(failure)
      if (['unauthorised', 'forbidden'].includes(failure.facts.kind)) return
      failures += 1
      const pause = Math.min(firstPause * 2 ** (failures - 1), longestPause)
      await wait(failure.facts.retryAfter ?? pause, signal)
    }
  }
}
