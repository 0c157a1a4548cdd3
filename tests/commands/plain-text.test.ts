/** What a word without a slash means first: a command's word in any language, then a topic, then a search. */
import { expect, it } from 'vitest'
import { paragraph, text } from '../../messages/blocks.ts'
import { blockText } from '../../messages/plain.ts'
import { wordKeys } from '../../src/commands/menu.ts'
import { createPlainText } from '../../src/commands/plain-text.ts'
import { foldedWords } from '../../src/topics/search-text.ts'
import { texts } from '../messages/catalogues.ts'
import { saying } from './talk.ts'

/** Everything but `nonsense` is a topic here. */
const topic = {
  ...saying('topic', { takes: 'words' }),
  exact: async ({ words }: { words: string }) =>
    words === 'nonsense'
      ? undefined
      : { language: 'en', blocks: [paragraph(text(`exactly ${words}`))] },
}
const search = saying('search', { takes: 'words' })
const latest = saying('latest', { takes: 'number' })
const plain = createPlainText(
  { fold: foldedWords, texts } as never,
  [latest, topic, search, saying('language', { takes: 'words' })],
  wordKeys,
  {
    topic,
    search,
  },
)

const question = {
  language: 'en',
  languages: ['en'],
  private: true,
  chat: 'test:1',
  now: 0,
}

it.each([
  ['latest', 'latest '],
  ['son haberler', 'latest '],
  ['أحدث الأخبار', 'latest '],
  ['latest 3', 'latest 3'],
  // Followed by what it does not take, a command's word is none.
  ['latest bombing', 'exactly latest bombing'],
  ['search latest', 'search latest'],
  ['Idlib', 'exactly Idlib'],
  ['nonsense', 'search nonsense'],
])('%s', async (words, meant) => {
  const { blocks } = await plain({ ...question, words })
  expect(blocks.map(blockText).join()).toMatch(new RegExp(`^${meant}`))
})

it.each([
  ['English', 'en'],
  ['العربية', 'ar'],
  ['français', 'fr'],
  ['Francais', 'fr'],
  ['türkçe', 'tr'],
])('%s chooses it, and is greeted where none was chosen before', async (words, code) => {
  const said = async (language?: string) => {
    const preferences = language === undefined ? {} : { preferences: { language } }
    const { blocks } = await plain({ ...question, ...preferences, words })
    return blocks.map(blockText).join()
  }
  expect(await said()).toBe(`language ${code} start for one`)
  expect(await said('tr')).toBe(`language ${code} for one`)
})

it('no word stands for two commands, in whatever languages', () => {
  const meant = new Map<string, Set<string>>()
  for (const [name, key] of Object.entries(wordKeys)) {
    const listed = texts.languages.flatMap((language) => texts.say(language, key).split(/[,،]/))
    for (const word of [name, ...listed].map(foldedWords)) {
      meant.set(word, (meant.get(word) ?? new Set()).add(name))
    }
  }
  expect(meant.size).toBeGreaterThan(150)
  expect([...meant].filter(([, names]) => names.size > 1)).toEqual([])
})

it('a language among other words is searched for', async () => {
  const { blocks } = await plain({ ...question, words: 'English lessons' })
  expect(blocks.map(blockText).join()).toMatch(/^exactly English lessons/)
})
