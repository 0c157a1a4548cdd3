/** What a short text without a slash means: a command's word in any language of Barid, a language's own name, a topic, else a search. */

import type { TextKey } from '../../messages/text-keys.ts'
import type { Answer, Command, Question } from './command.ts'
import { westernDigits } from './digits.ts'
import type { CommandParts } from './parts.ts'
import type { TopicCommand } from './topic.ts'

type WordsKey = TextKey & `words-${string}`

/** The keys of the catalogues that list each command's words. */
export type CommandWords = Record<string, WordsKey>

export function createPlainText(
  { fold, texts }: CommandParts,
  commands: Command[],
  wordKeys: CommandWords,
  { topic, search }: { topic: TopicCommand; search: Command },
): (question: Question) => Promise<Answer> {
  /** Folded word to command. What two languages share goes to the command that comes first. */
  const byWord = new Map<string, Command>()
  for (const command of commands) {
    const key = wordKeys[command.name]
    if (!key) continue
    const listed = texts.languages.flatMap((language) => texts.say(language, key).split(/[,،]/))
    for (const word of [command.name, ...listed].map(fold)) {
      if (word !== '' && !byWord.has(word)) byWord.set(word, command)
    }
  }

  /** Folded own name to code: at first contact it is typed instead of a tap on its button. */
  const byName = new Map(texts.languages.map((one) => [fold(texts.say(one, 'language-name')), one]))

  const choosing = commands.find(({ name }) => name === 'language')

  /** The longest word that the text begins with, where the command takes what follows. */
  function meant(typed: string): { command: Command; words: string } | undefined {
    const parts = typed.split(' ')
    for (let count = parts.length; count > 0; count--) {
      const command = byWord.get(fold(parts.slice(0, count).join(' ')))
      const words = parts.slice(count).join(' ')
      if (command && takes(command, words)) return { command, words }
    }
    return undefined
  }

  return async (question) => {
    const found = meant(question.words.replace(/^\//, ''))
    if (found) return found.command.answer({ ...question, words: found.words })
    const language = byName.get(fold(question.words))
    if (language !== undefined && choosing) {
      const isFirst = question.preferences?.language === undefined
      return choosing.answer({ ...question, words: isFirst ? `${language} start` : language })
    }
    return (await topic.exact(question)) ?? search.answer(question)
  }
}

const takes = ({ takes: what }: Command, words: string): boolean =>
  words === '' || what === 'words' || (what === 'number' && /^\d+$/.test(westernDigits(words)))
