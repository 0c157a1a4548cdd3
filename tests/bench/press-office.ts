/** A made-up press office that writes in English and Arabic, the same for the same seed: 150 to 400 words, with word frequencies as in real texts. */
import { paragraph, text } from '../../messages/blocks.ts'
import type { ItemContent, Topic } from '../../src/news.ts'
import { createRandom } from '../support/random.ts'

type Tongue = 'en' | 'ar'

export type Written = {
  language: Tongue
  /** The name of the topic in headline and lead. */
  main: string
  /** The first is the lead. */
  paragraphs: string[]
  content: ItemContent
  /** The file as it is dropped. */
  file: string
}

const vocabulary = 20_000

const syllables = {
  en: 'ba da ka la ma na ra sa ta za bir dur kan lam min nur raf sul tal zab'.split(' '),
  ar: 'با دا كا لا ما نا را سا تا زا بر در كن لم من نر رف سل تل زب'.split(' '),
}

/** Word 0 stands in nearly every text of its language, the last ones in hardly any. */
export function wordOf(language: Tongue, rank: number): string {
  const digits = Array.from(rank.toString(20), (digit) => Number.parseInt(digit, 20))
  return digits.map((digit) => syllables[language][digit]).join('')
}

const frames = {
  en: {
    date: 'Tuesday, 18 February 2020 20:21',
    issuer: 'Council of the Valley',
    credit: (issuer: string) => `(Source: ${issuer}’s Press Office)`,
  },
  ar: {
    date: 'الثلاثاء 18 شباط/فبراير 2020',
    issuer: 'مجلس الوادي',
    credit: (issuer: string) => `(المصدر: المكتب الصحفي في ${issuer})`,
  },
}

/** Named in every text: the topic with all items. */
export const commonest = 'detainees'
/** Named in the first story alone, the oldest. */
export const rarest = 'quneitra'

export type PressOffice = ReturnType<typeof createPressOffice>

export function createPressOffice(seed: number, topics: Topic[]) {
  const random = createRandom(seed)
  const zipf = (size: number) => Math.floor(size ** random()) - 1
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const others = topics.filter(({ slug }) => slug !== commonest && slug !== rarest)
  const pick = () => others[zipf(others.length)]
  const bySlug = (wanted: string) => topics.find(({ slug }) => slug === wanted)
  let stories = 0

  const words = (language: Tongue, count: number) =>
    Array.from({ length: count }, () => wordOf(language, zipf(vocabulary)))
  const sentence = (language: Tongue, name: string) => {
    const [first = '', ...rest] = words(language, between(12, 24))
    return `${capital(first)} ${[name, ...rest].filter(Boolean).join(' ')}.`
  }
  const headline = (language: Tongue, name: string) =>
    [...words(language, between(6, 10)), name].map(capital).join(' ')

  function write(language: Tongue, about: (Topic | undefined)[]): Written {
    const names = about.map((topic) => topic?.names[language] ?? '')
    const { date, issuer, credit } = frames[language]
    const [main = ''] = names
    const title = headline(language, main)
    const paragraphs = Array.from({ length: between(4, 10) }, (_, at) =>
      [sentence(language, names[at] ?? ''), sentence(language, '')].join(' '),
    )
    const body = paragraphs.map((one) => paragraph(text(one)))
    return {
      language,
      main,
      paragraphs,
      content: { language, kind: 'press-release', urgent: false, title, body, issuer },
      file: [date, title, ...paragraphs, credit(issuer)].join('\n\n'),
    }
  }

  return {
    /** Three in ten come in both languages. */
    story(): Written[] {
      const about = [pick(), bySlug(commonest), stories++ === 0 ? bySlug(rarest) : pick()]
      const language = random() < 0.5 ? 'ar' : 'en'
      const languages = random() < 0.3 ? (['ar', 'en'] as const) : ([language] as const)
      return languages.map((one) => write(one, about))
    },
    /** Another headline on the same. */
    headline,
  }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
