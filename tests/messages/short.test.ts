/** Answers are short: at most two sentences and one next step, in every language. */
import { describe, expect, it } from 'vitest'
import { textVariables } from '../../messages/text-keys.ts'
import type { TextKey } from '../../messages/text-keys.ts'
import { texts } from './catalogues.ts'

/** No answers: the menu, the words that people type, and the console's page. */
const others = /^(command|option|words|console)-/
/** What is kept, all of it; and the one reply to stories, as it was fixed. */
const longer = new Set<string>(['start-kept-besides', 'nobody-reads', 'start-kept'])

const keys = (Object.keys(textVariables) as TextKey[]).filter(
  (key) => !others.test(key) && !longer.has(key),
)

const said = (language: string, key: TextKey): string =>
  texts.say(
    language,
    key as 'source',
    Object.fromEntries(textVariables[key].map((name) => [name, 'x'])) as { source: string },
  )

const sentences = (language: string, text: string) =>
  [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].length

describe.each(texts.languages)('in %s', (language) => {
  it('no text has more than two sentences, or more than 200 characters', () => {
    const long = keys.filter((key) => {
      const text = said(language, key)
      return sentences(language, text) > 2 || text.length > 200
    })
    expect(keys.length).toBeGreaterThan(100)
    expect(long).toEqual([])
  })

  it('no text names more than one command to go on with', () => {
    const many = keys.filter((key) => (said(language, key).match(/\/[a-z]+/g) ?? []).length > 1)
    expect(many).toEqual([])
  })
})
