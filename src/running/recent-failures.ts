/** The last deliveries that failed since the start, for people who look on. */

import type { Events } from '../events.ts'
import type { Failure } from '../web/api.ts'

const kept = 8

export function recentFailures(events: Events, now: () => number): () => Failure[] {
  let failures: (Failure & { toReader: boolean })[] = []
  events.on((event) => {
    if (event.type !== 'operation-failed' || event.outcome === 'cancelled') return
    const { platform, outcome, failure, chatKind } = event
    const { detail } = failure
    const at = new Date(now()).toISOString()
    const newest = { at, platform, outcome, detail, toReader: chatKind === 'private' }
    // Of private chats only the newest of its kind: how many there were is not to be counted here.
    const told = (one: Failure & { toReader: boolean }) =>
      newest.toReader && one.toReader && one.platform === platform && one.detail === detail
    failures = [newest, ...failures.filter((one) => !told(one))].slice(0, kept)
  })
  return () =>
    failures.map(({ at, platform, outcome, detail }) => ({ at, platform, outcome, detail }))
}
