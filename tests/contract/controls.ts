/** What the contract suites need from a platform under test: to look at it, to break it, and to act on it as people. */
import { it } from 'vitest'
import type { Adapter, Address } from '../../adapters/adapter.ts'

/** A post that stands in a chat, as people see it. */
export type Standing = {
  id: string
  /** Its words as plain text: of a Discord post the content, then each embed from top to bottom. */
  text: string
  hasPicture: boolean
  replyTo?: string
  /** A file that hangs on it. */
  file?: { name: string; text: string }
  /** Labels of its buttons. */
  buttons: string[]
}

/**
 * What the next call that writes (sends, edits or deletes) meets, once. Each is made in the platform's own way: a status
 * and body, a cut connection, a refused one.
 */
export type Fault =
  /** "Wait 35 seconds." */
  | 'rate-limited'
  /** The connection is refused before a byte has left. */
  | 'unreachable'
  /** The connection is cut after the request was read; the post does not stand. */
  | 'cut-before'
  /** The post stands, and the connection is cut before the answer. */
  | 'cut-after'
  /** The request is read and never answered. */
  | 'stall'
  /** A 5xx with a body that is no JSON. */
  | 'server-error'
  /** The bot may not post in this chat. */
  | 'no-right'
  /** The chat is not known to the bot. */
  | 'chat-gone'
  /** The person has blocked the bot, or takes no messages from it. */
  | 'blocked'
  /** The token is refused. */
  | 'bad-token'
  /** The platform refuses the payload for good. */
  | 'refused'
  /** The platform refuses the picture and would take the text. */
  | 'picture-refused'
  /** The message is too old to be deleted. */
  | 'too-old'
  /** The platform takes no edit of this message. */
  | 'not-editable'

export type PlatformControls = {
  adapter: Adapter
  /** A shared chat where the bot may post. */
  chat: Address
  /** The private chat of a person who has written to the bot. */
  reader: Address
  /** All that stands in a chat, oldest first. */
  posts: (chat: Address) => Promise<Standing[]>
  inject: (fault: Fault) => Promise<void>
  /** Deletes a post of the bot as a person with the right to. */
  removes: (chat: Address, id: string) => Promise<void>
  /** A channel whose posts can be published to those that follow it, and what is published there; absent where there is none. */
  announcements?: { chat: Address; published: () => string[] }
  /** How many pictures the platform was given as bytes. */
  uploads: () => number
  /** Strings that must never stand in an error: the token, ids of chats. */
  secrets: string[]
  dispose: () => Promise<void>
}

/** People at work, for the listener's contract. Each method resolves when the platform has taken what they did. */
export type PeopleControls = PlatformControls & {
  /** In private: a command such as `/Topic idlib`. */
  command: (text: string) => Promise<void>
  commandInChat: (text: string) => Promise<void>
  text: (text: string) => Promise<void>
  picture: (caption: string) => Promise<void>
  /** A file of this name, with words of its sender beside it. */
  document: (name: string, bytes: Uint8Array, caption: string) => Promise<void>
  /** Sends the form that lies before the reader, with these answers over what stands in it, and a file for `file`. */
  fill: (
    fields: Record<string, string>,
    file?: { name: string; bytes: Uint8Array },
  ) => Promise<void>
  /** Presses the button with this label under the newest post that carries it, in private. */
  press: (label: string) => Promise<void>
  /** The bot is added to a new chat with the right to post, then removed from it. */
  addedAndRemoved: () => Promise<void>
  /** A channel, and the words that a person writes into a post there; absent where nobody edits what a bot sent. */
  editing?: { chat: Address; edits: (id: string, text: string) => Promise<void> }
  /** How often the menu of commands was written to the platform. */
  menuWrites: () => number
  /** Posts of the shared chat that people other than the asker can see. */
  seenByOthers: () => Promise<Standing[]>
  /** A listener whose token the platform refuses. */
  withBadToken: () => Adapter['listener']
}

/** Clauses that a platform cannot meet, each with the reason. */
export type Differences<Clause extends string> = Partial<Record<Clause, string>>

/* oxlint-disable vitest/no-conditional-tests, vitest/valid-title, vitest/expect-expect, vitest/no-disabled-tests --
   the clauses of a suite are named and skipped through this one place */
/** Runs a clause, or shows it as skipped with the reason that the platform gave. */
export function clauses<Clause extends string>(differs: Differences<Clause> = {}) {
  return (clause: Clause, run: () => Promise<void> | void) => {
    const reason = differs[clause]
    if (reason === undefined) it(clause, run)
    else it.skip(`${clause} (differs: ${reason})`, run)
  }
}
