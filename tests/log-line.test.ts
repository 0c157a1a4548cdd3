/** Every event's level and sentence, side by side as an operator reads them. */
import { expect, it } from 'vitest'
import type { BaridEvent } from '../src/events.ts'
import { lineOf } from '../src/log-line.ts'

const failure = { kind: 'rate-limited', detail: 'flood' } as const
const operation = { operation: 9, platform: 'discord', kind: 'send', chatKind: 'channel' } as const

it.each<[BaridEvent, string, string]>([
  [
    { type: 'started', at: 'http://127.0.0.1:8787', version: '0.1.0' },
    'info',
    'Barid 0.1.0 started at http://127.0.0.1:8787',
  ],
  [{ type: 'ready', platforms: ['telegram', 'discord'] }, 'info', 'ready: telegram, discord'],
  [{ type: 'ready', platforms: [] }, 'info', 'ready: no platform is set up'],
  [{ type: 'stopping', signal: 'SIGTERM' }, 'info', 'stopping on SIGTERM'],
  [{ type: 'stopped' }, 'info', 'stopped'],
  [
    { type: 'platform-refused', platform: 'telegram', detail: 'unauthorised' },
    'error',
    'telegram refuses the bot (unauthorised): set TELEGRAM_BOT_TOKEN to a token that is in force and start Barid again',
  ],
  [
    { type: 'platform-refused', platform: 'discord', detail: 'user-agent-refused' },
    'error',
    'discord refuses the bot (user-agent-refused): see that no proxy on the way changes the User-Agent header of its requests and start Barid again',
  ],
  [
    { type: 'platform-ready', platform: 'telegram', name: '@news' },
    'info',
    'telegram is connected as @news',
  ],
  [
    { type: 'platform-lost', platform: 'telegram', detail: 'unreachable', retryIn: 4000 },
    'warn',
    'telegram is lost (unreachable); trying again in 4 s',
  ],
  [
    { type: 'platform-held', platform: 'discord', detail: 'too-many-refusals', retryIn: 540_000 },
    'warn',
    'discord is sent nothing for 540 s (too-many-refusals); if it comes again, barid doctor says what is refused',
  ],
  [{ type: 'item-revised', item: 7, revision: 2 }, 'info', 'item 7 is now revision 2'],
  [
    { type: 'item-duplicate', item: 7, source: 'inbox', file: 'x.txt' },
    'info',
    'x.txt is item 7 already',
  ],
  [
    { type: 'file-held', file: 'x.txt', reasons: ['no date', 'no headline'] },
    'warn',
    'x.txt is held: no date; no headline',
  ],
  [
    { type: 'file-erased', file: 'x.txt' },
    'info',
    'a file whose text was redacted before was removed',
  ],
  [{ type: 'file-failed', file: 'x.txt', reason: 'disk full' }, 'error', 'x.txt failed: disk full'],
  [
    { type: 'fanout-batch', item: 7, chats: 5, operations: 6, toReaders: 0, milliseconds: 2 },
    'debug',
    'item 7: 6 operations planned',
  ],
  [{ type: 'fanout-done', item: 7 }, 'info', 'item 7 is planned for every chat'],
  [
    { ...operation, type: 'operation-sent', item: 7, milliseconds: 80 },
    'debug',
    'operation 9 (send) done on discord',
  ],
  [
    { ...operation, type: 'operation-failed', outcome: 'again', failure },
    'info',
    'operation 9 (send) on discord: rate-limited, flood; again',
  ],
  [
    { ...operation, type: 'operation-failed', outcome: 'unknown', failure },
    'warn',
    'operation 9 (send) on discord: rate-limited, flood; unknown',
  ],
  [
    { type: 'operations-expired', platform: 'telegram', count: 3, toReaders: 0 },
    'warn',
    'telegram: 3 operations were too old for chats that are paused; barid doctor says which rights are missing',
  ],
  [
    { type: 'operations-recovered', platform: 'telegram', unknown: 2, repeated: 1, toReaders: 0 },
    'warn',
    'telegram: after an unclean end 2 operations are unknown (barid held lists them), 1 repeated',
  ],
  [
    {
      type: 'chat-changed',
      chat: 4,
      chatKind: 'group',
      platform: 'telegram',
      state: 'paused',
      reason: 'no-rights',
    },
    'info',
    'chat 4 on telegram is paused: no-rights',
  ],
  [
    {
      type: 'question',
      platform: 'telegram',
      command: 'latest',
      milliseconds: 3,
      outcome: 'answered',
    },
    'debug',
    'telegram /latest answered in 3 ms',
  ],
  [
    { type: 'archive-reread', items: 100, changed: 3 },
    'info',
    'archive read again: 3 of 100 items changed',
  ],
  [{ type: 'cache', outcome: 'miss' }, 'debug', 'cache miss'],
  [{ type: 'fault', where: 'inbox', detail: 'gone' }, 'error', 'inbox: gone'],
])('%j', (event, level, words) => {
  expect(lineOf(event)).toEqual({ level, words })
})
