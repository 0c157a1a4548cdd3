/** The three ports of a platform: Renderer (pure), Sender (one call a post) and Listener (what people do). */

import type { Language, Message } from '../messages/message.ts'
import type { InboundEvent } from './inbound.ts'

/** `platform:id[/thread]`, such as `telegram:-1001234/7` or `discord:987654`. */
export type Address = string

/** Where a post will stand: everything about a chat that shapes a post, and nothing that names it. */
export type Surface = {
  kind: 'private' | 'group' | 'channel' | 'thread' | 'forum' | 'announcement'
  /** The platform refuses cards here (Discord without Embed Links): the same text as plain content. */
  plain?: boolean
  /** Sent without a sound. */
  silent?: boolean
}

/** One platform-native payload of one call. Plain JSON: it is stored once and only addressed per chat. */
export type Post = {
  /** `picture` posts need `picture`; a text post may be edited by other calls than a picture post. */
  kind: 'text' | 'picture'
  payload: unknown
  /** SHA-256 (hex) of the picture that the sender resolves: uploads once, then uses the platform's file id. */
  picture?: string
  /** What is sent instead, whole, where the platform refuses the picture: text alone. */
  fallback?: unknown
  hasKeyboard: boolean
  /** Length used and limit in the platform's unit (UTF-16 units), for previews. */
  length: { used: number; limit: number }
}

/** What the engine branches on, and nothing else. */
export type Capabilities = {
  /** A repeated send with the same marker makes no second post, or the sender finds the first. */
  idempotent: boolean
  /** Slash commands complete as they are typed (`suggest` events). */
  suggestions: boolean
  /** An answer can be seen by its asker alone in a shared chat. */
  ephemeral: boolean
  /** An answer can be a form. */
  forms?: true
}

/** Pure: no clock, network, SDK or environment. Never throws for a valid tree; what it cannot show degrades to its children. */
export type Renderer = {
  platform: string
  capabilities: Capabilities
  render(message: Message, surface: Surface): Post[]
}

/** The platform's ids of a post that stands in a chat. */
export type Receipt = {
  id: string
  kind: 'text' | 'picture'
  /** Where it stands if that is not the address itself, such as the thread that a forum post opened. */
  place?: string
  /** The platform's id of the uploaded picture, to be passed to later sends. */
  fileId?: string
  /** What the platform refused and was left out: `picture`, `reply`, `markup`. */
  degraded?: string
}

export type PictureSource = {
  bytes: Uint8Array
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'
  /** From an earlier receipt of this bot. */
  fileId?: string
}

export type SendContext = {
  /** 16 characters `[A-Za-z0-9_-]`, a keyed hash of the operation, the same in every attempt. */
  marker: string
  /** The post that this one answers: part 1 of its message, or the first post of its story. */
  replyTo?: Receipt
  silent?: boolean
  /** The operator pays for what goes faster than is free; absent where it need not. */
  paid?: boolean
  /** Of an edit: what stands can neither be removed nor replaced, so that of a picture post the words alone are changed. */
  stays?: true
  /** Set when an earlier attempt may have arrived: when the first began (ms since 1970). */
  firstAttemptAt?: number
  /** Resolves a picture by its hash; undefined when it is no longer kept (the fallback is sent). */
  picture(hash: string): Promise<PictureSource | undefined>
  /** Aborts at shutdown; an aborted send whose bytes may have left rejects with `unknown-outcome`. */
  signal: AbortSignal
}

/**
 * Sends, edits and removes posts; one platform call each (plus uploads and degradations).
 * Every method rejects with `DeliveryFailure` and with nothing else. The SDK's own retries are off: a retry is the engine's.
 */
