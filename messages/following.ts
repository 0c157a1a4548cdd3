/** What a reader follows, and what they may follow: each with the next step as buttons. */

import { answerOf, button, rowsOf } from './blocks.ts'
import type { Action, Language, Message } from './message.ts'
import type { TopicName } from './replies.ts'
import type { Texts } from './texts.ts'

/** Stands for every topic in `/follow *` and `/unfollow *`. */
export const everything = '*'

export type Followed = {
  /** Followed by name; none of them: everything. */
  topics: TopicName[]
  /** Left out of everything. */
  without: TopicName[]
}

/** Discord has five rows: four of these and one for all. */
const inRow = 2
const mostButtons = 8

export function createFollowingMessages(texts: Texts) {
  const follow = (language: Language, { slug, name }: TopicName): Action =>
    button(texts.say(language, 'follow-topic', { topic: name }), `/follow ${slug}`)
  const unfollow = (language: Language, { slug, name }: TopicName): Action =>
    button(texts.say(language, 'unfollow-topic', { topic: name }), `/unfollow ${slug}`)
  const followAll = (language: Language): Action =>
    button(texts.say(language, 'follow-everything'), `/follow ${everything}`)
  const unfollowAll = (language: Language): Action =>
    button(texts.say(language, 'unfollow-everything'), `/unfollow ${everything}`)
  const overview = (language: Language): Action =>
    button(texts.say(language, 'following'), '/following')
  const list = (language: Language, topics: TopicName[]) =>
    new Intl.ListFormat(language).format(topics.map(({ name }) => name))

  return {
    /** `topics` may be followed; `topic` is the example of what can be typed. */
    ask(language: Language, topics: TopicName[], topic: string): Message {
      const offered = topics.slice(0, mostButtons).map((one) => follow(language, one))
      const line = texts.say(language, 'follow-ask', { topic })
      return answerOf(language, [line], [...rowsOf(offered, inRow), [followAll(language)]])
    },

    /** Just now; without a topic: everything. */
    begun(language: Language, topic: TopicName | undefined): Message {
      const line = topic
        ? texts.say(language, 'follows-topic', { topic: topic.name })
        : texts.say(language, 'follows-everything')
      const back = topic ? unfollow(language, topic) : unfollowAll(language)
      return answerOf(language, [line], [[back], [overview(language)]])
    },

    /** Just now; without a topic: everything. */
    ended(language: Language, topic: TopicName | undefined): Message {
      if (!topic) return answerOf(language, [texts.say(language, 'follows-nothing-now')])
      const line = texts.say(language, 'follows-no-longer', { topic: topic.name })
      return answerOf(language, [line], [[follow(language, topic)], [overview(language)]])
    },

    overview(language: Language, followed: Followed | undefined): Message {
      if (!followed) {
        return answerOf(language, [texts.say(language, 'follows-nothing')], [[followAll(language)]])
      }
      const { topics, without } = followed
      const line =
        topics.length > 0
          ? texts.say(language, 'follows-topics', { topics: list(language, topics) })
          : without.length > 0
            ? texts.say(language, 'follows-everything-but', { topics: list(language, without) })
            : texts.say(language, 'follows-everything')
      const changes = [
        ...topics.map((one) => unfollow(language, one)),
        ...without.map((one) => follow(language, one)),
      ]
      const all = topics.length > 0 ? [followAll(language)] : []
      return answerOf(
        language,
        [line],
        [...rowsOf(changes.slice(0, mostButtons), inRow), [...all, unfollowAll(language)]],
      )
    },
  }
}
