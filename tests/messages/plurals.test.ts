/** Counted messages as they are shipped: each language has its own plural forms, Arabic all six. */
import { describe, expect, it } from 'vitest'
import { parse, Visitor } from '@fluent/syntax'
import type { SelectExpression } from '@fluent/syntax'
import { textVariables } from '../../messages/text-keys.ts'
import { catalogues, texts } from './catalogues.ts'

type Counted = 'kept-queries' | 'kept-receipts' | 'search-bounded' | 'console-left-out'

const say = (language: string, key: Counted, count: number) => texts.say(language, key, { count })

describe('in Arabic', () => {
  it.each([
    [0, 'لا بحث محفوظاً'],
    [1, 'بحث واحد خلف زر، مشفَّراً'],
    [2, 'بحثان خلف أزرار، مشفَّران'],
    [3, 'عدد عمليات البحث خلف أزرار، مشفَّرة: 3'],
    [11, 'عدد عمليات البحث خلف أزرار، مشفَّرة: 11'],
    [100, 'عدد عمليات البحث خلف أزرار، مشفَّرة: 100'],
  ])('searches kept: %i', (count, said) => {
    expect(say('ar', 'kept-queries', count)).toBe(said)
  })

  it.each([
    [0, 'لا رقم رسالة محفوظاً'],
    [1, 'رقم رسالة واحدة من رسائلنا هنا، مشفَّراً'],
    [2, 'رقما رسالتين من رسائلنا هنا، مشفَّران'],
    [3, 'أرقام 3 رسائل من رسائلنا هنا، مشفَّرة'],
    [11, 'أرقام 11 رسالة من رسائلنا هنا، مشفَّرة'],
    [100, 'أرقام 100 رسالة من رسائلنا هنا، مشفَّرة'],
  ])('messages kept: %i', (count, said) => {
    expect(say('ar', 'kept-receipts', count)).toBe(said)
  })

  it.each([
    [0, 'لم يشمل البحث أي نتيجة.'],
    [1, 'شمل البحث أحدث نتيجة فقط.'],
    [2, 'شمل البحث أحدث نتيجتين فقط.'],
    [3, 'شمل البحث أحدث 3 نتائج فقط.'],
    [11, 'شمل البحث أحدث 11 نتيجة فقط.'],
    [100, 'شمل البحث أحدث 100 نتيجة فقط.'],
  ])('matches looked at: %i', (count, said) => {
    expect(say('ar', 'search-bounded', count)).toBe(said)
  })

  it.each([
    [0, 'لا أسطر متروكة'],
    [1, 'سطر واحد متروك'],
    [2, 'سطران متروكان'],
    [3, 'عدد الأسطر المتروكة: 3'],
    [11, 'عدد الأسطر المتروكة: 11'],
    [100, 'عدد الأسطر المتروكة: 100'],
  ])('lines left out: %i', (count, said) => {
    expect(say('ar', 'console-left-out', count)).toBe(said)
  })

  it('with the digits that were chosen', () => {
    const said = texts.withDigits('arabic').say('ar', 'kept-receipts', { count: 11 })
    expect(said).toBe('أرقام ١١ رسالة من رسائلنا هنا، مشفَّرة')
  })
})

describe('one and two', () => {
  it.each<[string, Counted, string, string]>([
    ['en', 'kept-queries', 'One search behind', '2 searches behind'],
    ['en', 'kept-receipts', 'The number of one of my messages', 'The numbers of 2 of my messages'],
    ['en', 'search-bounded', 'Only the newest match was', 'Only the newest 2 matches were'],
    ['en', 'console-left-out', '1 line left', '2 lines left'],
    ['fr', 'kept-queries', '1 recherche derrière un bouton', '2 recherches derrière des boutons'],
    ['fr', 'kept-receipts', 'Le numéro de 1 de mes', 'Les numéros de 2 de mes'],
    ['fr', 'search-bounded', 'Seul le résultat le plus récent a', 'Seuls les 2 résultats'],
    ['fr', 'console-left-out', '1 ligne laissée', '2 lignes laissées'],
    // A Turkish noun stays as it is behind a number.
    ['tr', 'kept-queries', 'mühürlü: 1', 'mühürlü: 2'],
    ['tr', 'kept-receipts', 'mühürlü: 1', 'mühürlü: 2'],
    ['tr', 'search-bounded', 'en yeni 1 sonuca', 'en yeni 2 sonuca'],
    ['tr', 'console-left-out', '1 satır', '2 satır'],
  ])('in %s: %s', (language, key, one, two) => {
    expect(say(language, key, 1)).toContain(one)
    expect(say(language, key, 2)).toContain(two)
  })
})

it('every counted message has all six Arabic forms', () => {
  const counted = Object.entries(textVariables).flatMap(([key, names]) =>
    (names as readonly string[]).includes('count') ? [key] : [],
  )
  const forms = Object.fromEntries(counted.map((key) => [key, formsOf(key)]))
  const six = ['zero', 'one', 'two', 'few', 'many', 'other']
  expect(counted.length).toBeGreaterThan(3)
  expect(forms).toEqual(Object.fromEntries(counted.map((key) => [key, six])))
})

/** Names of the variants of a message in the Arabic catalogue. */
function formsOf(message: string): string[] {
  const found: string[] = []
  const visitor = new (class extends Visitor {
    override visitSelectExpression({ variants }: SelectExpression) {
      found.push(...variants.map(({ key }) => String('name' in key ? key.name : key.value)))
    }
  })()
  const entries = parse(catalogues['ar'] ?? '', {}).body
  const entry = entries.find((one) => one.type === 'Message' && one.id.name === message)
  if (entry) visitor.visit(entry)
  return found
}
