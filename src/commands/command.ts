/** What a command is: a question in, a message out. A command never sends. */

import type { Language, Message } from '../../messages/message.ts'
import type { Instant } from '../news.ts'

export type Question = {
  /** What stands after the command's name: one line of at most 64 characters. */
  words: string
  /** The language of the answer. */
  language: Language
  /** The languages of the news, in order. */
  languages: Language[]
  /** Nobody else sees the answer, so that it may carry buttons. */
  private: boolean
  now: Instant
}

export type Choice = { label: string; value: string }

export type Command = {
  /** As typed after the slash: `[a-z]{1,32}`. */
  name: string
  answer(question: Question): Promise<Message>
  /** Completions of what is being typed. */
  suggest?(question: Question): Promise<Choice[]>
}
