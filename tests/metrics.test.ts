/** The metrics: what events count up, what a scrape asks for, and that no label names a chat or a word of people. */
import { describe, expect, it } from 'vitest'
import { createEvents } from '../src/events.ts'
import type { BaridEvent } from '../src/events.ts'
import { createMetrics } from '../src/metrics.ts'

const none = { operations: async () => [] }
const linesOf = (text: string) => text.split('\n').filter((line) => line.startsWith('barid_'))

describe('metrics', () => {
  it('count what happens', async () => {
    const events = createEvents()
    const metrics = createMetrics(events, none)
    events.emit({ type: 'item-stored', item: 1, source: 'inbox', visibleFrom: 0 })
    events.emit({ type: 'file-held', file: 'x.txt', reasons: [] })
    events.emit({ type: 'cache', outcome: 'hit' })
    events.emit({ type: 'cache', outcome: 'hit' })
    events.emit({ type: 'cache', outcome: 'miss' })
    events.emit({
      type: 'fanout-batch',
      item: 1,
      chats: 9,
      operations: 12,
      toReaders: 0,
      milliseconds: 7,
    })
    const operation = {
      operation: 5,
      platform: 'telegram',
      kind: 'send',
      chatKind: 'group',
    } as const
    events.emit({ ...operation, type: 'operation-sent', item: 1, milliseconds: 200 })
    events.emit({
      ...operation,
      type: 'operation-failed',
      outcome: 'again',
      failure: { kind: 'rate-limited', detail: 'flood' },
    })
    const lines = linesOf(await metrics.render())
    expect(lines).toEqual(
      expect.arrayContaining([
        'barid_items_stored_total 1',
        'barid_files_held_total 1',
        'barid_cache_total{outcome="hit"} 2',
        'barid_cache_total{outcome="miss"} 1',
        'barid_fanout_operations_total 12',
        'barid_fanout_batch_seconds_sum 0.007',
        'barid_operations_total{platform="telegram",kind="send",outcome="sent"} 1',
        'barid_operations_total{platform="telegram",kind="send",outcome="again"} 1',
        'barid_operation_seconds_bucket{le="0.1",platform="telegram"} 0',
        'barid_operation_seconds_bucket{le="0.25",platform="telegram"} 1',
      ]),
    )
  })

  const platform = 'telegram'
  it.each<[BaridEvent, string]>([
    [{ type: 'item-revised', item: 1, revision: 2 }, 'items_revised_total 1'],
    [{ type: 'item-duplicate', item: 1, source: 'inbox' }, 'items_duplicate_total 1'],
    [{ type: 'file-failed', file: 'x.txt', reason: 'full' }, 'files_failed_total 1'],
    [{ type: 'fanout-done', item: 1 }, 'fanouts_done_total 1'],
    [
      { type: 'operations-expired', platform, count: 3, toReaders: 0 },
      'operations_expired_total{platform="telegram"} 3',
    ],
    [
      { type: 'operations-recovered', platform, unknown: 2, repeated: 3, toReaders: 0 },
      'operations_recovered_total{platform="telegram"} 5',
    ],
    [
      { type: 'platform-lost', platform, detail: 'unreachable', retryIn: 1 },
      'platform_lost_total{platform="telegram"} 1',
    ],
    [
      { type: 'platform-refused', platform, detail: 'unauthorised' },
      'platform_refused_total{platform="telegram"} 1',
    ],
    [
      {
        type: 'chat-changed',
        chat: 4,
        chatKind: 'group',
        platform,
        state: 'gone',
        reason: 'chat-not-found',
      },
      'chats_changed_total{platform="telegram"} 1',
    ],
    [{ type: 'fault', where: 'web', detail: 'x' }, 'faults_total 1'],
  ])('count %j', async (event, line) => {
    const events = createEvents()
    const metrics = createMetrics(events, none)
    events.emit(event)
    expect(linesOf(await metrics.render())).toContain(`barid_${line}`)
  })

  it('hold no word that a person typed, and no more series after a thousand different ones', async () => {
    const events = createEvents()
    const metrics = createMetrics(events, none)
    const ask = (command: string) =>
      events.emit({
        type: 'question',
        platform: 'telegram',
        command,
        milliseconds: 3,
        outcome: 'answered',
      })
    ask('latest')
    const before = linesOf(await metrics.render()).length
    for (let number = 0; number < 1000; number++) ask(`word${number}`)
    const text = await metrics.render()
    expect(linesOf(text)).toHaveLength(before)
    expect(text).not.toContain('word')
    expect(text).toContain('barid_questions_total{platform="telegram",outcome="answered"} 1001')
  })

  it('ask for the outbox at each scrape, and forget what is no longer there', async () => {
    let rows = [{ platform: 'discord', private: false, state: 'due' as const, count: 4 }]
    const metrics = createMetrics(createEvents(), { operations: async () => rows })
    expect(await metrics.render()).toContain(
      'barid_outbox_operations{platform="discord",chats="shared",state="due"} 4',
    )
    rows = []
    expect(await metrics.render()).not.toContain('state="due"')
  })

  it('tell of private chats in tens alone', async () => {
    const events = createEvents()
    let waiting = 9
    const metrics = createMetrics(events, {
      operations: async () => [
        { platform: 'telegram', private: true, state: 'failed', count: waiting },
      ],
    })
    const sent = (chatKind: 'private' | 'channel') => {
      const facts = { platform: 'telegram', kind: 'send', chatKind, milliseconds: 200 } as const
      events.emit({ type: 'operation-sent', operation: 5, item: 1, degraded: 'picture', ...facts })
      const failure = { kind: 'gone', detail: 'blocked-by-person' } as const
      events.emit({ type: 'operation-failed', operation: 6, ...facts, outcome: 'failed', failure })
      const gone = { platform: 'telegram', state: 'gone', reason: 'x' }
      events.emit({ type: 'chat-changed', chat: 4, chatKind, ...gone })
    }
    const batch = { item: 1, chats: 8, operations: 8, toReaders: 7, milliseconds: 1 }
    events.emit({ type: 'fanout-batch', ...batch })
    const platform = 'telegram'
    events.emit({ type: 'operations-expired', platform, count: 2, toReaders: 1 })
    events.emit({ type: 'operations-recovered', platform, unknown: 1, repeated: 2, toReaders: 2 })
    const figures = async () =>
      Object.fromEntries(
        linesOf(await metrics.render())
          .filter((line) => /(operation|chats|fanout_op).*_(total|count)\b|outbox/.test(line))
          .map((line) => line.split(' ')),
      ) as Record<string, string>
    sent('channel')
    for (let times = 0; times < 9; times += 1) sent('private')
    const of = (name: string) => `barid_${name}{platform="telegram"}`
    const shared = {
      [of('operation_seconds_count')]: '1',
      [of('operations_degraded_total')]: '1',
      [of('operations_expired_total')]: '1',
      [of('operations_recovered_total')]: '1',
      [of('chats_changed_total')]: '1',
      barid_fanout_operations_total: '1',
      'barid_operations_total{platform="telegram",kind="send",outcome="sent"}': '1',
      'barid_operations_total{platform="telegram",kind="send",outcome="failed"}': '1',
    }
    expect(await figures()).toEqual(shared)
    sent('private')
    waiting = 10
    expect(await figures()).toEqual({
      ...shared,
      [of('operation_seconds_count')]: '11',
      [of('operations_degraded_total')]: '11',
      [of('chats_changed_total')]: '11',
      'barid_operations_total{platform="telegram",kind="send",outcome="sent"}': '11',
      'barid_operations_total{platform="telegram",kind="send",outcome="failed"}': '11',
      'barid_outbox_operations{platform="telegram",chats="private",state="failed"}': '10',
    })
  })

  it('render without a gauge that cannot be read', async () => {
    const metrics = createMetrics(createEvents(), {
      operations: () => Promise.reject(new Error('the database is locked')),
    })
    const text = await metrics.render()
    expect(text).not.toContain('barid_outbox_operations{')
    expect(text).toContain('process_resident_memory_bytes')
  })
})
