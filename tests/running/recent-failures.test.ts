/** The last failures as the console shows them: each of channels and groups, of private chats one of a kind. */
import { expect, it } from 'vitest'
import { createEvents } from '../../src/events.ts'
import { recentFailures } from '../../src/running/recent-failures.ts'

it('shows how deliveries failed, and not in how many private chats', () => {
  const events = createEvents()
  let time = 0
  const failures = recentFailures(events, () => (time += 1_000))
  const fail = (chatKind: 'private' | 'channel', detail: string) =>
    events.emit({
      type: 'operation-failed',
      operation: 1,
      platform: 'telegram',
      kind: 'send',
      chatKind,
      outcome: 'failed',
      failure: { kind: 'gone', detail },
    })
  fail('private', 'blocked-by-person')
  fail('channel', 'kicked')
  fail('channel', 'kicked')
  fail('private', 'blocked-by-person')
  fail('private', 'person-not-found')
  expect(failures().map(({ at, detail }) => `${at.slice(17, 19)} ${detail}`)).toEqual([
    '05 person-not-found',
    '04 blocked-by-person',
    '03 kicked',
    '02 kicked',
  ])
})
