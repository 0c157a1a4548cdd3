/** What the full-text index holds and is asked: folded words, and Arabic ones without prefixes. */

import { lightStem, readings, words } from './fold.ts'

/** Longer words are cut alike in text and query; PostgreSQL indexes no word of 2 KB and more. */
const WORD_LENGTH = 64

/** Characters of a text that are indexed: with them a `tsvector` stays below its limit of 1 MB. */
const TEXT_LENGTH = 100_000

/** A query is one line of at most 64 characters and 8 words; what is longer is not looked at. */
const QUERY_LENGTH = 64
const QUERY_WORDS = 8

const cut = (folded: string) => folded.slice(0, WORD_LENGTH)

/** The words of a text as they are compared, parted by spaces. */
export const foldedWords = (text: string): string =>
  words(text)
    .map(({ folded }) => folded)
    .join(' ')

/** Both are words joined by spaces; `stems` holds only what differs from its word, each once. */
export function indexText(text: string): { words: string; stems: string } {
  const all = words(text.slice(0, TEXT_LENGTH)).map(({ folded }) => cut(folded))
  const stems = new Set(all.flatMap((word) => readings(word).slice(1)))
  return { words: all.join(' '), stems: [...stems].join(' ') }
}

/**
 * The first 8 different words of a query's first 64 characters. A text has a term when `word` or
 * `stem` is among its words or its stems: `الرقة` finds `رقة` and `بالرقة`, `إدلب` finds `لإدلب`.
 */
export function queryTerms(query: string): { word: string; stem?: string }[] {
  const all = new Set(words(query.slice(0, QUERY_LENGTH)).map(({ folded }) => cut(folded)))
  return [...all].slice(0, QUERY_WORDS).map((word) => {
    const stem = lightStem(word)
    return stem === undefined ? { word } : { word, stem }
  })
}
