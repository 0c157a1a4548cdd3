/** Marks and isolates of one run of text, after Unicode Standard Annex 9. */

/** Begins a line right to left: a strong character of no width. */
const rightToLeftMark = '\u200f'

/** FIRST STRONG ISOLATE: what follows has a direction of its own, up to the closing mark. */
export const openIsolate = '\u2068'
/** POP DIRECTIONAL ISOLATE. */
export const closeIsolate = '\u2069'

const isolate = (run: string): string => openIsolate + run + closeIsolate

const controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Without bidi controls (UAX 9, table 3 and 4): text from outside must not steer what stands around it. */
export const stripBidi = (text: string): string => text.replace(controls, '')

const scripts = String.raw`[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]`
const rightLetter = String.raw`[\p{L}&&${scripts}]`
const leftLetter = String.raw`[\p{L}--${scripts}]`
// What may stand between two words of one run, which ends with its line. No brackets or quotation marks: a pair must not be parted by an isolate.
const between = String.raw`[[\s--[\n\r\u2028\u2029]]\p{M}\p{Nd}.,:;!?،؛؟٪%'’&\/@#+_~=·–—\-]`

const startsRightToLeft = new RegExp(`^[${rightToLeftMark}${rightLetter}]`, 'v')
const hasRightLetter = new RegExp(rightLetter, 'v')
const hasLeftLetter = new RegExp(leftLetter, 'v')

const url = String.raw`(?:https?:\/\/|www\.)\S*[^\s.,;:!?،؛؟\)\]»”"]`
const trailingNumber = String.raw`(?:(?:[ .:\/–\-]|:-)?[0-9]+(?:[.,:\/–\-][0-9]+)*%?)?`
const leftWords = String.raw`[@#\/]?[0-9]{0,9}${leftLetter}[${between}${leftLetter}]*(?<=[${leftLetter}\p{M}])${trailingNumber}`
const commandWithNumbers = String.raw`(?<![\p{L}\p{Nd}])\/[a-z]+(?: [0-9]+){2,}`
const signedNumber = String.raw`(?<![\p{L}\p{Nd}])(?:\+[0-9][0-9 \-]{4,}[0-9]|[+\-−±][0-9]+(?:[.,:][0-9]+)*%?)`

const leftRun = new RegExp(`${url}|${commandWithNumbers}|${leftWords}|${signedNumber}`, 'gv')
const rightRun = new RegExp(
  `[@#]?${rightLetter}[${between}${rightLetter}]*(?<=[${rightLetter}\\p{M}])`,
  'gv',
)

/**
 * Latin words, signed numbers and URLs of a right-to-left text, each isolated; a number after a word goes with it.
 * A line that has no other words, such as a headline in English, is one isolate, so that its parts keep their order.
 */
export const isolateLeftRuns = (text: string): string =>
  text.replace(/[^\n]+/g, (line) =>
    isForeign(line)
      ? line.replace(foreignLine, (_, before: string, run: string) => before + isolate(run))
      : line.replace(leftRun, isolate),
  )

const isForeign = (line: string): boolean =>
  hasLeftLetter.test(line) && !hasRightLetter.test(line) && line.trim().split(/\s+/).length > 2

// What leads on to a following line or run of inlines stays outside.
const foreignLine = new RegExp(
  String.raw`^([${rightToLeftMark}\s:·–—\-]*)(.*[^\s:,;·–—\-\(\[«“])`,
  'v',
)

/** Arabic and other right-to-left words of a left-to-right text, isolated. */
export const isolateRightRuns = (text: string): string => text.replace(rightRun, isolate)

/** True where words of both directions meet. */
export const isMixed = (text: string): boolean =>
  hasRightLetter.test(text) && hasLeftLetter.test(text)

/** With a mark in front where the text does not itself begin right to left. */
export const beginRightToLeft = (text: string): string =>
  text === '' || startsRightToLeft.test(text) ? text : rightToLeftMark + text
