/** The last deliveries that failed since the start, for people who look on. */

import type { Events } from '../events.ts'
import type { Failure } from '../web/api.ts'

const kept = 8

export function recentFailures(events: Events, now: () => number): () => Failure[] {
  const failures: Failure[] = []
  events.on((event) => {
    if (event.type !== 'operation-failed' || event.outcome === 'cancelled') return
    const { platform, outcome, failure } = event
    failures.unshift({
      at: new Date(now()).toISOString(),
      platform,
      outcome,
      detail: failure.detail,
    })
    failures.splice(kept)
  })
  return () => failures
}
