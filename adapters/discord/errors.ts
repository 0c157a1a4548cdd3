/** Whatever Discord, its library or the network throws → `DeliveryFailure`. Pure; matched by code, never by wording. */
import { DeliveryFailure, type FailureFacts } from '../adapter.ts'

type Reaction = Omit<FailureFacts, 'words'>

const forbidden = (detail: string, covers: FailureFacts['covers'] = 'chat'): Reaction => ({
  kind: 'forbidden',
  detail,
  covers,
})
const gone = (detail: string, covers: FailureFacts['covers']): Reaction => ({
  kind: 'gone',
  detail,
  covers,
})
/** Until the person lets the bot in again, or meets it in a server. */
const shutOut = (detail: string): Reaction => ({ ...gone(detail, 'chat'), mayReturn: true })
const malformed = (detail: string): Reaction => ({ kind: 'malformed', detail })
const unauthorised = (detail: string): Reaction => ({ kind: 'unauthorised', detail })
const wait = (
  detail: string,
  retryAfter: number,
  scope: 'chat' | 'bot' | 'kind' = 'chat',
): Reaction => ({
  kind: 'rate-limited',
  detail,
  retryAfter,
  scope,
})

/** Discord's documented JSON error codes (opcodes-and-status-codes). A 429 has its own way, whatever its code. */
const reactions: Record<number, Reaction> = {
  10003: gone('chat-not-found', 'chat'),
  10004: gone('server-not-found', 'server'),
  10008: gone('message-gone', 'message'),
  10013: gone('person-not-found', 'chat'),
  // The webhooks that Barid calls are those of interactions: their tokens end after 15 minutes.
  10015: gone('interaction-expired', 'message'),
  10062: gone('interaction-expired', 'message'),
  20009: malformed('explicit-content'),
  20016: wait('slowmode', 60_000),
  20022: wait('announcement-edit-limit', 60_000, 'kind'),
  20028: wait('channel-write-limit', 60_000),
  30007: forbidden('too-many-webhooks'),
  30046: wait('old-edit-limit', 60_000, 'kind'),
  40001: unauthorised('token-refused'),
  40003: wait('opening-chats-too-fast', 60_000, 'bot'),
  40005: malformed('too-large'),
  40033: malformed('already-published'),
  40058: forbidden('forum-needs-thread'),
  40060: gone('interaction-answered', 'message'),
  40062: { kind: 'unknown-outcome', detail: 'overloaded' },
  40067: forbidden('tag-required'),
  // Cloudflare takes only requests that name themselves `DiscordBot (url, version)`, as the library does.
  40333: unauthorised('user-agent-refused'),
  50001: forbidden('no-access'),
  50005: malformed('not-editable'),
  50006: malformed('empty-message'),
  50007: shutOut('blocked-by-person'),
  50008: forbidden('wrong-channel-kind'),
  50013: forbidden('missing-permissions'),
  50014: unauthorised('token-refused'),
  50016: malformed('bulk-delete-limit'),
  50024: forbidden('wrong-channel-kind'),
  50027: gone('interaction-expired', 'message'),
  50034: malformed('bulk-delete-limit'),
  50035: malformed('invalid-form'),
  50068: malformed('reply-not-publishable'),
  50083: forbidden('thread-archived', 'thread'),
  50278: shutOut('no-shared-server'),
  130000: { kind: 'unknown-outcome', detail: 'overloaded' },
  160002: forbidden('reply-needs-history'),
  160004: malformed('thread-exists'),
  160005: forbidden('thread-closed', 'thread'),
  160006: forbidden('too-many-threads'),
  160007: forbidden('too-many-threads'),
  200000: malformed('blocked-by-filter'),
  200001: malformed('blocked-by-filter'),
  240000: malformed('harmful-link'),
}

/** The connection was never made: DNS, refusal, no route, a connect time-out. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/

/** The handshake failed (Node's TLS and OpenSSL codes), so no request was written. */
const badHandshake = /CERT|TLS|SSL|^UNABLE_TO_|^EPROTO$|^HOSTNAME_MISMATCH$/

