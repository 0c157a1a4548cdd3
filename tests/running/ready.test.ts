/** Readiness is told once: when nothing is waited for any more. */
import { expect, it } from 'vitest'
import { createEvents, type BaridEvent } from '../../src/events.ts'
import { tellReady } from '../../src/running/ready.ts'

function stage(missing: string[]) {
  const events = createEvents()
  const ready: BaridEvent[] = []
  events.on((event) => void (event.type === 'ready' && ready.push(event)))
  tellReady(events, () => missing)
  return {
    ready,
    started: () => events.emit({ type: 'started', at: 'http://127.0.0.1:8787', version: '0' }),
    connects: (platform: string) => events.emit({ type: 'platform-ready', platform, name: 'bot' }),
    refused: (platform: string) =>
      events.emit({ type: 'platform-refused', platform, detail: 'token-refused' }),
  }
}

it('waits for the last platform, names those that work, and is told once', () => {
  const missing = ['telegram is connecting', 'discord is connecting']
  const { ready, started, connects } = stage(missing)
  started()
  connects('console')
  missing.pop()
  connects('discord')
  expect(ready).toEqual([])
  missing.pop()
  connects('telegram')
  connects('telegram')
  expect(ready).toEqual([{ type: 'ready', platforms: ['discord', 'telegram'] }])
})

it('does not wait for a platform that refuses the bot, nor for one that is not set up', () => {
  const missing = ['telegram is connecting']
  const one = stage(missing)
  one.started()
  missing.pop()
  one.refused('telegram')
  expect(one.ready).toEqual([{ type: 'ready', platforms: [] }])
  const none = stage([])
  none.started()
  expect(none.ready).toEqual([{ type: 'ready', platforms: [] }])
})
