/** What is said of a chat that was not found, by what the second look brings. */
import { describe, expect, it } from 'vitest'
import type { DeliveryFailure, FailureFacts } from '../../../adapters/adapter.ts'
import {
  CallError,
  type CallFault,
  type TelegramClient,
} from '../../../adapters/telegram/client.ts'
import { failureOf } from '../../../adapters/telegram/errors.ts'
import { confirmed } from '../../../adapters/telegram/recheck.ts'

const refused = (code: number, description: string, parameters?: object): CallFault => ({
  kind: 'refused',
  code,
  description,
  ...(parameters ? { parameters } : {}),
})

/** The facts that a failed send ends with, and the methods that were called after it. */
async function looked(first: DeliveryFailure, second?: CallFault) {
  const methods: string[] = []
  const client: TelegramClient = {
    async call(method) {
      methods.push(method)
      if (second) throw new CallError(method, second)
      return { id: 1, type: 'channel' } as never
    },
  }
  const signal = new AbortController().signal
  const { facts } = await confirmed(client, first, 'telegram:-1001234567890/7', signal)
  return { facts, methods }
}

const failedBy = (code: number, description: string) =>
  failureOf(new CallError('sendMessage', refused(code, description)))

describe('a chat that was not found', () => {
  const notFound = failedBy(400, 'Bad Request: chat not found')

  it.each<[string, CallFault, Partial<FailureFacts>]>([
    [
      'is gone where it is not found again',
      refused(400, 'Bad Request: chat not found'),
      { kind: 'gone', detail: 'chat-not-found' },
    ],
    [
      'shut the bot out where that is the second answer',
      refused(403, 'Forbidden: bot was kicked from the channel chat'),
      { kind: 'gone', detail: 'kicked', mayReturn: true },
    ],
    [
      'is asked about later where the server is busy',
      refused(429, 'Too Many Requests: retry after 35', { retry_after: 35 }),
      { kind: 'rate-limited', retryAfter: 35_000 },
    ],
    [
      'matters no more where the token is refused',
      refused(401, 'Unauthorized'),
      { kind: 'unauthorised' },
    ],
    [
      'is due again where the server fails, as nothing was sent',
      refused(502, 'Bad Gateway'),
      { kind: 'unreachable', detail: 'chat-not-found-once' },
    ],
    [
      'is due again where the connection is cut, as nothing was sent',
      { kind: 'transport', code: 'ECONNRESET', words: 'socket hang up' },
      { kind: 'unreachable', detail: 'chat-not-found-once' },
    ],
  ])('%s', async (_, second, facts) => {
    expect((await looked(notFound, second)).facts).toMatchObject(facts)
  })

  it.each(['chat not found', 'private chat not found', 'CHANNEL_PRIVATE', 'PEER_ID_INVALID'])(
    'is due again where it is found: %s',
    async (description) => {
      const first = failedBy(400, `Bad Request: ${description}`)
      expect(await looked(first)).toEqual({
        facts: {
          kind: 'unreachable',
          detail: 'chat-not-found-once',
          words: `Bad Request: ${description}`,
        },
        methods: ['getChat'],
      })
    },
  )
})

it('any other failure is what it was, and nothing is asked', async () => {
  const blocked = failedBy(403, 'Forbidden: bot was blocked by the user')
  expect(await looked(blocked)).toEqual({ facts: blocked.facts, methods: [] })
})
