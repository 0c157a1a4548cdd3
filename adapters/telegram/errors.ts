/** Every error of the Bot API, as the engine sees it: one table, pure. */
import { DeliveryFailure, type FailureFacts } from '../adapter.ts'
import { aborted, CallError, type CallFault } from './client.ts'

/** What a post can go without, where the server refuses that part of it. */
export type Part = 'picture' | 'reply' | 'entities' | 'keyboard'

type Refusal = FailureFacts & { part?: Part }

const forbidden = (detail: string, covers: FailureFacts['covers'] = 'chat'): Refusal => ({
  kind: 'forbidden',
  detail,
  covers,
})
const gone = (detail: string, covers: FailureFacts['covers'] = 'chat'): Refusal => ({
  kind: 'gone',
  detail,
  covers,
})
/** Until the person, or an admin, lets the bot in again. */
const shutOut = (detail: string): Refusal => ({ ...gone(detail), mayReturn: true })
const malformed = (detail: string, part?: Part): Refusal => ({
  kind: 'malformed',
  detail,
  ...(part ? { part } : {}),
})

/**
 * Code, words to be found in the description (in any case), reaction. The first row that fits counts; the texts are those
 * of the Bot API server and of TDLib, which renames some of the names of MTProto and passes on others. Matched by parts,
 * since the same error comes with other words around it.
 */
const refusals: [code: number, words: string, refusal: Refusal][] = [
  [400, 'message is not modified', malformed('not-modified')],

  // Gone until someone lets the bot in again.
  [403, 'bot was blocked by the user', shutOut('blocked-by-person')],
  [403, "can't initiate conversation", shutOut('never-started')],
  [403, 'bot was kicked', shutOut('kicked')],
  [403, 'bot is not a member', shutOut('not-a-member')],

  // Gone for good, as far as the bot can see.
  [403, 'user is deactivated', gone('person-deactivated')],
  [403, "can't send messages to", gone('is-a-bot')],
  [403, 'group chat was deleted', gone('chat-deleted')],
  [400, 'chat not found', gone('chat-not-found')],
  [400, 'CHANNEL_PRIVATE', gone('chat-not-found')],
  [400, 'PEER_ID_INVALID', gone('chat-not-found')],
  [400, 'thread not found', gone('thread-gone', 'thread')],
  [400, 'TOPIC_DELETED', gone('thread-gone', 'thread')],
  [400, 'message to edit not found', gone('message-gone', 'message')],
  [400, 'message to delete not found', gone('message-gone', 'message')],
  [400, 'MESSAGE_ID_INVALID', gone('message-gone', 'message')],

  // A person must act.
  [400, 'TOPIC_CLOSED', forbidden('thread-closed', 'thread')],
  [400, 'need administrator rights', forbidden('no-right-to-post')],
  [400, 'have no write access', forbidden('no-right-to-post')],
  [400, 'CHAT_WRITE_FORBIDDEN', forbidden('no-right-to-post')],
  [400, 'CHAT_ADMIN_REQUIRED', forbidden('no-right-to-post')],
  [400, 'CHAT_RESTRICTED', forbidden('no-right-to-post')],
  [400, 'CHAT_GUEST_SEND_FORBIDDEN', forbidden('no-right-to-post')],
  [400, 'USER_BANNED_IN_CHANNEL', forbidden('no-right-to-post')],
  [400, 'not enough rights to send text messages', forbidden('no-right-to-send-text')],
  [400, 'CHAT_SEND_PLAIN_FORBIDDEN', forbidden('no-right-to-send-text')],

  // The post can go without that part.
  [
    400,
    'not enough rights to send photos',
    { ...forbidden('no-right-to-send-pictures'), part: 'picture' },
  ],
  [
    400,
    'CHAT_SEND_PHOTOS_FORBIDDEN',
    { ...forbidden('no-right-to-send-pictures'), part: 'picture' },
  ],
  [
    400,
    'CHAT_SEND_MEDIA_FORBIDDEN',
    { ...forbidden('no-right-to-send-pictures'), part: 'picture' },
  ],
  [400, 'wrong file identifier', malformed('picture-refused', 'picture')],
  [400, 'wrong type of the web page content', malformed('picture-refused', 'picture')],
  [400, 'failed to get HTTP URL content', malformed('picture-refused', 'picture')],
  [400, 'wrong HTTP URL specified', malformed('picture-refused', 'picture')],
  [400, "can't upload file by URL", malformed('picture-refused', 'picture')],
  [400, 'PHOTO_', malformed('picture-refused', 'picture')],
  [400, 'IMAGE_PROCESS_FAILED', malformed('picture-refused', 'picture')],
  [400, 'photo has unsupported extension', malformed('picture-refused', 'picture')],
  [400, 'too big for a photo', malformed('picture-refused', 'picture')],
  [400, 'file must be non-empty', malformed('picture-refused', 'picture')],
  [413, '', malformed('picture-refused', 'picture')],
  [400, 'message to be replied not found', malformed('reply-gone', 'reply')],
  [400, 'reply message not found', malformed('reply-gone', 'reply')],
  [400, 'REPLY_MESSAGE_ID_INVALID', malformed('reply-gone', 'reply')],
  [400, 'inline keyboard', malformed('bad-keyboard', 'keyboard')],
  [400, 'reply markup', malformed('bad-keyboard', 'keyboard')],
  [400, 'reply keyboard', malformed('bad-keyboard', 'keyboard')],
  [400, 'BUTTON_', malformed('bad-keyboard', 'keyboard')],
  [400, "can't use switch_inline_query button", malformed('bad-keyboard', 'keyboard')],
  [400, "can't parse entities", malformed('bad-entities', 'entities')],
  [400, "can't parse MessageEntity", malformed('bad-entities', 'entities')],
  [400, 'receive an entity with incorrect', malformed('bad-entities', 'entities')],
  [400, 'entity begin', malformed('bad-entities', 'entities')],
  [400, 'entity URL', malformed('bad-entities', 'entities')],
  [400, 'ENTITIES_TOO_LONG', malformed('bad-entities', 'entities')],
  [400, 'ENTITY_BOUNDS_INVALID', malformed('bad-entities', 'entities')],

  // Never.
  [400, "message can't be deleted", malformed('too-old')],
  [400, 'MESSAGE_DELETE_FORBIDDEN', malformed('too-old')],
  [400, "message can't be edited", malformed('not-editable')],
  [400, 'there is no text in the message to edit', malformed('wrong-kind')],
  [400, 'there is no caption in the message to edit', malformed('wrong-kind')],
  [400, 'too long', malformed('too-long')],
  [400, 'TOO_LONG', malformed('too-long')],
  [400, 'must be non-empty', malformed('empty')],
  [400, 'text is empty', malformed('empty')],
  [400, 'query is too old', malformed('query-too-old')],
  [400, 'ALLOW_PAYMENT_REQUIRED', malformed('paid-broadcast-refused')],
  [404, 'method not found', malformed('method-unknown')],

  [400, 'bad webhook', malformed('webhook-refused')],
  [400, 'secret token', malformed('webhook-refused')],

  // The bot itself.
  [401, '', { kind: 'unauthorised', detail: 'token-refused' }],
  [404, '', { kind: 'unauthorised', detail: 'token-refused' }],
  [
    409,
    'terminated by setWebhook',
    { kind: 'forbidden', detail: 'webhook-took-over', covers: 'server' },
  ],
  [409, 'webhook', { kind: 'forbidden', detail: 'webhook-is-set', covers: 'server' }],
  [409, '', { kind: 'forbidden', detail: 'another-poller', covers: 'server' }],

  // The post stood for a moment, and its id is lost: sending again would double it.
  [500, 'sent message was immediately deleted', gone('deleted-at-once', 'message')],
  [403, '', forbidden('refused')],
]

