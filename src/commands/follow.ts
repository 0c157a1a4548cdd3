/** `/follow [TOPIC]`, `/unfollow [TOPIC]` and `/following`: what comes to a private chat as it is published. */

import { createFollowingMessages, everything } from '../../messages/following.ts'
import type { Language, Message } from '../../messages/message.ts'
import type { TopicName } from '../../messages/replies.ts'
import { bare } from '../desk/following.ts'
import type { FollowChange, FollowWish, Reader } from '../desk/following.ts'
import type { Topic } from '../news.ts'
import type { Question } from './command.ts'
import { exampleTopic, named, topicName } from './parts.ts'
import type { CommandParts } from './parts.ts'
import type { PersonalCommand } from './personal.ts'

export function createFollow(parts: CommandParts): PersonalCommand {
  const { desk, messages, told, wish } = shared(parts)

  async function ask(question: Question): Promise<Message> {
    const { language, now } = question
    const used = (await parts.reads.topics(now)).map(({ topic }) => topic)
    const topics = used.length > 0 ? used : await parts.topics()
    return messages.ask(language, named(topics, language), await exampleTopic(parts, question))
  }

  return {
    name: 'follow',
    aliases: ['subscribe'],
    takes: 'words',
    async answer(question, reader) {
      if (question.words === '') return ask(question)
      const change = await desk.follow(reader, wish(question.words), question.now)
      return told(change, question.language, '/follow', messages.begun)
    },
    async suggest({ words, language }) {
      return parts.complete(await parts.topics(), words, language)
    },
  }
}

export function createUnfollow(parts: CommandParts): PersonalCommand {
  const { desk, messages, told, wish, overview } = shared(parts)
  return {
    name: 'unfollow',
    aliases: ['unsubscribe'],
    takes: 'words',
    async answer({ words, language, now }, reader) {
      if (words === '') return overview(reader)
      const change = await desk.unfollow(reader, wish(words), now)
      return told(change, language, '/unfollow', messages.ended)
    },
    async suggest({ words, language }) {
      return parts.complete(await parts.topics(), words, language)
    },
  }
}

export function createFollowing(parts: CommandParts): PersonalCommand {
  const { overview } = shared(parts)
  return {
    name: 'following',
    aliases: ['subscriptions'],
    answer: (_, reader) => overview(reader),
  }
}

function shared({ following: desk, texts, topics, replies, fold }: CommandParts) {
  const messages = createFollowingMessages(texts)
  const all = texts.languages
    .flatMap((language) => texts.say(language, 'words-everything').split(/[,،]/))
    .map(fold)

  const wish = (words: string): FollowWish =>
    words === everything || all.includes(fold(words)) ? 'everything' : { typed: words }

  const nameOf = (topic: Topic, language: Language): TopicName => ({
    slug: topic.slug,
    name: topicName(topic, language),
  })

  return {
    desk,
    messages,
    wish,

    told(
      change: FollowChange,
      language: Language,
      command: string,
      done: (language: Language, topic: TopicName | undefined) => Message,
    ): Message {
      if (change.outcome === 'no-such-topic') {
        return replies.noSuchTopic(language, named(change.near, language), command)
      }
      return done(language, change.topic && nameOf(change.topic, language))
    },

    async overview({ chat, language }: Reader): Promise<Message> {
      const rule = await desk.of(chat)
      const known = new Map((await topics()).map((topic) => [topic.slug, topic]))
      const names = (slugs: string[]) =>
        slugs.map((slug) => nameOf(known.get(slug) ?? bare(slug), language))
      const followed = rule && { topics: names(rule.any), without: names(rule.none) }
      return messages.overview(language, followed)
    },
  }
}
