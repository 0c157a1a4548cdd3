/** Every row of the platforms' error tables: what the adapter makes of it, and what is then done with a post, an edit and a removal. */
import { describe, expect, it } from 'vitest'
import { DeliveryFailure, type FailureFacts } from '../../adapters/adapter.ts'
import { failureOf as discordFailure } from '../../adapters/discord/errors.ts'
import { CallError } from '../../adapters/telegram/client.ts'
import { failureOf as telegramFailure } from '../../adapters/telegram/errors.ts'
import { decide } from '../../src/delivery/policy.ts'
import type { OperationKind } from '../../src/news.ts'

/** In one word what becomes of an operation in a channel, and of its chat. */
function reaction(facts: FailureFacts, kind: OperationKind, idempotent: boolean): string {
  const attempt = {
    id: 1,
    kind,
    chatKind: 'channel' as const,
    attempts: 1,
    plannedAt: 0,
    repeated: false,
    idempotent,
  } as const
  const { settlement, hold, stop } = decide(facts, attempt, 0, 0)
  const { outcome, chat } = settlement
  const by = 'by' in settlement ? ` by a ${settlement.by}` : ''
  const also = [
    chat?.movedTo && 'moves',
    chat?.state,
    hold && `holds the ${hold.scope}`,
    stop && 'stops the bot',
    'postGone' in settlement && settlement.postGone && 'post gone',
  ]
  return [outcome + by, ...also.filter(Boolean)].join(', ')
}

/** What is done with a send and, where that differs, with an edit. */
type Row = [says: string, kind: FailureFacts['kind'], detail: string, send: string, edit?: string]

const paused = 'again, paused'
const ended = 'cancelled, gone'
const dead = 'rejected'
const removed = 'cancelled, post gone'
const held = 'again, holds the chat'
const stopped = 'again, stops the bot'

