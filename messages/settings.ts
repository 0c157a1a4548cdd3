/** What a reader chose, and how it is changed: by buttons alone. */

import { answerOf, button, rowsOf } from './blocks.ts'
import type { Digits } from './digits.ts'
import type { Language, Message } from './message.ts'
import type { OtherLanguage } from '../src/news.ts'
import type { Texts } from './texts.ts'

export type Chosen = {
  language?: Language
  /** Of the news, in order; none: as they are published. */
  newsLanguages?: Language[]
  digits?: Digits
  textOnly?: boolean
  otherLanguage?: OtherLanguage
}

/** With what holds where nothing was chosen. */
export type Shown = Chosen & { otherLanguage: OtherLanguage }

const otherLanguageRules: OtherLanguage[] = ['wait', 'mark', 'nothing']

/** Discord: five buttons in a row. */
const inRow = 4

export function createSettingsMessages(texts: Texts) {
  const nameOf = (language: Language) => texts.say(language, 'language-name')
  const settings = (language: Language) => button(texts.say(language, 'settings'), '/settings')

  /** Name and value of each setting. */
  function rows(language: Language, chosen: Shown): [name: string, value: string][] {
    const news = chosen.newsLanguages ?? []
    return [
      [texts.say(language, 'language'), nameOf(language)],
      [
        texts.say(language, 'news-languages'),
        news.length > 0
          ? new Intl.ListFormat(language, { type: 'unit' }).format(news.map(nameOf))
          : texts.say(language, 'news-any'),
      ],
      [
        texts.say(language, 'other-language'),
        texts.say(language, `other-language-${chosen.otherLanguage}`),
      ],
      [
        texts.say(language, 'pictures'),
        texts.say(language, chosen.textOnly ? 'pictures-no' : 'pictures-yes'),
      ],
      [texts.say(language, 'digits'), chosen.digits === 'arabic' ? '١٢٣' : '123'],
    ]
  }

  return {
    rows,

    overview(language: Language, chosen: Shown): Message {
      const lines = rows(language, chosen).map(([name, value]) =>
        texts.say(language, 'setting-row', { name, value }),
      )
      return answerOf(
        language,
        [texts.say(language, 'settings'), ...lines],
        [
          [
            button(texts.say(language, 'language'), '/language'),
            button(texts.say(language, 'news-languages'), '/settings news'),
          ],
          [button(texts.say(language, 'other-language'), '/settings other')],
          [
            chosen.textOnly
              ? button(texts.say(language, 'with-pictures'), '/settings pictures')
              : button(texts.say(language, 'text-only'), '/settings text'),
            chosen.digits === 'arabic'
              ? button(texts.say(language, 'digits-western'), '/settings western')
              : button(texts.say(language, 'digits-arabic'), '/settings arabic'),
          ],
          [
            button(texts.say(language, 'following'), '/following'),
            button(texts.say(language, 'my-data'), '/mydata'),
          ],
        ],
      )
    },

    languages(language: Language): Message {
      const choices = texts.languages.map((one) => button(nameOf(one), `/language ${one}`))
      return answerOf(
        language,
        [texts.say(language, 'language-ask')],
        [...rowsOf(choices, inRow), [settings(language)]],
      )
    },

    languageSet: (language: Language): Message =>
      answerOf(
        language,
        [texts.say(language, 'language-set', { language: nameOf(language) })],
        [[settings(language)]],
      ),

    otherLanguage: (language: Language): Message =>
      answerOf(
        language,
        [texts.say(language, 'other-language-ask')],
        [
          ...otherLanguageRules.map((rule) => [
            button(texts.say(language, `other-language-choose-${rule}`), `/settings other ${rule}`),
          ]),
          [button(texts.say(language, 'back'), '/settings')],
        ],
      ),

    /** Each button carries the whole list that its press makes, so that a second press of it changes nothing. */
    newsLanguages(language: Language, chosen: Language[]): Message {
      const choices = texts.languages.map((one) => {
        const place = chosen.indexOf(one)
        const next = place < 0 ? [...chosen, one] : chosen.filter((other) => other !== one)
        const label = place < 0 ? nameOf(one) : `${nameOf(one)} (${place + 1})`
        return button(label, `/settings news ${next.join(' ') || '-'}`)
      })
      return answerOf(
        language,
        [texts.say(language, 'news-languages-ask')],
        [...rowsOf(choices, inRow), [button(texts.say(language, 'back'), '/settings')]],
      )
    },
  }
}
