/** Every answer that Discord documents, and every way a connection ends, has its reaction. */
import { describe, expect, it } from 'vitest'
import { DeliveryFailure } from '../../../adapters/adapter.ts'
import { failureOf } from '../../../adapters/discord/errors.ts'

/** An error of @discordjs/rest for an answer with this status and JSON code. */
const answer = (status: number, code?: number, message = 'Words') =>
  Object.assign(new Error(message), { status, code, rawError: { message, code } })

const network = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

const limited = (facts: object) =>
  Object.assign(new Error(''), { timeToReset: 0, retryAfter: 0, global: false, ...facts })

describe('an error of Discord', () => {
  it.each([
    [401, 0, 'unauthorised', 'token-refused', undefined],
    [401, 50014, 'unauthorised', 'token-refused', undefined],
    [403, 40333, 'unauthorised', 'user-agent-refused', undefined],
    [404, 10003, 'gone', 'chat-not-found', 'chat'],
    [404, 10004, 'gone', 'server-not-found', 'server'],
    [404, 10008, 'gone', 'message-gone', 'message'],
    [404, 10013, 'gone', 'person-not-found', 'chat'],
    [404, 10015, 'gone', 'interaction-expired', 'message'],
    [401, 50027, 'gone', 'interaction-expired', 'message'],
    [401, 40001, 'unauthorised', 'token-refused', undefined],
    [404, 10062, 'gone', 'interaction-expired', 'message'],
    [400, 40060, 'gone', 'interaction-answered', 'message'],
    [403, 50007, 'gone', 'blocked-by-person', 'chat'],
    [403, 50278, 'gone', 'no-shared-server', 'chat'],
    [400, 20009, 'malformed', 'explicit-content', undefined],
    [400, 200000, 'malformed', 'blocked-by-filter', undefined],
    [400, 200001, 'malformed', 'blocked-by-filter', undefined],
    [400, 240000, 'malformed', 'harmful-link', undefined],
    [400, 20016, 'rate-limited', 'slowmode', undefined],
    [400, 20022, 'rate-limited', 'announcement-edit-limit', undefined],
    [400, 20028, 'rate-limited', 'channel-write-limit', undefined],
    [400, 30046, 'rate-limited', 'old-edit-limit', undefined],
    [400, 40003, 'rate-limited', 'opening-chats-too-fast', undefined],
    [400, 30007, 'forbidden', 'too-many-webhooks', 'chat'],
    [413, 40005, 'malformed', 'too-large', undefined],
    [400, 40033, 'malformed', 'already-published', undefined],
    [400, 40058, 'forbidden', 'forum-needs-thread', 'chat'],
    [400, 40067, 'forbidden', 'tag-required', 'chat'],
    [403, 50001, 'forbidden', 'no-access', 'chat'],
    [403, 50013, 'forbidden', 'missing-permissions', 'chat'],
    [403, 50005, 'malformed', 'not-editable', undefined],
    [400, 50006, 'malformed', 'empty-message', undefined],
    [400, 50008, 'forbidden', 'wrong-channel-kind', 'chat'],
    [400, 50024, 'forbidden', 'wrong-channel-kind', 'chat'],
    [400, 50016, 'malformed', 'bulk-delete-limit', undefined],
    [400, 50034, 'malformed', 'bulk-delete-limit', undefined],
    [400, 50035, 'malformed', 'invalid-form', undefined],
    [400, 50068, 'malformed', 'reply-not-publishable', undefined],
    [400, 50083, 'forbidden', 'thread-archived', 'thread'],
    [403, 160002, 'forbidden', 'reply-needs-history', 'chat'],
    [400, 160004, 'malformed', 'thread-exists', undefined],
    [400, 160005, 'forbidden', 'thread-closed', 'thread'],
    [400, 160006, 'forbidden', 'too-many-threads', 'chat'],
    [400, 160007, 'forbidden', 'too-many-threads', 'chat'],
    [503, 130000, 'unknown-outcome', 'overloaded', undefined],
    [429, 40062, 'unknown-outcome', 'overloaded', undefined],
    [400, 987654, 'malformed', 'code-987654', undefined],
    [403, 987654, 'forbidden', 'forbidden', 'chat'],
  ])('%i with code %i is %s: %s', (status, code, kind, detail, covers) => {
    const { facts } = failureOf(answer(status, code))
    expect(facts).toMatchObject({ kind, detail })
    expect(facts.covers).toBe(covers)
  })

  it.each([
    [500, 'unknown-outcome', 'server-error'],
    [502, 'unknown-outcome', 'server-error'],
    [524, 'unknown-outcome', 'server-error'],
    [403, 'rate-limited', 'blocked-by-cloudflare'],
    [413, 'malformed', 'too-large'],
    [404, 'malformed', 'http-404'],
  ])('%i without a code is %s: %s', (status, kind, detail) => {
    expect(failureOf(answer(status)).facts).toMatchObject({ kind, detail })
  })

  it.each([
    [{ retryAfter: 64_570, timeToReset: 10 }, 64_570, 'chat'],
    [{ timeToReset: 1_200.4, retryAfter: Number.NaN }, 1_201, 'chat'],
    [{ timeToReset: 900, global: true }, 900, 'bot'],
    [{ timeToReset: 900, scope: 'global' }, 900, 'bot'],
    [{ timeToReset: 900, scope: 'shared' }, 900, 'chat'],
    [{ timeToReset: -5, retryAfter: 0 }, 1, 'chat'],
  ])('a limit %j waits %i ms for the %s', (facts, retryAfter, scope) => {
    expect(failureOf(limited(facts)).facts).toMatchObject({
      kind: 'rate-limited',
      retryAfter,
      scope,
    })
  })
})

