/** Every documented error of the Bot API, and every way in which a call can fail without an answer. */
import { describe, expect, it } from 'vitest'
import { CallError, type CallFault } from '../../../adapters/telegram/client.ts'
import { failureOf, refusalOf } from '../../../adapters/telegram/errors.ts'

const refused = (code: number, description: string, parameters?: object): CallFault => ({
  kind: 'refused',
  code,
  description,
  ...(parameters ? { parameters } : {}),
})

type Row = [code: number, description: string, kind: string, detail: string, covers?: string]

const reactions: Row[] = [
  [403, 'Forbidden: bot was blocked by the user', 'gone', 'blocked-by-person', 'chat'],
  [403, 'Forbidden: user is deactivated', 'gone', 'person-deactivated', 'chat'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'gone', 'never-started', 'chat'],
  [403, "Forbidden: the bot can't send messages to the bot", 'gone', 'is-a-bot', 'chat'],
  [403, "Forbidden: bot can't send messages to bots", 'gone', 'is-a-bot', 'chat'],
  [403, 'Forbidden: bot was kicked from the group chat', 'gone', 'kicked', 'chat'],
  [403, 'Forbidden: bot was kicked from the supergroup chat', 'gone', 'kicked', 'chat'],
  [403, 'Forbidden: bot was kicked from the channel chat', 'gone', 'kicked', 'chat'],
  [403, 'Forbidden: bot is not a member of the channel chat', 'gone', 'not-a-member', 'chat'],
  [403, 'Forbidden: the group chat was deleted', 'gone', 'chat-deleted', 'chat'],
  [403, 'Forbidden: something new', 'forbidden', 'refused', 'chat'],
  [400, 'Bad Request: chat not found', 'gone', 'chat-not-found', 'chat'],
  [400, 'Bad Request: private chat not found', 'gone', 'chat-not-found', 'chat'],
  [400, 'Bad Request: CHANNEL_PRIVATE', 'gone', 'chat-not-found', 'chat'],
  [
    400,
    'Bad Request: need administrator rights in the channel chat',
    'forbidden',
    'no-right-to-post',
    'chat',
  ],
  [400, 'Bad Request: have no write access to the chat', 'forbidden', 'no-right-to-post', 'chat'],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'forbidden', 'no-right-to-post', 'chat'],
  [400, 'Bad Request: CHAT_ADMIN_REQUIRED', 'forbidden', 'no-right-to-post', 'chat'],
  [400, 'Bad Request: CHAT_RESTRICTED', 'forbidden', 'no-right-to-post', 'chat'],
  [400, 'Bad Request: CHAT_GUEST_SEND_FORBIDDEN', 'forbidden', 'no-right-to-post', 'chat'],
  [400, 'Bad Request: USER_BANNED_IN_CHANNEL', 'forbidden', 'no-right-to-post', 'chat'],
  [
    400,
    'Bad Request: not enough rights to send text messages to the chat',
    'forbidden',
    'no-right-to-send-text',
    'chat',
  ],
  [400, 'Bad Request: CHAT_SEND_PLAIN_FORBIDDEN', 'forbidden', 'no-right-to-send-text', 'chat'],
  [400, 'Bad Request: message thread not found', 'gone', 'thread-gone', 'thread'],
  [400, 'Bad Request: TOPIC_DELETED', 'gone', 'thread-gone', 'thread'],
  [400, 'Bad Request: TOPIC_CLOSED', 'forbidden', 'thread-closed', 'thread'],
  [400, 'Bad Request: message to edit not found', 'gone', 'message-gone', 'message'],
  [400, 'Bad Request: message to delete not found', 'gone', 'message-gone', 'message'],
  [400, "Bad Request: message can't be edited", 'malformed', 'not-editable'],
  [400, 'Bad Request: there is no text in the message to edit', 'malformed', 'wrong-kind'],
  [400, "Bad Request: message can't be deleted", 'malformed', 'too-old'],
  [400, "Bad Request: message can't be deleted for everyone", 'malformed', 'too-old'],
  [400, 'Bad Request: message is too long', 'malformed', 'too-long'],
  [400, 'Bad Request: message caption is too long', 'malformed', 'too-long'],
  [400, 'Bad Request: MESSAGE_TOO_LONG', 'malformed', 'too-long'],
  [400, 'Bad Request: MEDIA_CAPTION_TOO_LONG', 'malformed', 'too-long'],
  [400, 'Bad Request: text must be non-empty', 'malformed', 'empty'],
  [400, 'Bad Request: message text is empty', 'malformed', 'empty'],
  [
    400,
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    'malformed',
    'query-too-old',
  ],
  [400, 'Bad Request: ALLOW_PAYMENT_REQUIRED_3', 'malformed', 'paid-broadcast-refused'],
  [400, 'Bad Request: something new', 'malformed', 'refused'],
  [401, 'Unauthorized', 'unauthorised', 'token-refused'],
  [401, 'Unauthorized: invalid token specified', 'unauthorised', 'token-refused'],
  [404, 'Not Found', 'unauthorised', 'token-refused'],
  [404, 'Not Found: method not found', 'malformed', 'method-unknown'],
  [
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    'forbidden',
    'another-poller',
    'server',
  ],
  [
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    'forbidden',
    'webhook-is-set',
    'server',
  ],
  [
    400,
    'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    'malformed',
    'webhook-refused',
  ],
  [409, 'Conflict: terminated by setWebhook request', 'forbidden', 'webhook-took-over', 'server'],
  [500, 'Internal Server Error: restart', 'unknown-outcome', 'server-error'],
  [
    500,
    "Internal Server Error: sent message was immediately deleted and can't be returned",
    'gone',
    'deleted-at-once',
    'message',
  ],
  [502, 'Bad Gateway', 'unknown-outcome', 'server-error'],
  [504, 'Gateway Timeout', 'unknown-outcome', 'server-error'],
]

