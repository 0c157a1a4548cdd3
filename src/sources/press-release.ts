/** Reads a press release as press offices write it: bytes or text to an item, or what is missing. */

import type { Language } from '../../messages/message.ts'
import type { ItemContent } from '../news.ts'
import { readHtml } from './html-text.ts'
import type { Aside } from './press-release/aside.ts'
import { blocksOf } from './press-release/blocks.ts'
import { decode } from './press-release/decode.ts'
import { markEmbargoes } from './press-release/embargo.ts'
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
import type { Head } from './press-release/head.ts'
import { unitsOfMarkdown } from './press-release/markdown.ts'
import { identityOf, normalise } from './press-release/normal.ts'
import type { Doubt, Ledger, Missing, ReleaseResult } from './press-release/result.ts'
import { readTail } from './press-release/tail.ts'
import type { Tail } from './press-release/tail.ts'
import { unitsOf } from './press-release/units.ts'
import type { Unit } from './press-release/units.ts'

export type { Doubt, Parsed, ReleaseResult } from './press-release/result.ts'

export type ReleaseHints = {
  /** The editor's headline, which wins over the file's. */
  title?: string
  /** The editor's date, in any form that a date line may have. */
  date?: string
  /** When the editor lets the text out: day, time and zone in any form of an embargo line, whatever the file says. */
  embargo?: string
  /** The source's setting, which wins over the credit. */
  issuer?: string
  /** Only a person says so; no text does. */
  urgent?: boolean
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

/** As `parseRelease` gives it; of what is no text, of its bytes. */
export function releaseIdentity(input: Uint8Array): string {
  const decoded = decode(input)
  return identityOf(decoded.ok ? normalise(decoded.text) : input)
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
  const parts = partsOf(page, hints)
  const { head, tail, asides } = parts
  const fields = fieldsOf(parts, page, hints)
  const draft = { ...draftOf(parts, fields, page), urgent: hints.urgent ?? false }
  const ofFields = Object.values(fields).flatMap((field) => field.doubts)
  const ledger: Ledger = {
    identity,
    debris: debrisOf(asides, page, head.title, hints.title),
    marks: asides.flatMap(readMarksOf),
    doubts: [...known, ...head.doubts, ...tail.doubts, ...ofFields],
  }
  const missing = [...missingOf(draft, hints), ...fields.embargo.missing]
  if (missing.length > 0 || !isWhole(draft)) return { ok: false, missing, draft, ...ledger }
  const embargo = fields.embargo.value
  return { ok: true, release: { content: draft, ...(embargo && { embargo }), ...ledger } }
}

type Parts = { title?: string; head: Head; tail: Tail; asides: Aside[] }

function partsOf({ units }: Page, { today, title: given }: ReleaseHints): Parts {
  const head = readHead(markEmbargoes(units, today, given), today, given)
  const title = given ?? head.title
  const tail = readTail(head.rest, title)
  return { title, head, tail, asides: [...head.asides, ...tail.asides] }
}

type Fields = ReturnType<typeof fieldsOf>

function fieldsOf({ title, head, tail, asides }: Parts, page: Page, hints: ReleaseHints) {
  const said = tail.body.map((unit) => unit.text)
  const beside = { head: head.asides, lead: said[0] ?? '', tail: tail.asides }
  return {
    date: dateOf(hints.date, beside, hints.today),
    embargo: embargoOf(hints.embargo, asides, hints.today),
    kind: kindOf(asides, title),
    issuer: issuerFrom(hints.issuer, asides),
    section: sectionOf(asides),
    language: languageOf(hints.language ?? page.language, [title, ...said].join('\n')),
  }
}

function draftOf({ title, head, tail, asides }: Parts, fields: Fields, page: Page) {
  return withoutHoles<Partial<ItemContent>>({
    language: fields.language.value,
    kind: fields.kind.value,
    title,
    subtitle: head.subtitle,
    body: blocksOf(tail.body),
    issuer: fields.issuer.value,
    credit: marksOfKind(asides, 'credit')[0]?.credit,
    section: fields.section.value,
    reference: marksOfKind(asides, 'reference')[0]?.value,
    url: page.url,
    date: fields.date.value,
    contact: joined(asides, 'contact'),
    notes: joined(asides, 'notes'),
  })
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

function readMarksOf(aside: Aside): Ledger['marks'] {
  const as = aside.role === 'mark' ? aside.marks[0]?.kind : undefined
  return as === undefined ? [] : [{ text: aside.text, as }]
}

function debrisOf(asides: Aside[], page: Page, found?: string, given?: string): Ledger['debris'] {
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