const neverMade = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'EPROTO',
]

const perhapsSent = [
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'SOMETHING_NEW',
]

it.each([
  [403, 50007, true],
  [403, 50278, true],
  [404, 10003, undefined],
  [404, 10004, undefined],
  [404, 10013, undefined],
])('a chat that is gone by %i with code %i may return: %s', (status, code, mayReturn) => {
  expect(failureOf(answer(status, code)).facts.mayReturn).toBe(mayReturn)
})

describe('a connection', () => {
  it.each(neverMade)('that ends in %s was never made', (code) => {
    expect(failureOf(network(code)).facts.kind).toBe('unreachable')
  })

  it.each(perhapsSent)('that ends in %s may have carried the post', (code) => {
    expect(failureOf(network(code)).facts.kind).toBe('unknown-outcome')
  })

  it('refused at each of several addresses was never made', () => {
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    const error = new TypeError('fetch failed', { cause: new AggregateError([refused, refused]) })
    expect(failureOf(error).facts.kind).toBe('unreachable')
  })

  it('given up by us may have carried the post', () => {
    const aborted = new DOMException('This operation was aborted', 'AbortError')
    expect(failureOf(aborted).facts).toMatchObject({ kind: 'unknown-outcome', detail: 'aborted' })
  })
})

describe('the words of a failure', () => {
  it('name no address, chat or token', () => {
    const token = 'MTExMTExMTExMTExMTExMTEx.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789'
    const { words } = failureOf(
      answer(400, 50035, `Bad https://x.example/1 123456789012345678 ${token} 10.0.0.1:443`),
    ).facts
    expect(words).toBe('Bad (url) (id) (token) (address)')
  })

  it('keep what Discord says of each field', () => {
    const message = 'Invalid Form Body\ncontent[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer.'
    expect(failureOf(answer(400, 50035, message)).facts.words).toBe(message.replace('\n', ' '))
  })

  it('are those of a failure already known', () => {
    const failure = new DeliveryFailure({ kind: 'gone', detail: 'message-gone' })
    expect(failureOf(failure)).toBe(failure)
  })
})
