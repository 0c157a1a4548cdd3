/** The metrics of `/metrics`: counts what events tell; names no chat, and every label is of a closed set. */

import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { BaridEvent, Events } from './events.ts'
import { createTens, fewest } from './few.ts'
import type { ChatKind } from './news.ts'
import type { OperationCount } from './store/ports/outbox.ts'

export type Gauges = {
  /** What is open in the outbox now, asked at each scrape. */
  operations(): Promise<OperationCount[]>
}

export type Metrics = {
  /** The Prometheus text format 0.0.4. Never rejects: a gauge that cannot be read is left out. */
  render(): Promise<string>
}

const quick = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5]
const slow = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export function createMetrics(events: Events, gauges: Gauges): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })

  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name: `barid_${name}`, help, labelNames, registers: [registry] })
  const histogram = <L extends string>(
    name: string,
    help: string,
    buckets: number[],
    ...labelNames: L[]
  ) => new Histogram({ name: `barid_${name}`, help, buckets, labelNames, registers: [registry] })

  const stored = counter('items_stored_total', 'Items stored.')
  const revised = counter('items_revised_total', 'Revisions stored after the first.')
  const duplicates = counter('items_duplicate_total', 'Texts that were an item already.')
  const held = counter('files_held_total', 'Files of the drop folder that were held for a person.')
  const broken = counter('files_failed_total', 'Files of the drop folder that failed.')
  const batches = histogram('fanout_batch_seconds', 'Planning of one batch of chats.', quick)
  const planned = counter('fanout_operations_total', 'Operations planned.')
  const fanouts = counter('fanouts_done_total', 'Items planned for every chat.')
  const operations = counter(
    'operations_total',
    'Operations by what became of an attempt.',
    'platform',
    'kind',
    'outcome',
  )
  const calls = histogram('operation_seconds', 'Platform calls that succeeded.', slow, 'platform')
  const degraded = counter('operations_degraded_total', 'Posts sent without a part.', 'platform')
  const recovered = counter('operations_recovered_total', 'Found in flight at a start.', 'platform')
  const expired = counter('operations_expired_total', 'Too old for paused chats.', 'platform')
  // Not by command: what people type after a slash must not end up in a label.
  const questions = counter('questions_total', 'Questions of people.', 'platform', 'outcome')
  const answers = histogram('question_seconds', 'From question to answer.', quick, 'platform')
  const cache = counter('cache_total', 'Reads by whether the cache had them.', 'outcome')
  const lost = counter('platform_lost_total', 'Lost connections.', 'platform')
  const refused = counter('platform_refused_total', 'Tokens refused.', 'platform')
  const chats = counter('chats_changed_total', 'Chats that changed state.', 'platform')
  const faults = counter('faults_total', 'Faults inside Barid.')

  const inTens = createTens()
  /** Of private chats alone the tens show. */
  const told = (chatKind: ChatKind, kind: string, deed: () => void) =>
    chatKind === 'private' ? inTens(kind, deed) : deed()

  function add(all: number, toReaders: number, kind: string, inc: (count: number) => void): void {
    inc(all - toReaders)
    for (let left = toReaders; left > 0; left -= 1) inTens(kind, () => inc(1))
  }

  const outbox = new Gauge({
    name: 'barid_outbox_operations',
    help: 'Operations that are due, being sent, or need a person; of private chats none below 10.',
    labelNames: ['platform', 'chats', 'state'],
    registers: [registry],
    async collect() {
      const rows = await gauges.operations().catch(() => [])
      outbox.reset()
      for (const { platform, private: toReaders, state, count } of rows) {
        if (toReaders && count < fewest) continue
        outbox.set({ platform, chats: toReaders ? 'private' : 'shared', state }, count)
      }
    },
  })

  function count(event: BaridEvent): void {
    switch (event.type) {
      case 'item-stored':
        return stored.inc()
      case 'item-revised':
        return revised.inc()
      case 'item-duplicate':
        return duplicates.inc()
      case 'file-held':
        return held.inc()
      case 'file-failed':
        return broken.inc()
      case 'fanout-batch':
        add(event.operations, event.toReaders, 'planned', (count) => planned.inc(count))
        return batches.observe(event.milliseconds / 1000)
      case 'fanout-done':
        return fanouts.inc()
      case 'operation-sent': {
        const { platform, kind, chatKind } = event
        told(chatKind, `sent ${platform} ${kind}`, () => {
          operations.inc({ platform, kind, outcome: 'sent' })
          calls.observe({ platform }, event.milliseconds / 1000)
        })
        if (!event.degraded) return undefined
        return told(chatKind, `degraded ${platform}`, () => degraded.inc({ platform }))
      }
      case 'operation-failed': {
        const { platform, kind, chatKind, outcome } = event
        return told(chatKind, `${outcome} ${platform} ${kind}`, () =>
          operations.inc({ platform, kind, outcome }),
        )
      }
      case 'operations-recovered':
        return add(
          event.unknown + event.repeated,
          event.toReaders,
          `recovered ${event.platform}`,
          (count) => recovered.inc({ platform: event.platform }, count),
        )
      case 'operations-expired':
        return add(event.count, event.toReaders, `expired ${event.platform}`, (count) =>
          expired.inc({ platform: event.platform }, count),
        )
      case 'question':
        questions.inc({ platform: event.platform, outcome: event.outcome })
        return answers.observe({ platform: event.platform }, event.milliseconds / 1000)
      case 'cache':
        return cache.inc({ outcome: event.outcome })
      case 'platform-lost':
        return lost.inc({ platform: event.platform })
      case 'platform-refused':
        return refused.inc({ platform: event.platform })
      case 'chat-changed':
        return told(event.chatKind, `chats ${event.platform}`, () =>
          chats.inc({ platform: event.platform }),
        )
      case 'fault':
        return faults.inc()
      default:
        return undefined
    }
  }
  events.on(count)
  return { render: () => registry.metrics() }
}
