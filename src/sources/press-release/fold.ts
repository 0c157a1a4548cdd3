/** Folds text so that names and phrases compare equal however they are spelled. */

const ZERO_ARABIC_INDIC = 0x0660
const ZERO_PERSIAN = 0x06f0

const LETTERS: Record<string, string> = {
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '−': '-',
  '\u00a0': ' ',
}

/** Arabic-Indic and Persian digits as `0`–`9`; all else unchanged. */
function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => {
    const code = digit.charCodeAt(0)
    return String(code - (code >= ZERO_PERSIAN ? ZERO_PERSIAN : ZERO_ARABIC_INDIC))
  })
}

/**
 * Case, accents, Arabic diacritics, tatweel and letter forms away; digits Western.
 * White space stays where it was, so the n-th word of the result is the n-th word of the text.
 */
export function fold(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
  return westernDigits(bare).replace(/[ىیةکı’‘−\u00a0]/g, (letter) => LETTERS[letter] ?? letter)
}

/** The folded words (letters and digits) of a text, in order. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The two texts say the same words; punctuation, case and spacing aside. */
export function saysTheSame(a: string, b: string): boolean {
  return foldedWords(a).join(' ') === foldedWords(b).join(' ')
}

/** The body of a regular expression that matches any of the phrases, the longest first. */
export function anyOf(phrases: readonly string[]): string {
  const escaped = phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  return escaped.sort((a, b) => b.length - a.length).join('|')
}
