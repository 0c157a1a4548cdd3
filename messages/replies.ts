/** Short answers: at most two short sentences and one next step, in the reader's language. */

import { answerOf as answer, button, rowsOf, text } from './blocks.ts'
import type { Action, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

/** A topic by its name in the reader's language. */
export type TopicName = { slug: string; name: string }

export function createReplies(texts: Texts) {
  const latest = (language: Language) => button(texts.say(language, 'latest'), '/latest')

  return {
    /**
     * `topic` is the example; undefined where there is none. `words`: a word without a command is understood here. `buttons` where
     * nobody else sees the answer.
     */
    start(
      language: Language,
      { topic, words, buttons }: { topic: string | undefined; words: boolean; buttons: boolean },
    ): Message {
      const shown = { buttons: buttons ? 'yes' : 'no' }
      const ask = !topic
        ? texts.say(language, 'start-ask-latest', shown)
        : words
          ? texts.say(language, 'start-ask', { topic })
          : texts.say(language, 'start-ask-command', { topic, ...shown })
      return answer(
        language,
        [
          ask,
          texts.say(language, 'start-kept'),
          texts.say(language, 'start-care'),
          texts.say(language, 'start-kept-besides'),
        ],
        buttons
          ? [
              [
                latest(language),
                button(texts.say(language, 'topics'), '/topics'),
                button(texts.say(language, 'settings'), '/settings'),
              ],
            ]
          : [],
      )
    },

    /** Before a language is chosen: a line and a button in every language. */
    firstContact(language: Language): Message {
      const languages = [language, ...texts.languages.filter((one) => one !== language)]
      const lines = languages.map((one) => texts.say(one, 'first-contact'))
      const choices = languages.map((one) =>
        button(texts.say(one, 'language-name'), `/language ${one} start`),
      )
      return answer(language, lines, rowsOf(choices, 2))
    },

    /** Every command that a reader can send, each with an example that works. */
    help(language: Language, example: { topic: string; number: number }): Message {
      const commands = [
        ['/latest', 'command-latest'],
        ['/topics', 'command-topics'],
        [`/topic ${example.topic}`, 'command-topic'],
        [`/search ${example.topic}`, 'command-search'],
        [`/read ${example.number}`, 'command-read'],
        [`/follow ${example.topic}`, 'command-follow'],
        ['/following', 'command-following'],
        ['/settings', 'command-settings'],
        ['/mydata', 'command-mydata'],
        ['/forget', 'command-forget'],
        ['/about', 'command-about'],
        ['/start', 'command-start'],
      ] as const
      const items = commands.map(([command, key]) => {
        const description = texts.say(language, key)
        return [text(texts.say(language, 'help-row', { command, description }))]
      })
      return {
        language,
        blocks: [
          { kind: 'heading', children: [text(texts.say(language, 'help-title'))] },
          { kind: 'list', ordered: false, items },
        ],
      }
    },

    /** `near`: the topics that may have been meant, the nearest first; at most six are named. A button carries `command`. */
    noSuchTopic(language: Language, near: TopicName[], command = '/topic'): Message {
      if (near.length === 0) return answer(language, [texts.say(language, 'no-such-topic')])
      const names = near.slice(0, 6).map((topic) => topic.name)
      const topics = new Intl.ListFormat(language, { type: 'disjunction' }).format(names)
      const line = texts.say(language, 'no-such-topic-but', { topics })
      return answer(language, [line], topicButtons(near, command))
    },

    /** `topic` by name, or undefined where nothing has been published at all. */
    nothingYet(language: Language, topic: string | undefined): Message {
      const line = topic
        ? texts.say(language, 'nothing-on-topic', { topic })
        : texts.say(language, 'nothing-yet')
      return answer(language, [line])
    },

    noSuchNumber(language: Language, number: string): Message {
      return answer(language, [texts.say(language, 'no-such-number', { number })])
    },

    /** `example` is a command that works as it stands, such as `/read 4127`. */
    usage(language: Language, example: string): Message {
      return answer(language, [texts.say(language, 'usage', { example })])
    },

    nothingFound(language: Language): Message {
      return answer(language, [texts.say(language, 'nothing-found')])
    },

    /** The list behind a button is not kept any more. */
    noMore(language: Language): Message {
      return answer(language, [texts.say(language, 'no-more')])
    },

    tooMany(language: Language): Message {
      return answer(language, [texts.say(language, 'too-many')])
    },

    /** `link` opens the private chat. */
    writeInPrivate(language: Language, link: string | undefined): Message {
      const label = texts.say(language, 'write-in-private')
      const lines = [texts.say(language, 'private-only')]
      return answer(language, lines, link ? [[{ kind: 'link', label, url: link }]] : [])
    },

    /** To what a person sent that is no question; `contact` is the owner's. */
    nobodyReads(language: Language, contact: string | undefined): Message {
      const reach = contact ? ` ${texts.say(language, 'reach-us', { contact })}` : ''
      return answer(language, [texts.say(language, 'nobody-reads') + reach])
    },

    /** To an editor who sent what readers are asked not to send. */
    forEditors: (language: Language): Message =>
      answer(language, [texts.say(language, 'for-editors')]),

    mayNotShow(language: Language): Message {
      return answer(language, [texts.say(language, 'may-not-show')])
    },

    failed(language: Language): Message {
      return answer(language, [texts.say(language, 'failed')])
    },
  }
}

/** Two rows of three. */
const topicButtons = (topics: TopicName[], command: string): Action[][] =>
  rowsOf(
    topics.slice(0, 6).map(({ slug, name }) => button(name, `${command} ${slug}`)),
    3,
  )
