/** The menu as platforms show it, and the words that people may type instead, in every language of Barid. */

import type { Announced, Capabilities } from '../../adapters/adapter.ts'
import type { TextKey } from '../../messages/text-keys.ts'
import type { Texts } from '../../messages/texts.ts'
import type { Command } from './command.ts'

type DescriptionKey = TextKey & `command-${string}`
type OptionKey = TextKey & `option-${string}`
type WordsKey = TextKey & `words-${string}`

type Entry = {
  name: string
  description: DescriptionKey
  /** What people type for it in private; absent for what is only meant with a slash. */
  words?: WordsKey
  option?: { name: string; description: OptionKey; suggests?: true; optional?: true }
  /** For a few, who type it: in no menu of readers. */
  hidden?: true
  form?: true
}

/** Verbs of editors, which take the number of an item. */
const editorsVerb = (name: string, description: DescriptionKey): Entry => ({
  name,
  description,
  option: { name: 'number', description: 'option-number' },
  hidden: true,
})

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
  {
    name: 'follow',
    description: 'command-follow',
    words: 'words-follow',
    option: { name: 'topic', description: 'option-topic', suggests: true, optional: true },
  },
  {
    name: 'unfollow',
    description: 'command-unfollow',
    words: 'words-unfollow',
    option: { name: 'topic', description: 'option-topic', suggests: true, optional: true },
  },
  { name: 'following', description: 'command-following', words: 'words-following' },
  {
    name: 'language',
    description: 'command-language',
    words: 'words-language',
    option: { name: 'language', description: 'option-language', suggests: true, optional: true },
  },
  { name: 'settings', description: 'command-settings', words: 'words-settings' },
  { name: 'mydata', description: 'command-mydata', words: 'words-mydata' },
  { name: 'forget', description: 'command-forget', words: 'words-forget' },
  { name: 'about', description: 'command-about', words: 'words-about' },
  { name: 'start', description: 'command-start', words: 'words-start' },
  { name: 'help', description: 'command-help', words: 'words-help' },
  {
    name: 'team',
    description: 'command-team',
    option: { name: 'change', description: 'option-team', optional: true },
    hidden: true,
  },
  {
    name: 'held',
    description: 'command-held',
    option: { name: 'post', description: 'option-held', optional: true },
    hidden: true,
  },
  {
    name: 'why',
    description: 'command-why',
    option: { name: 'item', description: 'option-why' },
    hidden: true,
  },
  { name: 'freeze', description: 'command-freeze', hidden: true },
  {
    name: 'thaw',
    description: 'command-thaw',
    option: { name: 'number', description: 'option-thaw', optional: true },
    hidden: true,
  },
  { ...editorsVerb('fix', 'command-fix'), form: true },
  { ...editorsVerb('correct', 'command-correct'), form: true },
  { ...editorsVerb('update', 'command-update'), form: true },
  editorsVerb('withdraw', 'command-withdraw'),
  editorsVerb('redact', 'command-redact'),
]

/** Command to the key of its words. */
export const wordKeys: Record<string, WordsKey> = Object.fromEntries(
  menu.flatMap(({ name, words }) => (words ? [[name, words]] : [])),
)

/** What concerns the asker alone is offered in shared chats only where they alone see the answer. */
export function announcedCommands(
  texts: Texts,
  commands: Command[],
  { ephemeral }: Capabilities,
): Announced[] {
  const inAll = (key: DescriptionKey | OptionKey) =>
    Object.fromEntries(texts.languages.map((language) => [language, texts.say(language, key)]))
  // `/start` is a greeting of the one who sends it.
  const isPersonal = (name: string) =>
    name === 'start' || commands.some((command) => command.name === name && command.personal)
  const scopesOf = (name: string, hidden: boolean): Announced['scopes'] =>
    hidden ? [] : ephemeral || !isPersonal(name) ? ['private', 'shared'] : ['private']
  // What is hidden and may be answered with a form is told of, so that the form can be the first answer.
  const shown = menu.filter(({ hidden, form }) => !hidden || form)
  return shown.map(({ name, hidden = false, description, option, form }) => ({
    name,
    scopes: scopesOf(name, hidden),
    descriptions: inAll(description),
    ...(form ? { form } : {}),
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