describe('Telegram', () => {
  const rows: Row[] = [
    ['403 Forbidden: bot was blocked by the user', 'gone', 'blocked-by-person', paused],
    ['403 Forbidden: user is deactivated', 'gone', 'person-deactivated', ended],
    ["403 Forbidden: bot can't initiate conversation with a user", 'gone', 'never-started', paused],
    ["403 Forbidden: the bot can't send messages to the bot", 'gone', 'is-a-bot', ended],
    ["403 Forbidden: bot can't send messages to bots", 'gone', 'is-a-bot', ended],
    ['403 Forbidden: bot was kicked from the supergroup chat', 'gone', 'kicked', paused],
    ['403 Forbidden: bot was kicked from the channel chat', 'gone', 'kicked', paused],
    ['403 Forbidden: bot is not a member of the channel chat', 'gone', 'not-a-member', paused],
    ['403 Forbidden: the group chat was deleted', 'gone', 'chat-deleted', ended],
    ['400 Bad Request: chat not found', 'gone', 'chat-not-found', ended],
    ['400 Bad Request: private chat not found', 'gone', 'chat-not-found', ended],
    ['400 Bad Request: CHANNEL_PRIVATE', 'gone', 'chat-not-found', ended],
    ...[
      'need administrator rights in the channel chat',
      'have no write access to the chat',
      'CHAT_WRITE_FORBIDDEN',
      'CHAT_ADMIN_REQUIRED',
      'CHAT_RESTRICTED',
      'USER_BANNED_IN_CHANNEL',
      'CHAT_GUEST_SEND_FORBIDDEN',
    ].map((words): Row => [`400 Bad Request: ${words}`, 'forbidden', 'no-right-to-post', paused]),
    ...['not enough rights to send photos to the chat', 'CHAT_SEND_PHOTOS_FORBIDDEN'].map(
      (words): Row => [
        `400 Bad Request: ${words}`,
        'forbidden',
        'no-right-to-send-pictures',
        paused,
      ],
    ),
    ...['not enough rights to send text messages to the chat', 'CHAT_SEND_PLAIN_FORBIDDEN'].map(
      (words): Row => [`400 Bad Request: ${words}`, 'forbidden', 'no-right-to-send-text', paused],
    ),
    ['400 Bad Request: message thread not found', 'gone', 'thread-gone', paused],
    ['400 Bad Request: TOPIC_DELETED', 'gone', 'thread-gone', paused],
    ['400 Bad Request: TOPIC_CLOSED', 'forbidden', 'thread-closed', paused],
    ['400 Bad Request: message to edit not found', 'gone', 'message-gone', removed],
    ['400 Bad Request: message to delete not found', 'gone', 'message-gone', removed],
    [
      "400 Bad Request: message can't be edited",
      'malformed',
      'not-editable',
      dead,
      'replaced by a reply',
    ],
    ['400 Bad Request: there is no text in the message to edit', 'malformed', 'wrong-kind', dead],
    ["400 Bad Request: message can't be deleted for everyone", 'malformed', 'too-old', dead],
    ['400 Bad Request: message is too long', 'malformed', 'too-long', dead],
    ['400 Bad Request: reply markup is too long', 'malformed', 'bad-keyboard', dead],
    ['400 Bad Request: BUTTON_DATA_INVALID', 'malformed', 'bad-keyboard', dead],
    ['400 Bad Request: BUTTON_URL_INVALID', 'malformed', 'bad-keyboard', dead],
    [
      "400 Bad Request: can't parse entities: Unclosed start tag",
      'malformed',
      'bad-entities',
      dead,
    ],
    [
      '400 Bad Request: query is too old and response timeout expired',
      'malformed',
      'query-too-old',
      dead,
    ],
    ['400 Bad Request: ALLOW_PAYMENT_REQUIRED_1', 'malformed', 'paid-broadcast-refused', 'again'],
    ['400 Bad Request: PHOTO_INVALID_DIMENSIONS', 'malformed', 'picture-refused', dead],
    [
      '400 Bad Request: wrong file identifier/HTTP URL specified',
      'malformed',
      'picture-refused',
      dead,
    ],
    ['400 Bad Request: wrong type of the web page content', 'malformed', 'picture-refused', dead],
    ['400 Bad Request: failed to get HTTP URL content', 'malformed', 'picture-refused', dead],
    ['400 Bad Request: a name that nobody has seen', 'malformed', 'refused', dead],
    ['401 Unauthorized: invalid token specified', 'unauthorised', 'token-refused', stopped],
    ['404 Not Found', 'unauthorised', 'token-refused', stopped],
    ['404 Not Found: method not found', 'malformed', 'method-unknown', dead],
    ['420 Too Many Requests: retry after 5', 'rate-limited', 'too-many-requests', held],
    ['429 Too Many Requests: retry after 35', 'rate-limited', 'too-many-requests', held],
    ['500 Internal Server Error: restart', 'unknown-outcome', 'server-error', 'unknown', 'again'],
    [
      "500 Internal Server Error: sent message was immediately deleted and can't be returned",
      ...(['gone', 'deleted-at-once', removed] as const),
    ],
    ['502 Bad Gateway', 'unknown-outcome', 'server-error', 'unknown', 'again'],
    ['503 Service Unavailable', 'unreachable', 'server-busy', 'again'],
    ['504 Gateway Timeout', 'unknown-outcome', 'server-error', 'unknown', 'again'],
  ]

  const factsOf = (says: string, parameters?: object) => {
    const [code, description] = [Number(says.slice(0, 3)), says.slice(4)]
    const fault = {
      kind: 'refused' as const,
      code,
      description,
      ...(parameters ? { parameters } : {}),
    }
    return telegramFailure(new CallError('sendMessage', fault)).facts
  }

  it.each(rows)('%s', (says, kind, detail, send, edit = send) => {
    const facts = factsOf(says)
    expect([facts.kind, facts.detail]).toEqual([kind, detail])
    expect(reaction(facts, 'send', false)).toBe(send)
    expect(reaction(facts, 'revise', false)).toBe(edit)
  })

  it('400 group chat was upgraded: follows at once', () => {
    const facts = factsOf('400 Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -100_123,
    })
    expect(reaction(facts, 'send', false)).toBe('again, moves')
  })

  it.each([
    ['TIMED_OUT', '', 'unknown'],
    ['BAD_BODY', '', 'unknown'],
    ['ECONNRESET', 'read ECONNRESET', 'unknown'],
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', 'again'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND api.telegram.org', 'again'],
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'again'],
  ])('no answer, %s: %s', (code, words, send) => {
    const error = new CallError('sendMessage', { kind: 'transport', code, words })
    expect(reaction(telegramFailure(error).facts, 'send', false)).toBe(send)
  })
})

