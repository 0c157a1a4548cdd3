/** What matching costs per item with 20 and with 2,000 topics. */
import { pathToFileURL } from 'node:url'
import type { Topic } from '../../src/news.ts'
import { compileTopics } from '../../src/topics/matcher.ts'

const SYLLABLES = 'ba da ka la ma na ra sa ta za bir dur kan lam min nur raf sul tal zab'.split(' ')
const PLAIN =
  'the meeting was attended by coordinators of committees who said that civilians need aid'.split(
    ' ',
  )
const ARABIC = 'وقال المتحدث في بيان إن المدنيين بحاجة إلى مساعدات عاجلة من المجتمع الدولي'.split(
  ' ',
)

const pick = (list: string[], seed: number) => list[seed % list.length] ?? ''

/** Made-up names: every third begins with a common word, every fifth is Arabic too. */
function topicOf(at: number): Topic {
  const [a, b, c] = [at, Math.floor(at / 20), Math.floor(at / 400) + 3 * at]
  const name = pick(SYLLABLES, a) + pick(SYLLABLES, b) + pick(SYLLABLES, c)
  const en = at % 3 === 0 ? `${pick(PLAIN, at)} ${name}` : name
  const names: Topic['names'] = at % 5 === 0 ? { en, ar: `ال${arabicOf(at)}` } : { en }
  return {
    slug: `topic-${at}`,
    names,
    aliases: [`al-${name}`],
    rule: { any: [], all: [], none: [] },
  }
}

const arabicOf = (at: number) =>
  Array.from({ length: 4 }, (_, digit) =>
    String.fromCharCode(0x628 + (Math.floor(at / 7 ** digit) % 7) * 3),
  ).join('')

/** 400 words, mixed, that name four of the first 20 topics. */
function itemOf(seed: number) {
  const text = Array.from({ length: 400 }, (_, at) =>
    at % 100 === 7
      ? (topicOf((seed + (at - 7) / 20) % 20).names.en ?? '')
      : pick(at % 4 === 0 ? ARABIC : PLAIN, seed * 7 + at * 3),
  )
  const part = (from: number, to?: number) => text.slice(from, to).join(' ')
  return { title: part(0, 12), lead: part(12, 60), rest: part(60) }
}

/** Microseconds per item, the median of rounds that take turns. */
export async function benchTopics(): Promise<Record<string, number>> {
  const items = Array.from({ length: 200 }, (_, seed) => itemOf(seed))
  const matchers = [20, 2000].map((count) =>
    compileTopics(Array.from({ length: count }, (_, at) => topicOf(at))),
  )
  const times: number[][] = [[], []]
  let found = 0
  for (let round = 0; round < 24; round += 1) {
    for (const [at, matcher] of matchers.entries()) {
      const start = performance.now()
      for (const item of items) found += matcher.match(item).length
      if (round >= 4) times[at]?.push(((performance.now() - start) * 1000) / items.length)
    }
  }
  const [few = 0, many = 0] = times.map((list) => list.sort((a, b) => a - b)[list.length >> 1] ?? 0)
  return {
    'µs per item, 20 topics': few,
    'µs per item, 2,000 topics': many,
    'ratio 2,000 to 20': many / few,
    'topics found per item': found / items.length / matchers.length / 24,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.table(await benchTopics())
