/** The failure policy, row by row: what each kind means for the operation, its chat and the bot. */
import { describe, expect, it } from 'vitest'
import type { FailureFacts } from '../../adapters/adapter.ts'
import { backOff, decide, holdLimit, longestLife, mostAttempts } from '../../src/delivery/policy.ts'
import type { Attempt } from '../../src/delivery/policy.ts'

const now = 1_000_000
const attempt: Attempt = {
  id: 7,
  kind: 'send',
  chatKind: 'channel',
  attempts: 1,
  plannedAt: now,
  repeated: false,
  idempotent: false,
}
const verdict = (facts: FailureFacts, change: Partial<Attempt> = {}) =>
  decide(facts, { ...attempt, ...change }, now, 0)

describe('the failure policy', () => {
  it('waits as long as the platform says, for the chat or the whole bot', () => {
    const facts = { kind: 'rate-limited', detail: 'flood', retryAfter: 35_000 } as const
    const { settlement, hold } = verdict(facts)
    expect(settlement).toMatchObject({ outcome: 'again', notBefore: now + 35_000 })
    expect(hold).toEqual({ scope: 'chat', until: now + 35_000 })
    expect(verdict({ ...facts, scope: 'bot' }).hold?.scope).toBe('bot')
  })

  it('holds nothing else for a limit of one kind of call', () => {
    const facts = { kind: 'rate-limited', detail: 'edits', retryAfter: 3_600_000 } as const
    const { settlement, hold } = verdict({ ...facts, scope: 'kind' }, { kind: 'revise' })
    expect(settlement).toMatchObject({ notBefore: now + 3_600_000, holdsUntil: now })
    expect(hold).toBeUndefined()
  })

  it('publishes again after any doubt, and holds nothing by it', () => {
    const facts = { kind: 'unknown-outcome', detail: 'time-out' } as const
    expect(verdict(facts, { kind: 'publish' }).settlement).toMatchObject({
      outcome: 'again',
      holdsUntil: now,
    })
  })

  it('tells what may not be published and leaves the post and its chat as they are', () => {
    const { settlement } = verdict({ kind: 'forbidden', detail: 'missing' }, { kind: 'publish' })
    expect(settlement).toEqual({
      id: 7,
      outcome: 'rejected',
      failure: { kind: 'forbidden', detail: 'missing' },
    })
  })

  it('holds later posts of the chat at most a minute behind a retry', () => {
    const { settlement } = verdict({ kind: 'rate-limited', detail: 'flood', retryAfter: 600_000 })
    expect(settlement).toMatchObject({ holdsUntil: now + holdLimit })
  })

  it('tries again what certainly did not leave, without an end, and holds the chat until it does', () => {
    const facts = { kind: 'unreachable', detail: 'refused' } as const
    expect(verdict(facts).settlement).toMatchObject({ outcome: 'again', notBefore: now + 2_000 })
    expect(decide(facts, { ...attempt, attempts: 50 }, now, 0.99).settlement).toMatchObject({
      outcome: 'again',
      notBefore: now + holdLimit,
      holdsUntil: now + holdLimit,
    })
  })

  it('sends again at once, for nothing, what the platform takes no money for', () => {
    const { settlement, unpaid } = verdict({ kind: 'malformed', detail: 'paid-broadcast-refused' })
    expect(settlement).toMatchObject({ outcome: 'again', notBefore: now })
    expect(unpaid).toBe(true)
  })

  describe('an unknown outcome', () => {
    const facts = { kind: 'unknown-outcome', detail: 'time-out' } as const

    it('of a send is held in a channel or group', () => {
      expect(verdict(facts).settlement.outcome).toBe('unknown')
      expect(verdict(facts, { chatKind: 'group' }).settlement.outcome).toBe('unknown')
    })

    it('is repeated once to a private chat', () => {
      expect(verdict(facts, { chatKind: 'private' }).settlement.outcome).toBe('repeat')
      expect(verdict(facts, { chatKind: 'private', repeated: true }).settlement.outcome).toBe(
        'unknown',
      )
    })

    it('is repeated where the platform makes no second post of it', () => {
      expect(verdict(facts, { idempotent: true, repeated: true }).settlement.outcome).toBe('repeat')
    })

    it('is not repeated where nobody can tell any more whether it arrived', () => {
      const lost = { ...facts, undecidable: true } as const
      expect(verdict(lost, { idempotent: true }).settlement.outcome).toBe('unknown')
    })

    it('of an edit or a removal is simply done again', () => {
      expect(verdict(facts, { kind: 'revise' }).settlement.outcome).toBe('again')
      expect(verdict(facts, { kind: 'retract' }).settlement.outcome).toBe('again')
    })
  })

  it('pauses a chat whose right is missing and keeps its post', () => {
    expect(verdict({ kind: 'forbidden', detail: 'no-right-to-post' }).settlement).toMatchObject({
      outcome: 'again',
      chat: { state: 'paused', reason: 'no-right-to-post' },
    })
  })

  it('pauses a chat whose thread is closed and keeps its post', () => {
    const facts = { kind: 'gone', detail: 'thread-closed', covers: 'thread' } as const
    expect(verdict(facts).settlement).toMatchObject({ outcome: 'again', chat: { state: 'paused' } })
  })

  it('never sends again a post that people deleted', () => {
    const facts = { kind: 'gone', detail: 'message-gone', covers: 'message' } as const
    expect(verdict(facts).settlement).toMatchObject({ outcome: 'cancelled', postGone: true })
    expect(verdict(facts).settlement.chat).toBeUndefined()
  })

  it('ends with a chat that is gone', () => {
    const facts = { kind: 'gone', detail: 'chat-not-found', covers: 'chat' } as const
    expect(verdict(facts).settlement).toMatchObject({
      outcome: 'cancelled',
      chat: { state: 'gone', reason: 'chat-not-found' },
    })
  })

  it('follows a chat that moved, at once', () => {
    const facts = { kind: 'moved', detail: 'upgraded', movedTo: 'telegram:-1005' } as const
    expect(verdict(facts).settlement).toMatchObject({
      outcome: 'again',
      notBefore: now,
      chat: { movedTo: 'telegram:-1005' },
    })
  })

  it('makes a dead letter of what the platform will never take', () => {
    expect(verdict({ kind: 'malformed', detail: 'entities' }).settlement.outcome).toBe('rejected')
  })

  it.each([
    ['not-editable', 'reply'],
    ['kind-changed', 'post'],
  ] as const)('sends another post where an edit is refused as %s', (detail, by) => {
    const facts = { kind: 'malformed', detail } as const
    expect(verdict(facts, { kind: 'revise' }).settlement).toMatchObject({ outcome: 'replaced', by })
    expect(verdict(facts, { kind: 'retract' }).settlement.outcome).toBe('rejected')
  })

  it('pauses a chat that is gone and may come back by itself', () => {
    const facts = { kind: 'gone', detail: 'blocked', covers: 'chat', mayReturn: true } as const
    expect(verdict(facts).settlement).toMatchObject({ outcome: 'again', chat: { state: 'paused' } })
  })

  it('stops everything for a refused token and loses nothing', () => {
    const { stop, settlement } = verdict({ kind: 'unauthorised', detail: 'token' })
    expect(stop).toBe(true)
    expect(settlement.outcome).toBe('again')
  })
})

