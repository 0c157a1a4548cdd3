/** Cuts the credit off the end of a text and tells who speaks by it. */

import { anyOf } from './fold.ts'
import { lexicons, words } from './lexicon.ts'

const LENGTH = 150
const LABEL = anyOf(words((lexicon) => lexicon.label.credit))

/** `(Source: X)` at the very end of a paragraph. */
const IN_PARENTHESES = new RegExp(
  `\\s*[([]\\s*(?:${LABEL})\\s*[:：]\\s*(?<credit>[^()\\[\\]]{1,${LENGTH}})[)\\]]\\s*[.]?$`,
  'iu',
)

/** The text without its credit, and the credit without its label. */
export function cutCredit(text: string): { text: string; cut: string; credit: string } | undefined {
  const tail = text.slice(-LENGTH - 30)
  const match = IN_PARENTHESES.exec(tail)
  const credit = match?.groups?.['credit']?.trim()
  if (!match || !credit) return undefined
  return { text: text.slice(0, -match[0].length), cut: match[0].trim(), credit }
}

/** `X’s Media Department` → `X`; undefined where the credit names no press office. */
export function issuerOf(credit: string): string | undefined {
  for (const pattern of lexicons.flatMap((lexicon) => lexicon.pressOffice)) {
    const { issuer, owner } = pattern.exec(credit)?.groups ?? {}
    // «للائتلاف» is «ل» and «الائتلاف», whose first letter the preposition swallows.
    const speaker = issuer ?? (owner?.startsWith('ل') ? `ا${owner}` : owner)
    if (speaker) return speaker.trim()
  }
  return undefined
}
