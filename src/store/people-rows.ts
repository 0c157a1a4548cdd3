/** People as rows: the columns that make preferences, and back. */

import type { Insertable, Selectable } from 'kysely'
import type { OtherLanguage } from '../news.ts'
import type { Preferences } from './ports/people.ts'
import type { Schema } from './schema.ts'

export const preferenceColumns = [
  'language',
  'news_languages',
  'digits',
  'text_only',
  'other_language',
] as const

type Columns = (typeof preferenceColumns)[number]

/** Nothing chosen. */
export const noPreferences = {
  language: null,
  news_languages: null,
  digits: null,
  text_only: null,
  other_language: null,
}

export const toPreferences = (row: Pick<Selectable<Schema['people']>, Columns>): Preferences => ({
  ...(row.language === null ? {} : { language: row.language }),
  ...(row.news_languages === null
    ? {}
    : { newsLanguages: JSON.parse(row.news_languages) as string[] }),
  ...(row.digits === null ? {} : { digits: row.digits as NonNullable<Preferences['digits']> }),
  ...(row.text_only === null ? {} : { textOnly: row.text_only === 1 }),
  ...(row.other_language === null ? {} : { otherLanguage: row.other_language as OtherLanguage }),
})

/** The columns of what is named; the rest stays. */
export const preferenceRow = ({
  language,
  newsLanguages,
  digits,
  textOnly,
  otherLanguage,
}: Preferences): Partial<Pick<Insertable<Schema['people']>, Columns>> => ({
  ...(language === undefined ? {} : { language }),
  ...(newsLanguages === undefined ? {} : { news_languages: JSON.stringify(newsLanguages) }),
  ...(digits === undefined ? {} : { digits }),
  ...(textOnly === undefined ? {} : { text_only: textOnly ? 1 : 0 }),
  ...(otherLanguage === undefined ? {} : { other_language: otherLanguage }),
})
