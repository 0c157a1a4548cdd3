/** The menu as platforms show it, and the words that people may type instead, in every language of Barid. */

import type { Announced } from '../../adapters/adapter.ts'
import type { TextKey } from '../../messages/text-keys.ts'
import type { Texts } from '../../messages/texts.ts'

type DescriptionKey = TextKey & `command-${string}`
type OptionKey = TextKey & `option-${string}`
type WordsKey = TextKey & `words-${string}`

type Entry = {
  name: string
  description: DescriptionKey
  /** What people type for it in private; absent for what is only meant with a slash. */
  words?: WordsKey
  option?: { name: string; description: OptionKey; suggests?: true; optional?: true }
}

const menu: Entry[] = [
  {
    name: 'latest',
    description: 'command-latest',
    words: 'words-latest',
    option: { name: 'count', description: 'option-count', optional: true },
  },
  { name: 'topics', description: 'command-topics', words: 'words-topics' },
  {
    name: 'topic',
    description: 'command-topic',
    words: 'words-topic',
    option: { name: 'name', description: 'option-topic', suggests: true },
  },
  {
    name: 'search',
    description: 'command-search',
    words: 'words-search',
    option: { name: 'words', description: 'option-words' },
  },
  {
    name: 'read',
    description: 'command-read',
    words: 'words-read',
    option: { name: 'number', description: 'option-number' },
  },
  { name: 'about', description: 'command-about', words: 'words-about' },
  { name: 'start', description: 'command-start', words: 'words-start' },
  { name: 'help', description: 'command-help', words: 'words-help' },
]

/** Command to the key of its words. */
export const wordKeys: Record<string, WordsKey> = Object.fromEntries(
  menu.flatMap(({ name, words }) => (words ? [[name, words]] : [])),
)

export function announcedCommands(texts: Texts): Announced[] {
  const inAll = (key: DescriptionKey | OptionKey) =>
    Object.fromEntries(texts.languages.map((language) => [language, texts.say(language, key)]))
  return menu.map(({ name, description, option }) => ({
    name,
    descriptions: inAll(description),
    ...(option
      ? {
          option: {
            name: option.name,
            descriptions: inAll(option.description),
            suggests: option.suggests ?? false,
            required: !option.optional,
          },
        }
      : {}),
  }))
}
