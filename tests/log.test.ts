/** The log: one line per event with stable names, and nothing in it that a thief could use. */
import { describe, expect, it } from 'vitest'
import type { LogLevel } from '../src/config.ts'
import { createEvents } from '../src/events.ts'
import type { BaridEvent } from '../src/events.ts'
import { createLog, textTo } from '../src/log.ts'

function logged(level: LogLevel, ...all: BaridEvent[]): Record<string, unknown>[] {
  const lines: string[] = []
  const events = createEvents()
  createLog(events, level, { write: (line) => void lines.push(line) })
  for (const event of all) events.emit(event)
  return lines.map((line) => {
    expect(line.endsWith('\n')).toBe(true)
    expect(line.trimEnd()).not.toContain('\n')
    return JSON.parse(line) as Record<string, unknown>
  })
}

const stored: BaridEvent = { type: 'item-stored', item: 7, source: 'inbox', visibleFrom: 0 }
const failed = (outcome: 'again' | 'rejected'): BaridEvent => ({
  type: 'operation-failed',
  operation: 3,
  platform: 'telegram',
  kind: 'send',
  chatKind: 'private',
  outcome,
  failure: { kind: 'moved', detail: 'upgraded', movedTo: 'telegram:-100777', words: 'ok' },
})

describe('a line', () => {
  it('has time, level, event, the facts and a sentence', () => {
    expect(logged('info', stored)).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        level: 'info',
        event: 'item-stored',
        item: 7,
        source: 'inbox',
        visibleFrom: 0,
        msg: 'item 7 stored from inbox',
      },
    ])
  })

  it('is left out below the level', () => {
    const cache: BaridEvent = { type: 'cache', outcome: 'hit' }
    expect(logged('info', cache, stored)).toHaveLength(1)
    expect(logged('debug', cache, stored)).toHaveLength(2)
    expect(logged('silent', stored, { type: 'fault', where: 'x', detail: 'y' })).toEqual([])
  })

  it('warns of what a person must see, and not of what mends itself', () => {
    const levels = logged('debug', failed('again'), failed('rejected')).map(({ level }) => level)
    expect(levels).toEqual(['info', 'warn'])
  })

  it('stops when asked', () => {
    const lines: string[] = []
    const events = createEvents()
    const stop = createLog(events, 'info', { write: (line) => void lines.push(line) })
    stop()
    events.emit(stored)
    expect(lines).toEqual([])
  })
})

describe('on a terminal', () => {
  it('a line is text', () => {
    const written: string[] = []
    const events = createEvents()
    createLog(events, 'info', textTo({ write: (text) => written.push(text) }))
    events.emit(stored)
    expect(written).toHaveLength(1)
    expect(written[0]).toMatch(/^\d\d:\d\d:\d\d info {2}item 7 stored from inbox\n$/)
  })
})

describe('what never stands in it', () => {
  it('the kind of a chat and where it moved to', () => {
    const [line] = logged('debug', failed('rejected'))
    expect(JSON.stringify(line)).not.toMatch(/private|100777/)
    expect(line).toMatchObject({ failure: { kind: 'moved', detail: 'upgraded', words: 'ok' } })
  })

  it.each([
    ['a Telegram token', 'GET /bot123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr/getMe', 'AAbb'],
    ['a Discord token', 'MTIzNDU2Nzg5MDEyMzQ1.GabcDe.f_GhIjKlMnOpQrStUvWxYz-0123456', 'f_Gh'],
    ['an address', 'telegram:-1001234567/7 is gone', '1001234567'],
    ['a person', 'discord:@1122334455667788 cannot be written to', '1122334455667788'],
    ['a database password', 'connect postgres://barid:pa55@db:5432/barid', 'pa55'],
    ['a webhook', 'POST https://discord.com/api/webhooks/12/abcSECRET', 'abcSECRET'],
    ['a signed query', 'GET https://x.example/a?sig=abcSECRET', 'abcSECRET'],
  ])('%s', (_, detail, secret) => {
    const lines = logged(
      'info',
      { type: 'fault', where: 'net', detail },
      { type: 'file-held', file: 'x.txt', reasons: [detail] },
    )
    for (const line of lines) {
      expect(JSON.stringify(line)).not.toContain(secret)
      expect(line.msg).toMatch(/\[(token|address|user|path|query)\]/)
    }
    expect(lines).toHaveLength(2)
  })

  it('a line break that would forge a second line', () => {
    expect(logged('info', { type: 'fault', where: 'a\nb', detail: 'c\r\nd' })).toHaveLength(1)
  })
})
