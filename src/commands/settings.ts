/** `/settings`: everything that a reader may choose, by buttons. */

import { createSettingsMessages } from '../../messages/settings.ts'
import type { OtherLanguage } from '../news.ts'
import { readerRule } from '../other-language.ts'
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

const isRule = (word: string | undefined): word is OtherLanguage =>
  word === 'wait' || word === 'mark' || word === 'nothing'

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
      const [rule] = more
      if (word === 'other' && !isRule(rule)) return messages.otherLanguage(language)
      const change = word === 'other' && isRule(rule) ? { otherLanguage: rule } : changes[word]
      const chosen = change ? await people.put(person, change, now) : preferences
      return messages.overview(language, { ...chosen, otherLanguage: readerRule(chosen) })
    },
  }
}
