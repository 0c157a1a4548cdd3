/** `/language [LANGUAGE]`: the language of menus and answers, by its code or its own name. */

import type { Language } from '../../messages/message.ts'
import { createSettingsMessages } from '../../messages/settings.ts'
import type { Command } from './command.ts'
import type { CommandParts } from './parts.ts'
import type { PersonalCommand } from './personal.ts'

/** `start` greets in the language that was chosen at first contact. */
export function createLanguage(
  { texts, fold, people }: CommandParts,
  start: Command['answer'],
): PersonalCommand {
  const messages = createSettingsMessages(texts)
  const byName = new Map(
    texts.languages.flatMap((language) => [
      [language, language],
      [fold(texts.say(language, 'language-name')), language],
    ]),
  )
  const meant = (word: string): Language | undefined => byName.get(word) ?? byName.get(fold(word))

  return {
    name: 'language',
    takes: 'words',
    inPlace: true,
    async answer(question, { person }) {
      const [word = '', next] = question.words.toLowerCase().split(' ')
      const language = meant(word)
      if (!language) return messages.languages(question.language)
      const { id: _, ...preferences } = await people.put(person, { language }, question.now)
      if (next !== 'start') return messages.languageSet(language)
      return start({ ...question, words: '', language, preferences })
    },
    async suggest({ words }) {
      return texts.languages
        .map((language) => ({ label: texts.say(language, 'language-name'), value: language }))
        .filter(({ label, value }) => value === words || fold(label).startsWith(fold(words)))
    },
  }
}
