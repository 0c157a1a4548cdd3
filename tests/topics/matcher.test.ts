/** Matching topics: whole words, phrases, prefixes, rules, weight; a plain search agrees. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Topic } from '../../src/news.ts'
import { lightStem, readings, words } from '../../src/topics/fold.ts'
import { compileTopics } from '../../src/topics/matcher.ts'
import type { MatchText } from '../../src/topics/matcher.ts'

type Given = Partial<Topic['rule']> & { slug?: string; names?: Topic['names']; aliases?: string[] }

const topic = ({ slug = 'topic', names = {}, aliases = [], ...rule }: Given): Topic => ({
  slug,
  names,
  aliases,
  rule: { any: [], all: [], none: [], ...rule },
})
const matched = (given: Given, text: Partial<MatchText>) =>
  compileTopics([topic(given)]).match({ title: '', lead: '', rest: '', ...text })
const wordsIn = (phrase: string, title: string) =>
  matched({ any: [phrase] }, { title })[0]?.words ?? []

describe('one phrase in one text', () => {
  it.each([
    // English
    ['Homs', 'Thomson of Homsville', []],
    ['Homs', 'HOMS, homs and Homs', ['HOMS', 'homs', 'Homs']],
    ['Idlib', 'Idlib’s children; Idlib-based; (Idlib)', ['Idlib']],
    ['enforced disappearance', 'Enforced\n  disappearance, again', ['Enforced disappearance']],
    ['enforced disappearance', 'enforced the disappearance', []],
    ['Deir ez-Zor', 'in Deir-ez-Zor and Deir Ez Zor', ['Deir-ez-Zor', 'Deir Ez Zor']],
    ["Dar'a", 'Dar’a, not Dara', ['Dar’a']],
    ['asylum seekers', 'asylum-seekers', ['asylum-seekers']],
    ['Damascus', 'Dama­scus', ['Dama­scus']],
    // Arabic
    ['إدلب', 'ادلب، إِدْلِب وإدلـــب', ['ادلب', 'إِدْلِب', 'وإدلـــب']],
    ['إدلب', 'لإدلب بإدلب فإدلب وبإدلب كإدلب', ['لإدلب', 'بإدلب', 'فإدلب', 'وبإدلب', 'كإدلب']],
    ['إدلب', 'الإدلبية إدلبي', []],
    ['الرقة', 'بالرقة وللرقة رقّه الرقه', ['بالرقة', 'وللرقة', 'رقّه', 'الرقه']],
    ['اللاذقية', 'للاذقية ولاذقية باللاذقية', ['للاذقية', 'ولاذقية', 'باللاذقية']],
    ['لبنان', 'ولبنان بلبنان', ['ولبنان', 'بلبنان']],
    ['وزارة', 'زارة ووزارة الوزارة', ['ووزارة', 'الوزارة']],
    ['كتاب', 'تاب والكتاب', ['والكتاب']],
    ['باب', 'أب', []],
    ['دير الزور', 'بدير الزور، ديرالزور', ['بدير الزور']],
    ['الاختفاء القسري', 'اختفاء قسري وبالاختفاءِ القسريّ', ['اختفاء قسري', 'وبالاختفاءِ القسريّ']],
    ['ريف دمشق', '#ريف_دمشق', ['ريف_دمشق']],
    // French
    ['réfugiés', 'REFUGIES et RE\u0301FUGIE\u0301S', ['REFUGIES', 'RE\u0301FUGIE\u0301S']],
    ['Alep', "d’Alep, qu'Alep, Alépin", ['Alep']],
    ["demandeurs d'asile", 'demandeurs d’asile', ['demandeurs d’asile']],
    // Turkish
    ['İdlib', 'IDLİB’de, idlib', ['IDLİB', 'idlib']],
    ['sığınmacı', 'SIĞINMACI', ['SIĞINMACI']],
    // Persian and digits
    ['ادلب', 'در ادلب و حلب', ['ادلب']],
    ['کردی', 'كردي', ['كردي']],
    ['قرار 2254', 'القرار ٢٢٥٤ وقرار ۲۲۵۴', ['القرار ٢٢٥٤', 'وقرار ۲۲۵۴']],
  ])('%s in «%s»', (phrase, title, expected) => {
    expect(wordsIn(phrase, title)).toEqual(expected)
  })
})

describe('a topic', () => {
  const idlib = { slug: 'idlib', names: { en: 'Idlib', ar: 'إدلب' }, aliases: ['Edlib'] }

  it('is main with a hit in headline or lead, else mentioned', () => {
    const weight = (text: Partial<MatchText>) => matched(idlib, text)[0]?.weight
    expect(weight({ title: 'Idlib', rest: 'Edlib' })).toBe('main')
    expect(weight({ lead: 'بإدلب' })).toBe('main')
    expect(weight({ title: 'Aleppo', rest: 'Edlib' })).toBe('mentioned')
    expect(weight({ title: 'Aleppo' })).toBeUndefined()
  })

  it('is not found in a phrase that begins in the headline and ends in the lead', () => {
    expect(matched({ any: ['Deir ez-Zor'] }, { title: 'From Deir', lead: 'ez-Zor' })).toEqual([])
  })

  it('needs all of `all`, wherever they stand, and none of `none`', () => {
    const rule = { ...idlib, all: ['school', 'الأطفال'], none: ['football club'] }
    const lead = 'A school'
    expect(matched(rule, { title: 'Idlib', lead, rest: 'للأطفال' })).toEqual([
      { slug: 'idlib', weight: 'main', words: ['Idlib', 'school', 'للأطفال'] },
    ])
    expect(matched(rule, { title: 'Idlib', lead })).toEqual([])
    expect(matched(rule, { lead, rest: 'Idlib, الأطفال' })[0]?.weight).toBe('mentioned')
    expect(matched(rule, { title: 'Idlib', lead, rest: 'أطفال. Football-Club' })).toEqual([])
  })

  it('is named or matched by `any` even if `all` is given: `all` alone is not enough', () => {
    expect(matched({ names: { en: 'Idlib' }, all: ['school'] }, { title: 'school' })).toEqual([])
    expect(matched({ all: ['school'] }, { title: 'school' })).toEqual([])
  })

  it('takes an `all` given in two spellings as one', () => {
    const rule = { ...idlib, all: ['School', 'school', 'الرقة', 'رقه'] }
    expect(matched(rule, { title: 'Idlib school بالرقة' })).toHaveLength(1)
  })

  it('passes over phrases without a word', () => {
    expect(matched({ names: { en: '—' }, all: ['…'] }, { title: '— …' })).toEqual([])
    expect(matched({ ...idlib, all: ['…'] }, { title: 'Idlib' })).toHaveLength(1)
  })

  it('keeps ten different words at most, each once', () => {
    const any = Array.from({ length: 12 }, (_, at) => `word${at}`)
    const found = matched({ any }, { title: any.join(' '), rest: any.join(' ') })
    expect(found[0]?.words).toEqual(any.slice(0, 10))
  })
})

describe('many topics', () => {
  it('come main first, then in the order of the text, and share words', () => {
    const topics = ['Rif', 'Rif Dimashq', 'Dimashq', 'Rif Damas'].map((name, at) =>
      topic({ slug: `t${at}`, names: { en: name } }),
    )
    const found = compileTopics(topics).match({
      title: 'Dimashq',
      lead: '',
      rest: 'Rif Dimashq',
    })
    expect(found.map(({ slug, weight }) => `${slug} ${weight}`)).toEqual([
      't2 main',
      't0 mentioned',
      't1 mentioned',
    ])
  })

  it('are the same as a plain search finds, for any topics and text', () => {
    const word = fc.constantFrom(
      ...'aid Aid idlib İdlib d’Alep alep إدلب لإدلب الرقة رقه وللرقة'.split(' '),
    )
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '))
    const some = fc.array(phrase, { maxLength: 2 })
    const rule = fc.record({ any: some, all: some, none: some })
    const text = fc.array(word, { maxLength: 8 }).map((list) => list.join(', '))
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 5 }),
        fc.record({ title: text, lead: text, rest: text }),
        (rules, item) => {
          const topics = rules.map((one, at) => topic({ slug: `t${at}`, ...one }))
          const found = compileTopics(topics).match(item)
          const weights = new Map(found.map(({ slug, weight }) => [slug, weight]))
          for (const one of topics) expect(weights.get(one.slug)).toBe(plainWeight(one, item))
        },
      ),
      { numRuns: 3000 },
    )
  })
})

/** The semantics without a trie: try every phrase at every place. */
function plainWeight({ rule, names, aliases }: Topic, { title, lead, rest }: MatchText) {
  const has = (phrase: string, text: string) => {
    const wanted = words(phrase).map(({ folded }) => folded)
    const given = words(text).map(({ folded }) => folded)
    return given.some((_, from) =>
      wanted.every((word, at) => {
        const there = readings(given[from + at] ?? '')
        return there.includes(word) || there.includes(lightStem(word) ?? word)
      }),
    )
  }
  const inAny = (phrase: string) => [title, lead, rest].some((text) => has(phrase, text))
  if (rule.none.some(inAny) || !rule.all.every(inAny)) return undefined
  const any = [...Object.values(names), ...aliases, ...rule.any]
  if (any.some((phrase) => has(phrase, title) || has(phrase, lead))) return 'main'
  return any.some((phrase) => has(phrase, rest)) ? 'mentioned' : undefined
}
