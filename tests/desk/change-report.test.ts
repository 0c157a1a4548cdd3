/** What an editor needs for an edit, and reads of it afterwards. */
import { describe, expect, it } from 'vitest'
import { changeReport } from '../../src/desk/change-report.ts'
import { few } from '../../src/few.ts'
import { fits, longestLine } from '../../src/desk/edit-faults.ts'
import type { ChangedPosts } from '../../src/store/ports/outbox.ts'

type Operation = ChangedPosts['operations'][number]

const reportOf = (operations: Operation[], planning = false) =>
  changeReport(7, { item: 1, verb: 'update', at: 5, planning, operations })

const place = {
  chat: 1,
  platform: 'telegram',
  kind: 'channel',
  address: 'telegram:-1001',
} as const

describe('a report', () => {
  it('names each channel with all its posts, and why one could not be changed', () => {
    const failure = { kind: 'gone', detail: 'message-gone', covers: 'message', words: 'x' } as const
    expect(
      reportOf([
        { place, kind: 'revise', state: 'sent', count: 2 },
        { place, kind: 'send', state: 'sent', count: 1 },
        { place, kind: 'retract', state: 'sent', count: 1 },
        { place, kind: 'revise', state: 'cancelled', failure, count: 1 },
      ]),
    ).toEqual({
      change: 7,
      item: 1,
      verb: 'update',
      at: 5,
      finished: true,
      places: [
        {
          platform: 'telegram',
          kind: 'channel',
          address: 'telegram:-1001',
          ends: { edited: 2, sent: 1, deleted: 1, failed: 1 },
          reasons: [{ detail: 'message-gone', words: 'x' }],
        },
      ],
      private: [],
    })
  })

  it('counts private chats by outcome, and below ten tells no count', () => {
    const blocked = { kind: 'gone', detail: 'blocked-by-person', covers: 'chat' } as const
    const { private: readers } = reportOf([
      { kind: 'revise', state: 'sent', count: 40 },
      { kind: 'revise', state: 'cancelled', failure: blocked, count: 4 },
      { kind: 'revise', state: 'cancelled', failure: blocked, count: 5 },
    ])
    expect(readers).toEqual([
      { end: 'edited', count: 40 },
      { end: 'failed', reason: 'blocked-by-person', count: 'few' },
    ])
    expect([0, 1, 9, 10].map(few)).toEqual([0, 'few', 'few', 10])
  })

  it('is finished when nothing is pending or planned; a paused place says why it waits', () => {
    const waiting = { place, kind: 'revise', state: 'due', paused: 'no-right', count: 1 } as const
    expect(reportOf([waiting])).toMatchObject({
      finished: false,
      places: [{ ends: { pending: 1 }, reasons: [{ detail: 'no-right' }] }],
    })
    expect(reportOf([], true).finished).toBe(false)
    expect(reportOf([]).finished).toBe(true)
  })

  it('tells of an edit that became a new post by that post', () => {
    const failure = { kind: 'malformed', detail: 'kind-changed' } as const
    const { places } = reportOf([
      { place, kind: 'revise', state: 'cancelled', failure, count: 1 },
      { place, kind: 'send', state: 'sent', count: 1 },
    ])
    expect(places).toMatchObject([{ ends: { sent: 1 }, reasons: [] }])
  })
})

describe('an edit', () => {
  const line = 'the road leads to Hama.'
  it.each([
    [{ verb: 'fix', line: undefined, hasText: true }, undefined],
    [{ verb: 'fix', line: undefined, hasText: false }, 'text-missing'],
    [{ verb: 'fix', line, hasText: true }, 'line-unwanted'],
    [{ verb: 'correct', line, hasText: false }, undefined],
    [{ verb: 'correct', line: undefined, hasText: true }, 'line-missing'],
    [{ verb: 'update', line: undefined, hasText: true }, 'line-missing'],
    [{ verb: 'update', line: 'x'.repeat(longestLine), hasText: true }, undefined],
    [{ verb: 'update', line: 'x'.repeat(longestLine + 1), hasText: true }, 'line-long'],
    [{ verb: 'withdraw', line: undefined, hasText: false }, undefined],
    [{ verb: 'withdraw', line: undefined, hasText: true }, 'text-unwanted'],
    [{ verb: 'redact', line, hasText: false }, 'line-unwanted'],
  ] as const)('%j: %s', (edit, fault) => {
    expect(fits(edit)?.fault).toBe(fault)
  })
})
