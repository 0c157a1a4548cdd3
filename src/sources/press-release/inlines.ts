/** Small tools on inlines: their letters, and their first and last letters. */

import type { Inline } from '../../../messages/message.ts'

/** The letters of inlines, without their markup. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((one) => ('text' in one ? one.text : plainText(one.children))).join('')
}

/** The inlines up to a number of letters (UTF-16 units); what would be empty goes. */
export function keepLetters(inlines: readonly Inline[], count: number): Inline[] {
  const kept: Inline[] = []
  let left = count
  for (const inline of inlines) {
    if (left <= 0) break
    kept.push(
      'text' in inline
        ? { ...inline, text: inline.text.slice(0, left) }
        : { ...inline, children: keepLetters(inline.children, left) },
    )
    left -= plainText([inline]).length
  }
  return kept
}

/** The inlines without their first letters (UTF-16 units); what would be empty goes. */
export function dropLetters(inlines: readonly Inline[], count: number): Inline[] {
  const kept: Inline[] = []
  let left = count
  for (const inline of inlines) {
    const length = plainText([inline]).length
    if (length > left)
      kept.push(
        'text' in inline
          ? { ...inline, text: inline.text.slice(left) }
          : { ...inline, children: dropLetters(inline.children, left) },
      )
    left = Math.max(0, left - length)
  }
  return kept
}
