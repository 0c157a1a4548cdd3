/** What a command is: a question in, a message out. A command never sends. */

import type { AnswerFile, InboundEvent } from '../../adapters/inbound.ts'
import type { Form } from '../../messages/form.ts'
import type { Language, Message } from '../../messages/message.ts'
import type { Address, Instant } from '../news.ts'
import type { Preferences } from '../store/ports/people.ts'

export type Question = {
  /** What stands after the command's name: one line of at most 64 characters. */
  words: string
  /** The language of the answer. */
  language: Language
  /** The languages of the news, in order. */
  languages: Language[]
  /** What the asker chose, as far as they did. */
  preferences?: Preferences
  /** Nobody else sees the answer, so that it may carry buttons. */
  private: boolean
  chat: Address
  /** The asker's private chat, where this is asked in it. */
  direct?: Address
  /** Who asks; unknown of anonymous admins. */
  person?: Address
  now: Instant
}

export type Choice = { label: string; value: string }

/** What a question is answered. */
export type Answer = Message & {
  /** It is asked by this, where the platform can show a form then. */
  form?: Form
  /** Hangs on the message, which the asker alone sees then. */
  file?: AnswerFile
  /** Its id is not remembered, since it says that nothing is kept, or ends what is. */
  untraced?: true
}

/** What came back of a form. */
export type Filling = Pick<InboundEvent & { kind: 'form' }, 'fields' | 'files'>

export type Command = {
  /** As typed after the slash: `[a-z]{1,32}`. */
  name: string
  /** Names that are understood too and stand in no menu. */
  aliases?: string[]
  /** What may follow its word in a plain text; nothing where absent. */
  takes?: 'words' | 'number'
  /**
   * Concerns the asker alone: in a shared chat they alone see the answer, or are asked to write in private. A link may lead to
   * it there, so that without words it only shows and changes nothing.
   */
  personal?: true
  /** Its button's press replaces the message that the button stands under. */
  inPlace?: true
  /** Where the asker alone sees the answer, a button shows it to all. */
  shareable?: true
  /** Asked anew at each step; to anybody else there is no such command. Absent where it is for everybody. */
  isFor?(person: Address): Promise<boolean>
  answer(question: Question): Promise<Answer>
  /** What its form makes. */
  filled?(question: Question, filling: Filling): Promise<Answer>
  /** Completions of what is being typed. */
  suggest?(question: Question): Promise<Choice[]>
}

/** A link `?start=c_settings` leads to a personal command. */
export const commandLink = 'c_'
