/** Short answers: at most two short sentences and one next step, in the reader's language. */

import { button, paragraph, text } from './blocks.ts'
import type { Action, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

/** A topic by its name in the reader's language. */
type TopicName = { slug: string; name: string }

export function createReplies(texts: Texts) {
  const answer = (language: Language, lines: string[], actions: Action[][] = []): Message => ({
    language,
    blocks: lines.map((line) => paragraph(text(line))),
    ...(actions.length > 0 && { actions }),
  })
  const latest = (language: Language) => button(texts.say(language, 'latest'), '/latest')

  return {
    /** The first of `topics` is the example, the first six are buttons. */
    start(language: Language, topics: TopicName[]): Message {
      const topic = topics[0]?.name
      const ask = topic
        ? texts.say(language, 'start-ask', { topic })
        : texts.say(language, 'start-ask-latest')
      return answer(
        language,
        [ask, texts.say(language, 'start-kept'), texts.say(language, 'start-care')],
        [[latest(language)], ...topicButtons(topics)],
      )
    },

    /** Every command that a reader can send, each with an example that works. */
    help(language: Language, example: { topic: string; number: number }): Message {
      const commands = [
        ['/latest', 'command-latest'],
        [`/topic ${example.topic}`, 'command-topic'],
        [`/read ${example.number}`, 'command-read'],
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

    /** `near`: the topics that may have been meant, the nearest first; at most six are named. */
    noSuchTopic(language: Language, near: TopicName[]): Message {
      if (near.length === 0) return answer(language, [texts.say(language, 'no-such-topic')])
      const names = near.slice(0, 6).map((topic) => topic.name)
      const topics = new Intl.ListFormat(language, { type: 'disjunction' }).format(names)
      const line = texts.say(language, 'no-such-topic-but', { topics })
      return answer(language, [line], topicButtons(near))
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

    failed(language: Language): Message {
      return answer(language, [texts.say(language, 'failed')])
    },
  }
}

/** Two rows of three. */
function topicButtons(topics: TopicName[]): Action[][] {
  const buttons = topics.map(({ slug, name }) => button(name, `/topic ${slug}`))
  return [buttons.slice(0, 3), buttons.slice(3, 6)].filter((row) => row.length > 0)
}
