/** All commands: what people can ask, in the order of the menu. */

import type { Announced } from '../../adapters/adapter.ts'
import { createReplies } from '../../messages/replies.ts'
import type { TextKey } from '../../messages/text-keys.ts'
import type { Texts } from '../../messages/texts.ts'
import { createLatest } from './latest.ts'
import type { CommandParts } from './parts.ts'
import { createRead } from './read.ts'
import { createHelp, createStart } from './start.ts'
import { createTopic } from './topic.ts'

export function createCommands(given: Omit<CommandParts, 'replies'>) {
  const replies = createReplies(given.texts)
  const parts = { ...given, replies }
  const help = createHelp(parts)
  const topic = createTopic(parts)
  return {
    commands: [createLatest(parts), topic, createRead(parts), createStart(parts), help],
    plainWord: topic.exact,
    help: help.answer,
    failed: replies.failed,
  }
}

type MenuEntry = {
  name: string
  description: TextKey & `command-${string}`
  option?: { name: string; description: TextKey & `option-${string}`; suggests: boolean }
}

const menu: MenuEntry[] = [
  { name: 'latest', description: 'command-latest' },
  {
    name: 'topic',
    description: 'command-topic',
    option: { name: 'name', description: 'option-topic', suggests: true },
  },
  {
    name: 'read',
    description: 'command-read',
    option: { name: 'number', description: 'option-number', suggests: false },
  },
  { name: 'start', description: 'command-start' },
  { name: 'help', description: 'command-help' },
]

/** The menu as platforms show it, in every language of Barid. */
export function announcedCommands(texts: Texts): Announced[] {
  const inAll = (key: (typeof menu)[number]['description'] | 'option-topic' | 'option-number') =>
    Object.fromEntries(texts.languages.map((language) => [language, texts.say(language, key)]))
  return menu.map(({ name, description, option }) => ({
    name,
    descriptions: inAll(description),
    ...(option
      ? {
          option: {
            name: option.name,
            descriptions: inAll(option.description),
            suggests: option.suggests,
            required: true,
          },
        }
      : {}),
  }))
}