/** The reaction to a failed call, and the part that the server refused where it is one that a post can go without. */
export function refusalOf(fault: CallFault): Refusal {
  if (fault.kind === 'transport') return { ...transportFacts(fault), words: cleaned(fault.words) }
  return { ...answerFacts(fault), words: cleaned(fault.description) }
}

function answerFacts(fault: Extract<CallFault, { kind: 'refused' }>): Refusal {
  const { code, description, parameters } = fault
  if (parameters?.migrate_to_chat_id !== undefined) {
    const movedTo = `telegram:${parameters.migrate_to_chat_id}`
    return { kind: 'moved', detail: 'became-supergroup', movedTo }
  }
  if (code === 429 || code === 420) {
    // The server does not say whether the chat or the whole bot was too quick.
    const seconds = parameters?.retry_after ?? Number(/\d+/.exec(description)?.[0] ?? Number.NaN)
    return {
      kind: 'rate-limited',
      detail: 'too-many-requests',
      scope: 'chat',
      ...(Number.isNaN(seconds) ? {} : { retryAfter: seconds * 1000 }),
    }
  }
  const said = description.toLowerCase()
  const row = refusals.find(
    ([status, words]) => status === code && said.includes(words.toLowerCase()),
  )
  if (row) return row[2]
  // It took no request at all, other than a gateway (502, 504), behind which one may have been taken.
  if (code === 503) return { kind: 'unreachable', detail: 'server-busy' }
  if (code >= 500) return { kind: 'unknown-outcome', detail: 'server-error' }
  return malformed('refused')
}

/** Where a connection or its TLS was never made, no byte of the request can have left. */
const neverConnected =
  /^(connect|getaddrinfo) |before secure TLS connection|^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO)/
const connectCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH)$/

function transportFacts({ code, words }: Extract<CallFault, { kind: 'transport' }>): Refusal {
  if (connectCodes.test(code) || neverConnected.test(words) || neverConnected.test(code)) {
    return { kind: 'unreachable', detail: kebab(code) }
  }
  return { kind: 'unknown-outcome', detail: code === aborted ? 'aborted' : kebab(code) }
}

const kebab = (code: string) => code.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/** Without tokens, ids of chats and @names: what is left may stand in a log. */
const cleaned = (words: string): string =>
  words
    .replace(/\d+:[\w-]{20,}/g, '[token]')
    .replace(/-?\d{6,}/g, '[id]')
    .replace(/@\w+/g, '[name]')

/** What a method of a port rejects with. */
export function failureOf(error: unknown): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error
  if (error instanceof CallError) {
    const { part: _, ...facts } = refusalOf(error.fault)
    return new DeliveryFailure(facts)
  }
  // A fault of our own after a request may have left: the careful reading.
  return new DeliveryFailure({ kind: 'unknown-outcome', detail: 'fault' }, { cause: error })
}
