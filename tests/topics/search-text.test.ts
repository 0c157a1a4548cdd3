/** What the full-text index is given and asked. */
import { describe, expect, it } from 'vitest'
import { indexText, queryTerms } from '../../src/topics/search-text.ts'

/** What the store does with both, without its index. */
const finds = (query: string, text: string) => {
  const index = indexText(text)
  const there = new Set([...index.words.split(' '), ...index.stems.split(' ')])
  const terms = queryTerms(query)
  return (
    terms.length > 0 &&
    terms.every(({ word, stem }) => there.has(word) || (stem !== undefined && there.has(stem)))
  )
}

describe('a search', () => {
  it.each([
    ['محمد', 'مُحَمَّد بن سلمان'],
    ['نفط', 'أسعار النفط والغاز'],
    ['الغاز', 'أسعار النفط والغاز'],
    ['اسعار', 'ارتفاع أسعار'],
    ['وزاره الصحه', 'وزارة الصحة تعلن'],
    ['إدلب', 'لإدلب'],
    ['الرقة', 'إلى رقّة وبالرقة'],
    ['اللاذقية', 'للاذقية'],
    ['لبنان', 'سوريا ولبنان'],
    ['istanbul', 'İstanbul seçimi'],
    ['SECIMI', 'İstanbul seçimi'],
    ['creme', 'Éclair à Paris: crème brûlée'],
    ["l'Idlib’s", 'Idlib'],
    ['2026', 'ميزانية ٢٠٢٦'],
    ['۲۰۲۶', 'budget 2026'],
  ])('%s finds «%s»', (query, text) => {
    expect(finds(query, text)).toBe(true)
  })

  it.each([
    ['وزارة', 'زارة'],
    ['كتاب', 'تاب'],
    ['الله', 'له'],
    ['Homs', 'Thomson'],
    ['Idlib Aleppo', 'Idlib'],
    ['—', 'Idlib'],
  ])('%s does not find «%s»', (query, text) => {
    expect(finds(query, text)).toBe(false)
  })

  it('takes the first 64 characters, 8 words, each once', () => {
    expect(queryTerms('Idlib IDLIB idlib’s').map(({ word }) => word)).toEqual(['idlib'])
    expect(queryTerms('a b c d e f g h i j')).toHaveLength(8)
    expect(queryTerms(`${' '.repeat(64)}Idlib`)).toEqual([])
  })

  it('indexes the beginning of a very long word and of a very long text', () => {
    const long = 'x'.repeat(5000)
    expect(indexText(long).words).toBe('x'.repeat(64))
    expect(finds(long, long)).toBe(true)
    expect(indexText('a '.repeat(100_000)).words).toHaveLength(99_999)
  })
})