describe('the bound of tries', () => {
  const last = { attempts: mostAttempts }
  const lost = { kind: 'unknown-outcome', detail: 'time-out' } as const

  it('gives up an edit after two days of tries, and no sooner', () => {
    const edit = { kind: 'revise', attempts: mostAttempts - 1 } as const
    expect(verdict(lost, edit).settlement.outcome).toBe('again')
    expect(verdict(lost, { ...edit, ...last }).settlement).toEqual({
      id: 7,
      outcome: 'failed',
      failure: lost,
    })
    expect(mostAttempts * backOff(mostAttempts, 0)).toBeGreaterThan(2 * 24 * 3_600_000)
  })

  it('asks a person about a post that may have arrived, rather than to say that it failed', () => {
    const mayStand = { ...last, idempotent: true, repeated: true }
    expect(verdict(lost, mayStand).settlement.outcome).toBe('unknown')
  })

  it('counts no try that an outage or a rate limit ended', () => {
    for (const kind of ['unreachable', 'rate-limited', 'unauthorised'] as const) {
      expect(verdict({ kind, detail: 'down' }, { attempts: 10_000 }).settlement.outcome).toBe(
        'again',
      )
    }
  })

  it('ends a chat that moves in circles, and one whose right comes and goes', () => {
    const moved = { kind: 'moved', detail: 'became-supergroup', movedTo: 'telegram:-1' } as const
    expect(verdict(moved, last).settlement.outcome).toBe('failed')
    const denied = { kind: 'forbidden', detail: 'no-right-to-post' } as const
    expect(verdict(denied, last).settlement).toMatchObject({
      outcome: 'failed',
      chat: { state: 'paused' },
    })
  })

  it('gives up what is two weeks old, whatever kept it', () => {
    const old = { plannedAt: now - longestLife }
    const facts = { kind: 'unreachable', detail: 'down' } as const
    expect(verdict(facts, old).settlement.outcome).toBe('failed')
    expect(verdict(facts, { plannedAt: now - longestLife + 1 }).settlement.outcome).toBe('again')
  })
})

describe('back-off', () => {
  it('doubles from two seconds to ten minutes, with up to a quarter of jitter', () => {
    expect([1, 2, 3, 4].map((n) => backOff(n, 0))).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(backOff(1, 0.999)).toBeLessThanOrEqual(2_500)
    expect(backOff(1_000, 0)).toBe(600_000)
  })
})
