/** A made-up archive in Arabic and English, the same for the same seed: word frequencies as in real text. */
import type { ItemContent, ItemTopic } from '../../src/news.ts'
import type { NewItem } from '../../src/store/ports/items.ts'
import { createRandom } from '../support/random.ts'

const vocabulary = 20_000
export const topicCount = 50

/** Word 0 stands in nearly every text of its language, the last ones in hardly any. */
export const wordOf = (language: string, rank: number): string => {
  const letters = Array.from(rank.toString(20).padStart(2, '0'), (digit) =>
    String.fromCharCode((language === 'ar' ? 0x628 : 0x61) + Number.parseInt(digit, 20)),
  )
  return letters.join('')
}

export const topicSlug = (rank: number) => `topic-${rank}`

/** Story after story; three in ten come in both languages. Identities are counted. */
export function* createArchive(seed: number): Generator<NewItem[], never> {
  const random = createRandom(seed)
  const zipf = (size: number) => Math.floor(size ** random()) - 1
  const text = (language: string, length: number) =>
    Array.from({ length }, () => wordOf(language, zipf(vocabulary))).join(' ')
  const paragraph = (language: string): ItemContent['body'][number] => ({
    kind: 'paragraph',
    children: [{ kind: 'text', text: text(language, 40) }],
  })
  const topics = (): ItemTopic[] => {
    const ranks = new Set(Array.from({ length: 3 }, () => zipf(topicCount)))
    return [...ranks].map((rank, at) => ({
      slug: topicSlug(rank),
      weight: at === 0 ? 'main' : 'mentioned',
      words: [topicSlug(rank)],
    }))
  }
  const item = (number: number, language: string): NewItem => ({
    content: {
      language,
      kind: 'press-release',
      urgent: false,
      title: text(language, 12),
      body: Array.from({ length: 5 }, () => paragraph(language)),
      issuer: 'Made-up Press Office',
    },
    topics: topics(),
    source: 'inbox',
    identity: `made up ${number}`,
    embargo: 0,
  })
  for (let number = 0; ;) {
    const language = random() < 0.5 ? 'ar' : 'en'
    const languages = random() < 0.3 ? ['ar', 'en'] : [language]
    yield languages.map((one) => item(number++, one))
  }
}