/** What an address that Cloudflare holds waits; it says no time. Discord's window of invalid requests is 10 minutes. */
const cloudflareHold = 600_000

/** A 429 with a code of its own: it covers less than the library takes it to cover. Undefined for any other. */
export function limitOf(code: number | undefined, seconds: number): DeliveryFailure | undefined {
  const reaction = code === undefined ? undefined : reactions[code]
  if (reaction?.kind !== 'rate-limited') return undefined
  return new DeliveryFailure({ ...reaction, retryAfter: Math.ceil(seconds * 1000) })
}

export function failureOf(error: unknown): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error
  const words = wordsOf(error)
  return new DeliveryFailure({ ...reactionTo(error), ...(words ? { words } : {}) })
}

/** Discord's JSON error code, where there is one. */
function codeOf(error: unknown): number | undefined {
  const code = field(error, 'code')
  return typeof code === 'number' ? code : undefined
}

function reactionTo(error: unknown): Reaction {
  if (field(error, 'timeToReset') !== undefined) return limited(error)
  const status = field(error, 'status')
  if (typeof status !== 'number') return transport(error)
  const code = codeOf(error)
  const known = code === undefined ? undefined : reactions[code]
  if (known) return known
  if (status === 401) return unauthorised('token-refused')
  if (status >= 500) return { kind: 'unknown-outcome', detail: 'server-error' }
  // Without a code it was not Discord that answered but Cloudflare before it.
  if (status === 403 && code === undefined)
    return wait('blocked-by-cloudflare', cloudflareHold, 'bot')
  if (status === 403) return forbidden('forbidden')
  if (status === 413) return malformed('too-large')
  return malformed(code ? `code-${code}` : `http-${status}`)
}

/** `RateLimitError` of @discordjs/rest: a 429, or its own bucket being empty before a call. Times in milliseconds. */
function limited(error: unknown): Reaction {
  const [retryAfter, timeToReset] = [field(error, 'retryAfter'), field(error, 'timeToReset')]
  const time = Math.max(
    ...[retryAfter, timeToReset].map((one) => (Number.isFinite(one) ? Number(one) : 0)),
  )
  const isGlobal = field(error, 'global') === true || field(error, 'scope') === 'global'
  return wait('rate-limited', Math.max(Math.ceil(time), 1), isGlobal ? 'bot' : 'chat')
}

function transport(error: unknown): Reaction {
  const codes = chain(error).map((one) => field(one, 'code'))
  if (codes.includes('TokenInvalid')) return unauthorised('token-refused')
  for (const code of codes.filter((one) => typeof one === 'string')) {
    if (neverSent.test(code)) return { kind: 'unreachable', detail: 'no-connection' }
    if (badHandshake.test(code)) return { kind: 'unreachable', detail: 'handshake-failed' }
  }
  const isAbort = chain(error).some((one) => /Abort|Timeout/.test(String(field(one, 'name'))))
  return { kind: 'unknown-outcome', detail: isAbort ? 'aborted' : 'connection-lost' }
}

/** An error, its causes, and the errors that an AggregateError holds (one per address tried). */
function chain(error: unknown, depth = 0): unknown[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const several = field(error, 'errors')
  return [
    error,
    ...chain(field(error, 'cause'), depth + 1),
    ...(Array.isArray(several) ? several.flatMap((one) => chain(one, depth + 1)) : []),
  ]
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** The platform's own words without addresses, ids and anything like a token; 300 units at most. */
function wordsOf(error: unknown): string {
  const message = field(error, 'message')
  return (typeof message === 'string' ? message : '')
    .replace(/https?:\/\/\S+/g, '(url)')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\[?::1\]?(?::\d+)?/g, '(address)')
    .replace(/[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}/g, '(token)')
    .replace(/\d{15,}/g, '(id)')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
}
