/** `/start` and `/help`: what can be asked here, and what is kept. */

import type { Command } from './command.ts'
import { topicName } from './parts.ts'
import type { CommandParts } from './parts.ts'

/** Topics that become buttons. */
const shown = 6

export function createStart({ reads, replies }: CommandParts): Command {
  return {
    name: 'start',
    async answer({ language, now, private: buttons }) {
      const used = buttons ? (await reads.topics(now)).slice(0, shown) : []
      const topics = used.map(({ topic }) => ({
        slug: topic.slug,
        name: topicName(topic, language),
      }))
      return replies.start(language, topics)
    },
  }
}

export function createHelp({ reads, replies }: CommandParts): Command {
  return {
    name: 'help',
    async answer({ language, languages, now }) {
      const [used] = await reads.topics(now)
      const [newest] = (await reads.latest({ languages, limit: 1 }, now)).rows
      const topic = used ? topicName(used.topic, language) : 'Idlib'
      return replies.help(language, { topic, number: newest?.number ?? 1 })
    },
  }
}
