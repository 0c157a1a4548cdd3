/** What people do on a platform, as a closed union of events, and the handle by which each is answered. */

import type { Form, TextFormat } from '../messages/form.ts'
import type { Language, Message } from '../messages/message.ts'
import type { Address, Post, Receipt, Surface } from './adapter.ts'

/** A text file of at most 1 MB. Its bytes come only on request, which the engine makes for editors alone. */
export type TextFile = {
  format: TextFormat
  /** Rejects with `DeliveryFailure`: `malformed` with detail `too-large` for more than 1 MB. */
  read(): Promise<Uint8Array>
}

/** A file for one person, such as what is kept about them. */
export type AnswerFile = {
  /** With its ending; `[A-Za-z0-9_.-]`, so that every platform keeps it. */
  name: string
  /** Such as `application/json`. */
  type: string
  /** At most 8 MiB, which every platform takes. */
  bytes: Uint8Array
}

/** `untraced`: a platform that keeps what was said keeps neither it nor what it answers. */
export type Said = Message & { untraced?: true }

/** How to answer one event. All methods reject with `DeliveryFailure`. A press or command is acknowledged by the listener itself, at once. */
export type Turn = {
  /** A new message, seen by all in a shared chat unless the platform can show it to the asker alone. Resolves to its receipts. */
  answer(message: Said): Promise<Receipt[]>
  /** Replaces the message whose button was pressed; where that cannot be, as `answer`. */
  inPlace(message: Said): Promise<Receipt[]>
  /** To the asker alone: ephemeral, a pop-up of at most 200 characters with a way to the private chat, or the private chat itself. */
  privately(message: Said): Promise<Receipt[]>
  /** To everybody in the shared chat. Absent where `answer` is seen by all. */
  publicly?(message: Message): Promise<Receipt[]>
  /**
   * Asks by a form, as the first answer alone. Undefined where the platform has none, once it shows that an answer is on its
   * way, and as the answer to a form; what is filled in comes as an event of its own.
   */
  readonly form?: ((form: Form) => Promise<void>) | undefined
  /**
   * A file to the asker alone, with a few words (at most 1,024 UTF-16 units) beside it: where nobody else sees an answer, else in
   * the private chat. Never falls back to the shared chat, but rejects.
   */
  file(file: AnswerFile, caption: Message): Promise<Receipt[]>
  /** No answer will come: takes back what the platform shows until one does. Absent where it shows nothing. */
  leave?(): Promise<void>
  /** Completions for a `suggest` event; at most 25 are shown. */
  suggest(choices: { label: string; value: string }[]): Promise<void>
}

type EventBase = {
  /** Unique per bot and stable over redeliveries; the engine takes each once. */
  id: string
  chat: Address
  surface: Surface['kind']
  /** The private address of who did it; absent for anonymous admins and channels. */
  person?: Address
  /** The client's language, as a BCP 47 primary subtag. */
  languageHint?: Language
  /**
   * What `again` needs to bring the event once more after a crash, to be kept sealed until it is handled. Holds nothing that may
   * not be kept: of a text that is no question, and of a file, only that it came. Absent where nothing can be brought again.
   */
  kept?: string
  /** Who did it may not write in this shared chat at this moment: nothing is said there to all for them. */
  muted?: true
  turn: Turn
}

/** What people do, as a closed union. Texts and files of people are dropped by the listener unless a kind below carries them. */
export type InboundEvent = EventBase &
  (
    | { kind: 'command'; name: string; words: string }
    | { kind: 'text'; text: string }
    /** A photo, voice note, document, contact or location: its kind alone. */
    | {
        kind: 'file'
        file: 'picture' | 'voice' | 'video' | 'document' | 'contact' | 'location' | 'other'
        /** Of a document that is one. */
        text?: TextFile
      }
    /** A button: the command it carries, as if typed. */
    | { kind: 'press'; command: string }
    /** A form that was filled in: the command it carries, and its answers by key; an empty one is absent. */
    | {
        kind: 'form'
        command: string
        fields: Record<string, string>
        /** `refused`: no text of at most 1 MB. */
        files: Record<string, TextFile | 'refused'>
      }
    | { kind: 'suggest'; name: string; typed: string }
    /**
     * The bot itself was added, removed, or given or taken rights. `mayPost` is what it may do now, `title` what a shared chat is
     * called, where the platform tells that too.
     */
    | { kind: 'membership'; mayPost: boolean; left: boolean; title?: string }
    /** People gave a shared chat another name; its threads go by it where they have none of their own. */
    | { kind: 'renamed'; title: string }
    | { kind: 'moved'; to: Address }
    /**
     * A post of this chat was edited, where the platform tells of that: one of the bot's, by people or by the bot itself, or anybody
     * else's. `shows` says whether it still has the words of what was sent; the words themselves go no further.
     */
    | {
        kind: 'changed'
        /** As in its receipt. */
        post: string
        /** By the platform's clock, in milliseconds since 1970, where it says that. */
        sentAt?: number
        shows(post: Post): boolean
      }
  )