describe('what the server says', () => {
  it.each(reactions)('%i %s', (code, description, kind, detail, covers) => {
    const facts = refusalOf(refused(code, description))
    expect([facts.kind, facts.detail, facts.covers]).toEqual([kind, detail, covers])
    expect(facts.part).toBeUndefined()
  })

  it('a chat that moved has a new address', () => {
    const words = 'Bad Request: group chat was upgraded to a supergroup chat'
    const fault = refused(400, words, { migrate_to_chat_id: -1001234567890 })
    expect(refusalOf(fault)).toMatchObject({ kind: 'moved', movedTo: 'telegram:-1001234567890' })
  })

  it.each([
    [429, { retry_after: 35 }, 35_000],
    [429, undefined, 35_000],
    [420, { retry_after: 1 }, 1_000],
  ])('%i with %o waits', (code, parameters, retryAfter) => {
    const fault = refused(code, 'Too Many Requests: retry after 35', parameters)
    expect(refusalOf(fault)).toMatchObject({ kind: 'rate-limited', retryAfter, scope: 'chat' })
  })
})

it.each([
  [403, 'Forbidden: bot was blocked by the user', true],
  [403, "Forbidden: bot can't initiate conversation with a user", true],
  [403, 'Forbidden: bot was kicked from the supergroup chat', true],
  [403, 'Forbidden: bot is not a member of the channel chat', true],
  [403, 'Forbidden: user is deactivated', undefined],
  [403, 'Forbidden: the group chat was deleted', undefined],
  [400, 'Bad Request: chat not found', undefined],
  [400, 'Bad Request: CHANNEL_PRIVATE', undefined],
])('%i %s: may return: %s', (code, description, mayReturn) => {
  expect(refusalOf(refused(code, description)).mayReturn).toBe(mayReturn)
})

describe('the part that a post can go without', () => {
  it.each([
    ['not enough rights to send photos to the chat', 'picture'],
    ['CHAT_SEND_PHOTOS_FORBIDDEN', 'picture'],
    ['wrong file identifier/HTTP URL specified', 'picture'],
    ['wrong type of the web page content', 'picture'],
    ['failed to get HTTP URL content', 'picture'],
    ['wrong HTTP URL specified', 'picture'],
    ["can't upload file by URL", 'picture'],
    ['PHOTO_INVALID_DIMENSIONS', 'picture'],
    ['PHOTO_SAVE_FILE_INVALID', 'picture'],
    [
      'photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp',
      'picture',
    ],
    [
      'File of size 20000000 bytes is too big for a photo; the maximum size is 10485760 bytes',
      'picture',
    ],
    ['message to be replied not found', 'reply'],
    ['BUTTON_DATA_INVALID', 'keyboard'],
    ['BUTTON_URL_INVALID', 'keyboard'],
    ['reply markup is too long', 'keyboard'],
    ["inline keyboard button URL 'x' is invalid: Wrong HTTP URL", 'keyboard'],
    [
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      'keyboard',
    ],
    ['can\'t parse entities: Unsupported start tag "p" at byte offset 0', 'entities'],
    ["can't parse MessageEntity: Unsupported type specified", 'entities'],
    ['receive an entity with incorrect offset -1', 'entities'],
    ['entity begins after the end of the text at UTF-16 offset 10', 'entities'],
    [
      'entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 9',
      'entities',
    ],
    ["entity URL 'x' is invalid: Wrong HTTP URL", 'entities'],
    ['ENTITIES_TOO_LONG', 'entities'],
  ])('%s: %s', (description, part) => {
    expect(refusalOf(refused(400, `Bad Request: ${description}`)).part).toBe(part)
  })
})

describe('no answer', () => {
  it.each([
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443', 'unreachable'],
    ['ECONNREFUSED', '', 'unreachable'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND api.telegram.org', 'unreachable'],
    ['EAI_AGAIN', 'getaddrinfo EAI_AGAIN api.telegram.org', 'unreachable'],
    ['ETIMEDOUT', 'connect ETIMEDOUT 149.154.167.220:443', 'unreachable'],
    ['EHOSTUNREACH', 'connect EHOSTUNREACH 149.154.167.220:443', 'unreachable'],
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'unreachable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'unreachable'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'Hostname/IP does not match', 'unreachable'],
    [
      'ECONNRESET',
      'Client network socket disconnected before secure TLS connection was established',
      'unreachable',
    ],
    ['ECONNRESET', 'socket hang up', 'unknown-outcome'],
    ['ECONNRESET', 'read ECONNRESET', 'unknown-outcome'],
    ['ETIMEDOUT', 'read ETIMEDOUT', 'unknown-outcome'],
    ['EPIPE', 'write EPIPE', 'unknown-outcome'],
    ['TIMED_OUT', '', 'unknown-outcome'],
    ['BAD_BODY', '', 'unknown-outcome'],
    ['ABORTED', '', 'unknown-outcome'],
  ])('%s (%s): %s', (code, words, kind) => {
    expect(refusalOf({ kind: 'transport', code, words }).kind).toBe(kind)
  })
})

it('words are cleaned of tokens, ids and names', () => {
  const words = 'chat -1001234567890 of @somebody by 424242:AAF-fake_token_of_the_telegram_fake_0'
  const { facts } = failureOf(new CallError('sendMessage', refused(400, words)))
  expect(facts.words).toBe('chat [id] of [name] by [token]')
})

it('a fault of our own counts as an unknown outcome', () => {
  expect(failureOf(new TypeError('x')).facts).toMatchObject({ kind: 'unknown-outcome' })
})
