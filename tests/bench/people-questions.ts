/** What 100,000 readers ask in a day, as far as can be guessed: all commands, most of them reads, topics and words as uneven as in life. */
import type { Topic } from '../../src/news.ts'
import { languageOf } from './people-rows.ts'
import { wordOf } from './press-office.ts'

/** Typed by this person; or the newest list's "More" is pressed, where there was one. */
export type Question = { kind: string; by: number; typed: string } | { kind: 'more' }

/** Of 1,000 questions. */
const shares: [number, string][] = [
  [220, '/latest'],
  [160, 'a topic, as a plain word'],
  [120, '/topic NAME'],
  [180, '/read N'],
  [60, 'more'],
  [70, '/search WORDS'],
  [50, 'plain words'],
  [40, '/topics'],
  [30, '/start'],
  [10, '/help'],
  [10, '/about'],
  [14, '/follow TOPIC'],
  [6, '/unfollow TOPIC'],
  [8, '/following'],
  [6, '/settings'],
  [4, '/language'],
  [4, '/mydata'],
  [2, '/forget kept'],
  [3, 'a near miss'],
  [3, 'a long text'],
]

export function createQuestions(
  topics: Topic[],
  { people, items }: { people: number; items: number },
  random: () => number,
): () => Question {
  const total = shares.reduce((sum, [share]) => sum + share, 0)
  const below = (count: number) => Math.floor(random() * count)
  const uneven = (count: number) => Math.floor(count ** random()) - 1

  function kindAt(place: number): string {
    let rest = place
    for (const [share, kind] of shares) {
      rest -= share
      if (rest < 0) return kind
    }
    return '/latest'
  }

  return () => {
    const kind = kindAt(below(total))
    if (kind === 'more') return { kind }
    const by = 1 + below(people)
    const tongue = languageOf(by) === 'ar' ? 'ar' : 'en'
    const topic = topics[uneven(topics.length)]
    const name = topic?.names[tongue] ?? topic?.slug ?? ''
    // The commonest words are too common to be searched for.
    const words = Array.from({ length: 1 + below(3) }, () => wordOf(tongue, 20 + uneven(15_000)))
    const typed: Record<string, string> = {
      'a topic, as a plain word': name,
      '/topic NAME': `/topic ${name}`,
      '/read N': `/read ${items - uneven(items)}`,
      '/search WORDS': `/search ${words.join(' ')}`,
      'plain words': words.join(' '),
      '/follow TOPIC': `/follow ${name}`,
      '/unfollow TOPIC': `/unfollow ${name}`,
      '/language': `/language ${languageOf(by)}`,
      'a near miss': `/topic ${name.slice(1)}${name.slice(0, 1)}`,
      'a long text': `${wordOf(tongue, 3)} `.repeat(40),
    }
    return { kind, by, typed: typed[kind] ?? kind }
  }
}
