/** `/settings`: everything that a reader may choose, by buttons. */

import { createSettingsMessages } from '../../messages/settings.ts'
import type { Preferences } from '../store/ports/people.ts'
import type { CommandParts } from './parts.ts'
import type { PersonalCommand } from './personal.ts'

/** What follows `/settings` in a button, and what it changes. */
const changes: Record<string, Preferences> = {
  text: { textOnly: true },
  pictures: { textOnly: false },
  arabic: { digits: 'arabic' },
  western: { digits: 'western' },
}

export function createSettings({ texts, people }: CommandParts): PersonalCommand {
  const messages = createSettingsMessages(texts)
  const spoken = (words: string[]) => [
    ...new Set(words.filter((word) => texts.languages.includes(word))),
  ]

  return {
    name: 'settings',
    inPlace: true,
    async answer({ words, language, preferences = {}, now }, { person }) {
      const [word = '', ...more] = words.split(' ')
      if (word === 'news') {
        if (more.length === 0) {
          return messages.newsLanguages(language, preferences.newsLanguages ?? [])
        }
        const { newsLanguages } = await people.put(person, { newsLanguages: spoken(more) }, now)
        return messages.newsLanguages(language, newsLanguages ?? [])
      }
      const change = changes[word]
      return messages.overview(
        language,
        change ? await people.put(person, change, now) : preferences,
      )
    },
  }
}
