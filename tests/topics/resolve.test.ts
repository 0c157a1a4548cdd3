/** Finding the topic a person typed, and suggesting while they type. */
import { describe, expect, it } from 'vitest'
import type { Topic } from '../../src/news.ts'
import { completeTopics, resolveTopic } from '../../src/topics/resolve.ts'

const topic = (slug: string, names: Topic['names'], ...aliases: string[]): Topic => ({
  slug,
  names,
  aliases,
  rule: { any: ['aid'], all: [], none: [] },
})
const topics = [
  topic('idlib', { en: 'Idlib', ar: 'إدلب', tr: 'İdlib' }, 'Idleb', 'Edlib'),
  topic('homs', { en: 'Homs', ar: 'حمص' }),
  topic('hama', { en: 'Hama', ar: 'حماة' }),
  topic('deir-ez-zor', { en: 'Deir ez-Zor', ar: 'دير الزور' }, 'Deyrizor'),
  topic('al-hasakah', { en: 'Al-Hasakah', ar: 'الحسكة', fr: 'Hassaké' }, 'Hasaka'),
  topic('raqqa', { en: 'Raqqa', ar: 'الرقة' }),
  topic('crossing', { en: 'Border crossings' }, 'Hama road'),
]

describe('a topic is found', () => {
  it.each([
    ['by its slug', 'deir-ez-zor', 'deir-ez-zor'],
    ['by a name in any case', 'IDLIB', 'idlib'],
    ['by a Turkish name in capitals', 'İDLİB', 'idlib'],
    ['by an alias', ' edlib ', 'idlib'],
    ['without its hamza', 'ادلب', 'idlib'],
    ['with vowel signs and tatweel', 'إِدْلِـب', 'idlib'],
    ['by a hashtag', '#DeirEzZor', 'deir-ez-zor'],
    ['in one word', 'ديرالزور', 'deir-ez-zor'],
    ['with ha for ta marbuta', 'الحسكه', 'al-hasakah'],
    ['without its article', 'رقة', 'raqqa'],
    ['with an article it does not have', 'Ar-Raqqa', 'raqqa'],
    ['without its accents', 'hassake', 'al-hasakah'],
    ['by name before alias', 'hama', 'hama'],
  ])('%s', (_, typed, slug) => {
    const { exact, near } = resolveTopic(topics, typed)
    expect(exact?.slug).toBe(slug)
    expect(near).toEqual([])
  })

  it.each([
    ['Idlbi', ['idlib']],
    ['Homz', ['homs']],
    ['hasaqa', ['al-hasakah']],
    ['إدلبي', ['idlib']],
    ['ha', ['hama', 'al-hasakah', 'crossing']],
    ['zor', ['deir-ez-zor']],
    ['hom', ['homs']],
    ['al', ['al-hasakah']],
    ['al-h', ['al-hasakah', 'homs', 'hama', 'crossing']],
    ['el-has', ['al-hasakah']],
    ['ال', ['al-hasakah', 'raqqa', 'deir-ez-zor']],
    ['الر', ['raqqa']],
    ['دير زور', ['deir-ez-zor']],
    ['Ankara', []],
    ['aid', []],
    ['', []],
    ['…', []],
    ['x'.repeat(100_000), []],
  ])('or a near one is offered: %s', (typed, slugs) => {
    const { exact, near } = resolveTopic(topics, typed)
    expect(exact).toBeUndefined()
    expect(near.map(({ slug }) => slug)).toEqual(slugs)
  })

  it('offers five at most', () => {
    const many = Array.from({ length: 9 }, (_, at) => topic(`road-${at}`, { en: `Road ${at}` }))
    expect(resolveTopic(many, 'road').near).toHaveLength(5)
  })
})

describe('suggestions', () => {
  const labels = (typed: string, language: string, limit?: number) =>
    completeTopics(topics, typed, language, limit).map(({ label }) => label)

  it('carry the slug and the name in the language of the person', () => {
    expect(completeTopics(topics, 'edl', 'ar')).toEqual([{ label: 'إدلب', value: 'idlib' }])
    expect(completeTopics(topics, 'إد', 'tr')).toEqual([{ label: 'İdlib', value: 'idlib' }])
  })

  it('fall back to English', () => {
    expect(labels('hassa', 'tr')).toEqual(['Al-Hasakah'])
  })

  it('list all in alphabetical order before anything is typed', () => {
    expect(labels('', 'en', 3)).toEqual(['Al-Hasakah', 'Border crossings', 'Deir ez-Zor'])
    expect(labels('', 'ar', 2)).toEqual(['إدلب', 'الحسكة'])
  })

  it('put what begins so first, then later words, then near misses', () => {
    expect(labels('ham', 'en')).toEqual(['Border crossings', 'Hama'])
    expect(labels('road', 'en')).toEqual(['Border crossings'])
    expect(labels('hamas', 'en')).toEqual(['Hama'])
  })

  it('are 25 at most', () => {
    const many = Array.from({ length: 40 }, (_, at) => topic(`t-${at}`, { en: `Topic ${at}` }))
    expect(completeTopics(many, 'topic', 'en')).toHaveLength(25)
  })
})
