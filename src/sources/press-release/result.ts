/** What the parser of press releases returns. */

import type { Instant, ItemContent } from '../../news.ts'
import type { Mark } from './marks.ts'

/** What the parser is unsure of, in a sentence for editors. `field` is a field of the item, `text` or `embargo`. */
export type Doubt = { field: string; reason: string }

/** What must be given before the release may go out; the reason is a stable sentence that says what to do next. */
export type Missing = {
  field: 'title' | 'date' | 'body' | 'embargo' | 'text'
  reason: string
  /** The line in question: for the editor alone, since it may say what is under embargo. */
  quote?: string
}

export type Embargo = { until: Instant }

/** Beside the content: every word of a plain text is in a text of `content`, in `debris` or in `marks`. */
export type Ledger = {
  /** SHA-256 (hex) of the text with its white space folded: the identity of the file. */
  identity: string
  /** What was left out, whole, and why. */
  debris: { text: string; reason: string }[]
  /** Lines that were read into fields or are signs of the trade (`ENDS`), whole. */
  marks: { text: string; as: Mark['kind'] }[]
  doubts: Doubt[]
}

export type Parsed = Ledger & { content: ItemContent; embargo?: Embargo }

export type ReleaseResult =
  | { ok: true; release: Parsed }
  | (Ledger & { ok: false; missing: Missing[]; draft: Partial<ItemContent> })
