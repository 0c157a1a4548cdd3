/** What is kept about a person, told to that person, and how it is deleted. */

import { answerOf, button, note, text } from './blocks.ts'
import type { Language, Message } from './message.ts'
import { momentDay } from './dates.ts'
import { createSettingsMessages } from './settings.ts'
import type { Chosen, Shown } from './settings.ts'
import type { Texts } from './texts.ts'

export type KeptFacts = {
  chosen: Chosen
  role?: 'owner' | 'editor'
  /** Names of what is followed; empty where that is everything, undefined where it is nothing. */
  follows?: string[]
  /** Names of what is left out of everything; absent where nothing is. */
  without?: string[]
  queries: number
  draft: boolean
  receipts: number
  /** Of the console's chat. */
  said: boolean
  /** Milliseconds since 1970. */
  since: number
}

export function createKeptMessages(texts: Texts) {
  const { rows } = createSettingsMessages(texts)
  const forget = (language: Language) => button(texts.say(language, 'forget-kept'), '/forget')

  return {
    nothing: (language: Language): Message =>
      answerOf(language, [texts.say(language, 'kept-nothing')]),

    /** Everything, a line each; `zone` is that of the day since when. */
    all(language: Language, kept: KeptFacts & { chosen: Shown }, zone: string): Message {
      const { follows, without, role, queries, draft, receipts, said } = kept
      const row = (name: string, value: string) =>
        texts.say(language, 'setting-row', { name, value })
      const listed = (names: string[]) =>
        new Intl.ListFormat(language, { type: 'unit' }).format(names)
      const topics = follows && listed(follows)
      const but =
        topics === '' &&
        without &&
        texts.say(language, 'follows-everything-but', { topics: listed(without) })
      const lines = [
        texts.say(language, 'kept-number'),
        row(
          texts.say(language, 'kept-since'),
          momentDay(kept.since, zone, language, texts.digits).long,
        ),
        ...rows(language, kept.chosen).map(([name, value]) => row(name, value)),
        ...(but ? [but] : []),
        ...(topics === undefined || but
          ? []
          : [
              row(
                texts.say(language, 'kept-follows'),
                topics || texts.say(language, 'words-everything').split(/[,،]/)[0] || '',
              ),
            ]),
        ...(role
          ? [row(texts.say(language, 'kept-role'), texts.say(language, `role-${role}`))]
          : []),
        ...(queries > 0 ? [texts.say(language, 'kept-queries', { count: queries })] : []),
        ...(draft ? [texts.say(language, 'kept-draft')] : []),
        ...(said ? [texts.say(language, 'kept-said')] : []),
        ...(receipts > 0 ? [texts.say(language, 'kept-receipts', { count: receipts })] : []),
      ]
      return {
        language,
        blocks: [
          { kind: 'heading', children: [text(texts.say(language, 'kept-title'))] },
          { kind: 'list', ordered: false, items: lines.map((line) => [text(line)]) },
          note(text(texts.say(language, 'kept-all'))),
        ],
        actions: [
          [button(texts.say(language, 'kept-as-file'), '/mydata file')],
          [forget(language)],
        ],
      }
    },

    /** What stands beside the file. */
    asFile: (language: Language): Message =>
      answerOf(language, [texts.say(language, 'kept-file')], [[forget(language)]]),

    askToForget(language: Language, { role }: { role: boolean }): Message {
      return answerOf(
        language,
        [texts.say(language, 'forget-ask'), ...(role ? [texts.say(language, 'forget-role')] : [])],
        [
          [button(texts.say(language, 'forget-kept'), '/forget kept')],
          [button(texts.say(language, 'forget-messages'), '/forget messages')],
          [button(texts.say(language, 'forget-not'), '/forget nothing')],
        ],
      )
    },

    forgotten: (language: Language, what: 'kept' | 'messages'): Message =>
      answerOf(language, [
        texts.say(language, what === 'kept' ? 'forgotten' : 'forgotten-messages'),
      ]),

    notForgotten: (language: Language): Message =>
      answerOf(language, [texts.say(language, 'forgotten-not')]),
  }
}