export type Sender = {
  send(post: Post, to: Address, context: SendContext): Promise<Receipt>
  /**
   * An edit to the same content resolves (`not modified` is success). Rejects `malformed` with detail `kind-changed`, before
   * any call, where the new form cannot take the place of what stands: a picture post becomes no text on Telegram, a message
   * no forum thread on Discord. Nothing has changed then; the engine sends the new post and then retracts the old one. Detail
   * `not-editable` where the platform takes no edit of this post at all: the engine sends the correction as a reply to it.
   */
  revise(post: Post, receipt: Receipt, to: Address, context: SendContext): Promise<Receipt>
  /** Deletes; a post that is already gone resolves. Rejects `malformed` with detail `too-old` where deletion is no longer allowed. */
  retract(receipt: Receipt, to: Address, signal: AbortSignal): Promise<void>
  /**
   * Publishes a post of an announcement channel to the channels that follow it; one that is published already resolves. Rejects
   * `rate-limited` with the scope `kind` at the limit of the channel. Absent where the platform has no such channels.
   */
  publish?(receipt: Receipt, to: Address, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

export type FailureKind =
  /** Wait `retryAfter` and try again; `scope` says for which chats. */
  | 'rate-limited'
  /** Certainly not sent: DNS, refused connection, failed handshake, a chat not found that a second look finds. Due again. */
  | 'unreachable'
  /** It may have arrived: time-out, cut connection, 5xx. */
  | 'unknown-outcome'
  /** A right is missing; a person must act. The chat pauses. */
  | 'forbidden'
  /** The chat, person, thread or message is gone; see `detail`, and `mayReturn` of a chat. */
  | 'gone'
  /** The chat has a new address, `movedTo`. */
  | 'moved'
  /** The platform will never take this payload. Dead letter. */
  | 'malformed'
  /** The bot is refused: its token (`token-refused`), or its requests (`user-agent-refused`). Everything for this bot stops. */
  | 'unauthorised'

export type FailureFacts = {
  kind: FailureKind
  /** Stable and in kebab-case, such as `blocked-by-person`, `chat-not-found`, `message-gone`, `thread-closed`. Names no chat. */
  detail: string
  /** The platform's own words, cleaned of tokens and addresses. For dead letters and `doctor`. */
  words?: string
  /** Milliseconds. */
  retryAfter?: number
  /** What a `rate-limited` covers; `chat` when the platform does not say. `kind`: calls of this kind in this chat alone. */
  scope?: 'chat' | 'bot' | 'kind'
  /** What `gone` and `forbidden` cover. */
  covers?: 'message' | 'thread' | 'chat' | 'server'
  /**
   * Of a chat that is `gone`: it can come back by itself (the person unblocks the bot, the bot is added again), which an
   * event tells. The engine pauses it and does not end it.
   */
  mayReturn?: true
  movedTo?: Address
  /** Of an `unknown-outcome`: nobody can tell any more whether the post stands, so that repeating it may double it. */
  undecidable?: true
}

/** Every platform error, as the engine sees it. `delivery/policy.ts` turns the kind into an action. */
export class DeliveryFailure extends Error {
  readonly facts: FailureFacts
  constructor(facts: FailureFacts, options?: ErrorOptions) {
    super(`${facts.kind}: ${facts.detail}`, options)
    this.name = 'DeliveryFailure'
    this.facts = facts
  }
}

/** A command as people see it in the platform's menu. */
export type Announced = {
  name: string
  /** Where it is offered: in private chats, in shared ones, in both, or nowhere, so that only who knows of it uses it. */
  scopes: ('private' | 'shared')[]
  /** Language to description; the default language is always there. */
  descriptions: Record<Language, string>
  option?: {
    name: string
    descriptions: Record<Language, string>
    suggests: boolean
    required: boolean
  }
  /** It may be answered with a form: the platform must not have shown before that an answer is on its way. */
  form?: true
}

/** What the bot may do in a chat. */
export type Inspection = {
  exists: boolean
  kind?: Surface['kind']
  title?: string
  mayPost: boolean
  mayEmbed: boolean
  /** Names of missing rights, in the platform's words. */
  missing: string[]
}

export type Admit = (chat: Address, kind: Surface['kind']) => Promise<void>

/** What a platform sends by itself, as the server received it. */
export type Delivery = {
  header(name: string): string | undefined
  /** Reads the body. Rejects where it is no JSON. */
  json(): Promise<unknown>
}

/** A door of the HTTP server that the platform calls. */
export type Webhook = {
  /** Begins with `/webhooks/`; nobody can guess it. */
  path: string
  /** Resolves to the status to answer with: 2xx only for what was durably taken, and so need not come again. */
  receive(delivery: Delivery): Promise<200 | 400 | 401 | 503>
}

export type Listener = {
  /**
   * Resolves when the first events can arrive; rejects with `DeliveryFailure` (`unauthorised` for a refused token). `onFault` is
   * told of what has no caller; with `ended` the listener has stopped by itself, and `listen` may be called again.
   * `admit` resolves when an answer may be sent to a chat: turns ask it before each message that the platform counts.
   */
  listen(
    onEvent: (event: InboundEvent) => Promise<void>,
    onFault?: (failure: DeliveryFailure, ended: boolean) => void,
    admit?: Admit,
  ): Promise<void>
  /** Brings an event of an earlier run again, from what it asked to be kept; as any event. Only while it listens. */
  again?(kept: string): Promise<void>
  /** Where the platform delivers, in place of being asked. */
  webhook?: Webhook
  announce(commands: Announced[], defaultLanguage: Language): Promise<void>
  inspect(chat: Address): Promise<Inspection>
  /** The address of a person's private chat. */
  openDirect(person: Address): Promise<Address>
  /**
   * A link that opens the private chat and sends `/start PAYLOAD` there (1 to 64 characters `[A-Za-z0-9_-]`). Absent where the
   * platform has none. Rejects with `DeliveryFailure`.
   */
  privateLink?(payload: string): Promise<string>
  /** Who the bot is, from the platform: proves the token. Rejects `unauthorised`. */
  identity(): Promise<{ id: string; name: string }>
  /** Takes no more events and resolves when those in hand are done. */
  close(): Promise<void>
}

export type Adapter = { renderer: Renderer; sender: Sender; listener: Listener }

/** Splits `platform:id[/thread]`; undefined when it has not that form. */
export function parseAddress(
  address: Address,
): { platform: string; id: string; thread?: string } | undefined {
  const match = /^([a-z]+):([^/\s]+)(?:\/([^/\s]+))?$/.exec(address)
  if (!match?.[1] || !match[2]) return undefined
  return { platform: match[1], id: match[2], ...(match[3] ? { thread: match[3] } : {}) }
}
