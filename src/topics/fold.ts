/** Folds text so that what readers see as one word is one, in Latin and Arabic letters alike. */

/** A word of a text: `text.slice(start, end)` is how it stands there (UTF-16 positions). */
export type Word = { folded: string; start: number; end: number }

/**
 * Accents, Arabic vowel signs, and hamza and madda once they are parted from their letter.
 * The vowels of Indic scripts and the voicing of kana stay: without them words are others.
 */
const MARK =
  /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]]--[\u3099\u309A]]/gv

/** Soft hyphens, joiners and direction marks. The zero width space stays: it parts words. */
const INVISIBLE = /[\p{Cf}--\u200B]/gv

/** What Unicode does not decompose: on the right what is written, on the left what it becomes. */
const SAME: [string, string][] = [
  ['ا', 'ٱ'],
  ['ي', 'ىیېے'],
  ['ه', 'ةەہھۃ'],
  ['ك', 'کڪ'],
  ['', 'ـٴʿʾ'],
  ['i', 'ı'],
  ['ss', 'ß'],
  ['ae', 'æ'],
  ['oe', 'œ'],
  ['o', 'ø'],
  ['l', 'ł'],
  ['d', 'đ'],
  ['σ', 'ς'],
  ["'", 'ʼ'],
  // Arabic-Indic and Persian digits.
  ...Array.from({ length: 10 }, (_, digit): [string, string] => [
    String(digit),
    String.fromCharCode(0x660 + digit, 0x6f0 + digit),
  ]),
]
const LETTERS = new Map(SAME.flatMap(([to, from]) => Array.from(from, (letter) => [letter, to])))
const LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu')

/** Folding twice changes nothing. Spaces and punctuation stay; `words` takes a text apart. */
export function fold(text: string): string {
  if (!/\P{ASCII}/u.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(MARK, '')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFC')
}

/** `d’Alep`: what stands before is passed over, so that the name alone finds it. */
const ELISION = /(?:qu|[cdjlmnst])['’ʼ](?=\p{L})/v

/** `Idlib’s`: likewise what stands after. Any other apostrophe parts two words. */
const POSSESSIVE = /(?<=[\p{L}\p{N}\p{M}])['’ʼ]s(?![\p{L}\p{N}\p{M}])/v

const WORD = /(?<word>[[\p{L}\p{N}]--ʼ](?:[\p{Cf}--\u200B]*[[\p{L}\p{N}\p{M}]--ʼ])*)/v

const TOKEN = new RegExp([ELISION, POSSESSIVE, WORD].map(({ source }) => source).join('|'), 'giv')

/** The whole words of a text in order; hyphens and underscores part words. */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(TOKEN)) {
    const word = match.groups?.word
    if (word === undefined) continue
    const [start, end] = [match.index, match.index + word.length]
    // One sign can be several words, such as ﷺ or ½; tatweel alone is none.
    for (const folded of fold(word).split(/[^\p{L}\p{N}\p{M}]+/u)) {
      if (folded) found.push({ folded, start, end })
    }
  }
  return found
}

/** A conjunction, then a preposition, then the rest, which may begin with the article. */
const PREFIXED = /^(?=[وفبكلا])([وف]?)([بكل]?)(.+)$/u

/** Words that begin with ال without having an article, and whose rest would be found everywhere. */
const NO_ARTICLE = new Set(['الله', 'الان', 'الذي', 'التي', 'الذين'])

/**
 * An Arabic word without its article and what stands before it (`وبالرقة`, `للرقة` → `رقة`), when
 * at least two letters stay. The only stem that names and queries get: without the article, a first
 * letter is as often the word's own (`وزارة`, `كتاب`). An alternative to the word in searches.
 */
export function lightStem(folded: string): string | undefined {
  const [, , preposition, rest = ''] = PREFIXED.exec(folded) ?? []
  let bare = ''
  if (rest.startsWith('ال')) bare = rest.slice(2)
  // ل and ال are written لل.
  else if (preposition === 'ل' && rest.startsWith('ل')) bare = rest.slice(1)
  return bare.length >= 2 && !NO_ARTICLE.has(`ال${bare}`) ? bare : undefined
}

/**
 * Every word that may be meant by a word of a text, itself first: `ولبنان` is read as `لبنان` and
 * as `بنان`, since only people know which. Prefixes without an article come off when at least
 * three letters stay, those with one as in `lightStem`.
 */
export function readings(folded: string): string[] {
  const [, conjunction, preposition, rest = ''] = PREFIXED.exec(folded) ?? []
  const found = [folded]
  if (conjunction && preposition && rest.length >= 2) found.push(preposition + rest)
  if ((conjunction || preposition) && rest.length >= 3) found.push(rest)
  const stem = lightStem(folded)
  if (stem !== undefined) found.push(stem)
  return found
}
