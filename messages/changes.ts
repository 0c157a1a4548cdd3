/** What readers are told of a change: the short reply to the old post. It repeats nothing of the item, so that it stays true. */

import type { Verb } from '../src/news.ts'
import { answerOf } from './blocks.ts'
import type { Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

const keys = {
  fix: 'told-correct',
  correct: 'told-correct',
  update: 'told-update',
  withdraw: 'told-withdraw',
  redact: 'told-withdraw',
} as const satisfies Record<Verb, string>

export const toldOf = (language: Language, verb: Verb, texts: Texts): Message =>
  answerOf(language, [texts.say(language, keys[verb])])
