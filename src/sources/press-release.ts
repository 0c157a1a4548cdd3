/** Reads a press release as press offices write it: bytes or text to an item, or what is missing. */

import type { Language } from '../../messages/message.ts'
import type { Instant, ItemContent } from '../news.ts'
import { readHtml } from './html-text.ts'
import type { Aside } from './press-release/aside.ts'
import { blocksOf } from './press-release/blocks.ts'
import { decode } from './press-release/decode.ts'
import { joinEmbargoes } from './press-release/embargo.ts'
import {
  dateOf,
  embargoOf,
  issuerFrom,
  joined,
  kindOf,
  languageOf,
  marksOfKind,
  sectionOf,
} from './press-release/fields.ts'
import { saysTheSame } from './press-release/fold.ts'
import { readHead } from './press-release/head.ts'
import type { Mark } from './press-release/marks.ts'
import { unitsOfMarkdown } from './press-release/markdown.ts'
import { identityOf, normalise } from './press-release/normal.ts'
import { readTail } from './press-release/tail.ts'
import { unitsOf } from './press-release/units.ts'
import type { Unit } from './press-release/units.ts'

/** What the parser is unsure of, in a sentence for editors. `field` is a field of the item, `text` or `embargo`. */
export type Doubt = { field: string; reason: string }

/** What must be given before the release may go out; the reason says what to do next. */
export type Missing = {
  field: 'title' | 'date' | 'body' | 'embargo' | 'text'
  reason: string
}

export type Embargo = { until: Instant }

/** Text of the file that is no text of the item, whole, and why. */
export type Debris = { text: string; reason: string }

/** A line that was read into fields or is a sign of the trade (`ENDS`), whole. */
export type ReadMark = { text: string; as: Mark['kind'] }

type Ledger = {
  /** SHA-256 (hex) of the text with its white space folded: the identity of the file. */
  identity: string
  debris: Debris[]
  marks: ReadMark[]
  doubts: Doubt[]
}

/** Every word of the file is in `content`, `debris` or `marks`. */
export type Parsed = Ledger & { content: ItemContent; embargo?: Embargo }

export type ReleaseResult =
  | { ok: true; release: Parsed }
  | (Ledger & { ok: false; missing: Missing[]; draft: Partial<ItemContent> })

export type ReleaseHints = {
  /** The editor's headline, which wins over the file's. */
  title?: string
  /** The editor's date, in any form that a date line may have. */
  date?: string
  /** The source's setting, which wins over the credit. */
  issuer?: string
  /** `YYYY-MM-DD`; completes a date without a year to the nearest. */
  today: string
  format: 'text' | 'markdown' | 'html'
  /** Known from outside, such as from the file's name. */
  language?: Language
}

type Page = { units: Unit[]; language?: Language; url?: string; leftOut: string[] }

const MISSING = {
  title: 'No headline was found; give it with --title "…"',
  date: 'No date was found; give it with --date YYYY-MM-DD',
  body: 'There is no text below the headline; add it to the file and drop the file again',
} as const
const BAD_DATE = 'The date given cannot be read; write it as --date YYYY-MM-DD'

/** Pure; never throws, whatever the input. The size of the input is the caller's to limit. */
export function parseRelease(input: Uint8Array | string, hints: ReleaseHints): ReleaseResult {
  const decoded = decode(input)
  if (!decoded.ok) {
    const missing: Missing[] = [{ field: 'text', reason: decoded.reason }]
    const ledger = { identity: identityOf(input), debris: [], marks: [], doubts: [] }
    return { ok: false, missing, draft: {}, ...ledger }
  }
  const text = normalise(decoded.text)
  return assemble(pageOf(text, hints), hints, identityOf(text), decoded.doubts)
}

function pageOf(text: string, { format, today }: ReleaseHints): Page {
  if (format === 'html') return readHtml(text, today)
  const units = format === 'markdown' ? unitsOfMarkdown(text, today) : unitsOf(text, today)
  return { units, leftOut: [] }
}

function assemble(
  page: Page,
  hints: ReleaseHints,
  identity: string,
  known: Doubt[],
): ReleaseResult {
  const { today } = hints
  const head = readHead(joinEmbargoes(page.units, today), today, hints.title)
  const title = hints.title ?? head.title
  const tail = readTail(head.rest, title)
  const asides = [...head.asides, ...tail.asides]
  const [lead] = tail.body

  const credit = marksOfKind(asides, 'credit')[0]?.credit
  const date = dateOf(
    hints.date,
    { head: head.asides, lead: lead?.text ?? '', tail: tail.asides },
    today,
  )
  const embargo = embargoOf(asides, today)
  const kind = kindOf(asides, title)
  const issuer = issuerFrom(hints.issuer, asides)
  const section = sectionOf(asides)
  const words = [title, ...tail.body.map((unit) => unit.text)].join('\n')
  const language = languageOf(hints.language ?? page.language, words)

  const draft: Partial<ItemContent> = withoutHoles({
    language: language.value,
    kind: kind.value,
    urgent: false,
    title,
    subtitle: head.subtitle,
    body: blocksOf(tail.body),
    issuer: issuer.value,
    credit,
    section: section.value,
    reference: marksOfKind(asides, 'reference')[0]?.value,
    url: page.url,
    date: date.value,
    contact: joined(asides, 'contact'),
    notes: joined(asides, 'notes'),
  })
  const fields = [date, embargo, kind, issuer, section, language]
  const ledger: Ledger = {
    identity,
    debris: debrisOf(asides, page, head.title, hints.title),
    marks: asides.flatMap(readMarksOf),
    doubts: [...known, ...head.doubts, ...tail.doubts, ...fields.flatMap((field) => field.doubts)],
  }
  const missing = [...missingOf(draft, hints), ...embargo.missing]
  if (missing.length > 0 || !isWhole(draft)) return { ok: false, missing, draft, ...ledger }
  const until = embargo.value && { embargo: embargo.value }
  return { ok: true, release: { content: draft, ...until, ...ledger } }
}

function missingOf(draft: Partial<ItemContent>, { date }: ReleaseHints): Missing[] {
  const lacks = { title: !draft.title, date: !draft.date, body: draft.body?.length === 0 }
  return (['title', 'date', 'body'] as const)
    .filter((field) => lacks[field])
    .map((field) => ({
      field,
      reason: field === 'date' && date !== undefined ? BAD_DATE : MISSING[field],
    }))
}

/** The compiler cannot see that nothing is missing. */
const isWhole = (draft: Partial<ItemContent>): draft is ItemContent => draft.title !== undefined

function readMarksOf(aside: Aside): ReadMark[] {
  const as = aside.role === 'mark' ? aside.marks[0]?.kind : undefined
  return as === undefined ? [] : [{ text: aside.text, as }]
}

function debrisOf(asides: Aside[], page: Page, found?: string, given?: string): Debris[] {
  const replaced = found !== undefined && given !== undefined && !saysTheSame(found, given)
  return [
    ...(replaced
      ? [{ text: found, reason: 'The headline of the file; the editor gave another' }]
      : []),
    ...asides.flatMap((aside) =>
      aside.role === 'debris' ? [{ text: aside.text, reason: aside.reason }] : [],
    ),
    ...page.leftOut.map((text) => ({ text, reason: 'Menus, forms or footers of a web page' })),
  ]
}

function withoutHoles<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