describe('Discord', () => {
  const repeated = 'repeat'
  const rows: Row[] = [
    ['401 0', 'unauthorised', 'token-refused', stopped],
    ['401 50014', 'unauthorised', 'token-refused', stopped],
    ['401 40001', 'unauthorised', 'token-refused', stopped],
    ['404 10003', 'gone', 'chat-not-found', ended],
    ['404 10004', 'gone', 'server-not-found', ended],
    ['404 10008', 'gone', 'message-gone', removed],
    ['404 10013', 'gone', 'person-not-found', ended],
    ['404 10015', 'gone', 'interaction-expired', removed],
    ['401 50027', 'gone', 'interaction-expired', removed],
    ['404 10062', 'gone', 'interaction-expired', removed],
    ['400 40060', 'gone', 'interaction-answered', removed],
    ['400 20009', 'malformed', 'explicit-content', dead],
    ['400 200000', 'malformed', 'blocked-by-filter', dead],
    ['400 200001', 'malformed', 'blocked-by-filter', dead],
    ['400 240000', 'malformed', 'harmful-link', dead],
    ['400 20016', 'rate-limited', 'slowmode', held],
    // The limit of what stands there is none of what is sent.
    ['400 20022', 'rate-limited', 'announcement-edit-limit', 'again'],
    ['400 20028', 'rate-limited', 'channel-write-limit', held],
    ['400 30046', 'rate-limited', 'old-edit-limit', 'again'],
    ['400 30007', 'forbidden', 'too-many-webhooks', paused],
    ['400 40003', 'rate-limited', 'opening-chats-too-fast', 'again, holds the bot'],
    ['413 40005', 'malformed', 'too-large', dead],
    ['400 40033', 'malformed', 'already-published', dead],
    ['400 40058', 'forbidden', 'forum-needs-thread', paused],
    ['400 40067', 'forbidden', 'tag-required', paused],
    ['403 40333', 'unauthorised', 'user-agent-refused', stopped],
    ['403 50001', 'forbidden', 'no-access', paused],
    ['403 50013', 'forbidden', 'missing-permissions', paused],
    ['403 50005', 'malformed', 'not-editable', dead, 'replaced by a reply'],
    ['400 50006', 'malformed', 'empty-message', dead],
    ['403 50007', 'gone', 'blocked-by-person', paused],
    ['403 50278', 'gone', 'no-shared-server', paused],
    ['400 50008', 'forbidden', 'wrong-channel-kind', paused],
    ['400 50024', 'forbidden', 'wrong-channel-kind', paused],
    ['400 50016', 'malformed', 'bulk-delete-limit', dead],
    ['400 50034', 'malformed', 'bulk-delete-limit', dead],
    ['400 50035', 'malformed', 'invalid-form', dead],
    ['400 50068', 'malformed', 'reply-not-publishable', dead],
    ['400 50083', 'forbidden', 'thread-archived', paused],
    ['403 160002', 'forbidden', 'reply-needs-history', paused],
    ['400 160004', 'malformed', 'thread-exists', dead],
    ['400 160005', 'forbidden', 'thread-closed', paused],
    ['400 160006', 'forbidden', 'too-many-threads', paused],
    ['400 160007', 'forbidden', 'too-many-threads', paused],
    ['400 999999', 'malformed', 'code-999999', dead],
    ['503 130000', 'unknown-outcome', 'overloaded', repeated, 'again'],
    ['503 40062', 'unknown-outcome', 'overloaded', repeated, 'again'],
    ['500 0', 'unknown-outcome', 'server-error', repeated, 'again'],
    ['502 0', 'unknown-outcome', 'server-error', repeated, 'again'],
    ['503 0', 'unknown-outcome', 'server-error', repeated, 'again'],
    ['504 0', 'unknown-outcome', 'server-error', repeated, 'again'],
  ]

  it.each(rows)('%s', (says, kind, detail, send, edit = send) => {
    const [status, code] = says.split(' ').map(Number)
    const { facts } = discordFailure(Object.assign(new Error('Said so'), { status, code }))
    expect([facts.kind, facts.detail]).toEqual([kind, detail])
    expect(reaction(facts, 'send', true)).toBe(send)
    expect(reaction(facts, 'revise', true)).toBe(edit)
  })

  it('a history that cannot be read makes the outcome unknown, as on Telegram', () => {
    const lost = {
      kind: 'unknown-outcome',
      detail: 'history-unreadable',
      undecidable: true,
    } as const
    expect(reaction(new DeliveryFailure(lost).facts, 'send', true)).toBe('unknown')
  })
})

it('a reply that cannot be published is no dead letter', () => {
  const facts = { kind: 'malformed', detail: 'reply-not-publishable' } as const
  expect(reaction(facts, 'publish', true)).toBe('cancelled')
})

it('a removal is done again whatever its outcome, and a post that is gone is removed', () => {
  const lost = { kind: 'unknown-outcome', detail: 'time-out' } as const
  expect(reaction(lost, 'retract', false)).toBe('again')
  const gone = { kind: 'gone', detail: 'message-gone', covers: 'message' } as const
  expect(reaction(gone, 'retract', false)).toBe(removed)
})
