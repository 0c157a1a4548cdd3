/** Tells the language of a text: by its script first, then by its letters or its commonest words. */

import type { Language } from '../../../messages/message.ts'
import { lexicons } from './lexicon.ts'

export type LanguageReading = { language: Language; doubt?: string }

const SAMPLE = 20_000

/** Letters that Arabic does not have; a few of them in a foreign name prove nothing. */
const PERSO_ARABIC: readonly (readonly [Language, RegExp])[] = [
  ['ckb', /[ۆێڕڵەڤ]/g],
  ['ur', /[ٹڈڑںےہھ]/g],
  ['fa', /[پچژگیک]/g],
]
const SHARE_OF_LETTERS = 0.02

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Latin', /\p{Script=Latin}/gu],
  ['other', /(?!\p{Script=Arabic}|\p{Script=Latin})\p{L}/gu],
]

const common = lexicons.map(({ language, stopWords, letters }) => ({
  language,
  words: new Set(stopWords),
  letters,
}))

/** `und` (undetermined) with a doubt where nothing tells. */
export function detectLanguage(text: string): LanguageReading {
  const sample = text.slice(0, SAMPLE)
  const [first, second] = SCRIPTS.map(
    ([script, letters]) => [script, sample.match(letters)?.length ?? 0] as const,
  ).sort((a, b) => b[1] - a[1])
  if (!first || first[1] === 0 || first[0] === 'other') return unknown
  const reading = first[0] === 'Arabic' ? ofArabicScript(sample) : ofLatinScript(sample)
  const isMixed = second !== undefined && second[1] > first[1] * 0.4
  const doubt = isMixed ? 'The text is written in two scripts' : reading.doubt
  return doubt === undefined ? reading : { language: reading.language, doubt }
}

const unknown: LanguageReading = {
  language: 'und',
  doubt: 'The language is none of those that are told apart; name the file x.en.txt',
}

function ofArabicScript(sample: string): LanguageReading {
  const letters = sample.match(/\p{Script=Arabic}/gu)?.length ?? 1
  const found = PERSO_ARABIC.find(
    ([, own]) => (sample.match(own)?.length ?? 0) > letters * SHARE_OF_LETTERS,
  )
  return { language: found?.[0] ?? 'ar' }
}

function ofLatinScript(sample: string): LanguageReading {
  const said = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const [first, second] = common
    .map(({ language, words, letters }) => {
      const ownLetters = letters ? (sample.toLowerCase().match(letters)?.length ?? 0) : 0
      return { language, count: said.filter((word) => words.has(word)).length + ownLetters }
    })
    .sort((a, b) => b.count - a.count)
  if (!first || first.count === 0 || first.count === second?.count) return unknown
  return { language: first.language }
}
