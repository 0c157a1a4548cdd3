/** Finds the margin at which a text was hard-wrapped, and the line breaks that are its doing. */

/** Lines shorter than this were not broken by a margin, and longer ones than the other were not either. */
export const NARROWEST = 45
const WIDEST = 100
/** So many lines without a blank one show their own margin. */
const SURE_OF_ITSELF = 3

/** The width that nine of ten lines keep within; where paragraphs are lines it is too wide for a margin. */
export function usualMargin(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.length).sort((a, b) => a - b)
  return lengths[Math.ceil((lengths.length - 1) * 0.9)] ?? 0
}

/** The margin of lines that no blank one parts; 0 where each of them stands for itself. */
export function marginOf(lines: readonly string[], usual: number): number {
  const widest = lines.reduce((width, line) => Math.max(width, line.length), 0)
  const margin = lines.length < SURE_OF_ITSELF ? Math.max(widest, usual) : widest
  return margin < NARROWEST || margin > WIDEST || isLinewise(lines, margin) ? 0 : margin
}

/** The margin broke the text here: the next word did not fit, or the sentence plainly goes on. */
export function isSoftBreak(last: string, next: string, margin: number): boolean {
  if (margin === 0) return false
  const goesOn = /[\p{L},،]$/u.test(last) && /^\p{Ll}/u.test(next)
  return !nextWordFits(last, next, margin) || (goesOn && last.length * 2 > margin)
}

/** A margin does not break most lines after a sentence, and never where the next word fits. */
function isLinewise(lines: readonly string[], margin: number): boolean {
  const broken = lines.slice(0, -1)
  const sentences = broken.filter((line) => /[.!؟?]$/.test(line))
  const fits = (line: string, index: number) => nextWordFits(line, lines[index + 1] ?? '', margin)
  return sentences.length * 2 > broken.length && broken.some(fits)
}

function nextWordFits(last: string, next: string, margin: number): boolean {
  const word = next.split(/\s/, 1)[0] ?? ''
  return last.length + 1 + word.length <= margin
}
