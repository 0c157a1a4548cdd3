/** Folding and taking words apart, hard cases first, in four languages. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, lightStem, readings, words } from '../../src/topics/fold.ts'

const folded = (text: string) => words(text).map((word) => word.folded)
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from("إأآىيةهكـًَُّ’'- ıİʿ٢۲½ﷺe\u0301\u00AD\u200C\u2067")),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

describe('fold', () => {
  it.each([
    ['case and accents', 'Désespérés ÀÉÎÕÜ', 'desesperes aeiou'],
    ['accents apart from their letter', 'Soue\u0301i\u0308da', 'soueida'],
    ['Turkish dotted and dotless i', 'İDLİB ISPARTA ısı', 'idlib isparta isi'],
    ['Turkish letters', 'Süveyda, Şam, gözaltı, Ağrı', 'suveyda, sam, gozalti, agri'],
    [
      'letters that Unicode does not decompose',
      'Œuvre Ærø Łódź straße',
      'oeuvre aero lodz strasse',
    ],
    ['capital sharp s and final sigma', 'ẞ ΣΟΦΟΣ', 'ss σοφοσ'],
    ['ligatures and wide letters', 'ﬁle ＩＤＬＩＢ', 'file idlib'],
    ['scholarly transcription', 'Darʿā, Ḥamāh, ʾIdlib', 'dara, hamah, idlib'],
    ['Arabic vowel signs', 'مُحَمَّدٌ', 'محمد'],
    ['dagger alef and Koranic signs', 'هٰذَا ٱلْكِتَٰبُ', 'هذا الكتب'],
    ['tatweel', 'إدلـــــب', 'ادلب'],
    ['hamza and madda', 'أإآٱا ؤ ئ', 'ااااا و ي'],
    ['alef maqsura and ta marbuta', 'مصطفى حماة', 'مصطفي حماه'],
    ['Persian and Urdu kaf, yeh and heh', 'کی ێ ہ ھ ۀ', 'كي ێ ه ه ه'],
    ['Arabic presentation forms', 'ﻹﺩﻟﺐ', 'لادلب'],
    ['Arabic-Indic and Persian digits', '٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹', '0123456789 0123456789'],
    [
      'joiners, soft hyphens, direction marks',
      'می\u200Cشود Id\u00ADlib \u200Fإدلب',
      'ميشود idlib ادلب',
    ],
    ['Cyrillic', 'Алеппо Ёлка', 'алеппо елка'],
  ])('%s', (_, text, expected) => {
    expect(fold(text)).toBe(expected)
  })

  it('keeps what makes other scripts legible: Indic vowels, kana voicing, Hangul', () => {
    for (const text of ['भारत में', 'ベイルート', '한국', 'シリア']) expect(fold(text)).toBe(text)
  })

  it('changes nothing the second time, for every character and for any text', () => {
    const unstable: string[] = []
    for (let code = 0; code < 0x20000; code += 1) {
      const once = fold(String.fromCodePoint(code))
      if (fold(once) !== once) unstable.push(`U+${code.toString(16)}`)
    }
    expect(unstable).toEqual([])
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('words', () => {
  it.each([
    ['English possessives', "Idlib’s and Aleppo's schools", ['idlib', 'and', 'aleppo', 'schools']],
    ['French elisions', "l’Orient d'Alep, qu’Idlib", ['orient', 'alep', 'idlib']],
    ['Turkish endings', "İdlib’de, Halep'in", ['idlib', 'de', 'halep', 'in']],
    [
      'other apostrophes part words',
      "Dar'a Ma’arrat O'Brien",
      ['dar', 'a', 'ma', 'arrat', 'o', 'brien'],
    ],
    ['quotation marks are no apostrophes', '‘Save Idlib’ said', ['save', 'idlib', 'said']],
    ['hyphens and underscores', 'Deir-ez-Zor #ريف_دمشق', ['deir', 'ez', 'zor', 'ريف', 'دمشق']],
    ['Arabic punctuation', '«إدلب»، حلب؛ حمص؟', ['ادلب', 'حلب', 'حمص']],
    ['numbers', 'القرار ٢٢٥٤ (2254)', ['القرار', '2254', '2254']],
    ['a sign of several words', 'ﷺ', ['صلي', 'الله', 'عليه', 'وسلم']],
    ['a tatweel that stands alone', 'حلب ـــ إدلب', ['حلب', 'ادلب']],
    ['a prefix drawn out', 'بـإدلب', ['بادلب']],
    ['zero width spaces', 'Idlib\u200BAleppo', ['idlib', 'aleppo']],
    ['nothing', ' — … ’ ', []],
  ])('%s', (_, text, expected) => {
    expect(folded(text)).toEqual(expected)
  })

  it('points at the word as it stands, decomposed accents and vowel signs included', () => {
    const text = '«Soue\u0301i\u0308da»، «إِدْلِـب» İDLİB’de'
    expect(words(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Soue\u0301i\u0308da',
      'إِدْلِـب',
      'İDLİB',
      'de',
    ])
  })

  it('points in order at text that folds to the word, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reached = 0
        for (const { folded, start, end } of words(text)) {
          expect(start).toBeGreaterThanOrEqual(reached)
          expect(fold(text.slice(start, end))).toContain(folded)
          expect(folded).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
          reached = start
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('ends on long texts made of what is passed over', () => {
    const count = (piece: string) => words(piece.repeat(200_000)).length
    expect(["d'", "'s", 'a\u00AD', '\u0301', 'ـ', 'a '].map(count)).toEqual([
      1, 1, 1, 0, 0, 200_000,
    ])
  })
})

describe('Arabic prefixes', () => {
  it.each([
    ['الرقه', 'رقه'],
    ['والرقه', 'رقه'],
    ['بالرقه', 'رقه'],
    ['وبالرقه', 'رقه'],
    ['كالرقه', 'رقه'],
    ['للرقه', 'رقه'],
    ['فللرقه', 'رقه'],
    ['اليد', 'يد'],
  ])('the article comes off: %s', (word, stem) => {
    expect(lightStem(word)).toBe(stem)
  })

  it.each([
    'وزاره',
    'باب',
    'كتاب',
    'لبنان',
    'فلسطين',
    'ادلب',
    'الله',
    'والله',
    'الان',
    'الذي',
    'الف',
    'idlib',
    'ال',
    '',
  ])('a word that only begins so keeps its letters: %s', (word) => {
    expect(lightStem(word)).toBeUndefined()
  })

  it.each([
    ['ولبنان', ['لبنان', 'بنان']],
    ['وبادلب', ['بادلب', 'ادلب']],
    ['لادلب', ['ادلب']],
    ['للاذقيه', ['لاذقيه', 'اذقيه']],
    ['ورق', []],
    ['و2254', ['2254']],
    ['aleppo', []],
  ])('a word of a text is read in every way: %s', (word, others) => {
    expect(readings(word)).toEqual([word, ...others])
  })
})
