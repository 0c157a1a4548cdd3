/** Markdown on top of plain text: headings, emphasis, code and links of the units that plain text has. */

import type { Inline } from '../../../messages/message.ts'
import { plainText } from './inlines.ts'
import { unitsOf } from './units.ts'
import type { Unit } from './units.ts'

const HEADING = /^(?<signs>#{1,6})\s+(?<text>.*)$/
const CLOSING_SIGNS = /\s#{1,6}$/
const LIST_NUMBER = /^\d{1,3}[.)]\s+/
/** Spans nest no deeper than this. */
const DEPTH = 4

/** Spans have bounds, so that no text takes more than linear time. */
const SPANS = [
  /\\(?<escaped>[\\`*_[\]()#>+.!-])/u,
  /`(?<code>[^`]{1,300})`/u,
  /\[(?<label>[^[\]]{1,300})\]\((?<url>(?:https?:|mailto:)[^\s()]{1,2000})\)/u,
  /\*\*(?<strong>(?:[^*]|\*(?!\*)){1,600})\*\*/u,
  /(?<![\p{L}\p{N}])\*(?<star>[^*\s][^*]{0,600})\*(?![\p{L}\p{N}])/u,
  /(?<![\p{L}\p{N}])_(?<line>[^_\s][^_]{0,600})_(?![\p{L}\p{N}])/u,
]
const SPAN = new RegExp(SPANS.map((span) => span.source).join('|'), 'gu')

/** Normalised Markdown to units. */
export function unitsOfMarkdown(text: string, today: string): Unit[] {
  return unitsOf(text, today).map(withMarkup)
}

function withMarkup(unit: Unit): Unit {
  const heading = unit.shape === 'plain' ? HEADING.exec(unit.text)?.groups : undefined
  const text = heading?.['text']?.replace(CLOSING_SIGNS, '') ?? unit.text
  const source = unit.shape === 'numbered' ? text.replace(LIST_NUMBER, '') : text
  const inlines = inlinesOf(source, 0)
  const level = heading?.['signs']?.length
  const shape = level === undefined ? unit.shape : 'heading'
  return {
    ...unit,
    shape,
    ...(level !== undefined && { level }),
    text: plainText(inlines),
    inlines,
  }
}

function inlinesOf(source: string, depth: number): Inline[] {
  if (depth === DEPTH) return [{ kind: 'text', text: source }]
  const inlines: Inline[] = []
  let end = 0
  for (const match of source.matchAll(SPAN)) {
    if (match.index > end) inlines.push({ kind: 'text', text: source.slice(end, match.index) })
    inlines.push(spanOf(match.groups ?? {}, depth))
    end = match.index + match[0].length
  }
  if (end < source.length) inlines.push({ kind: 'text', text: source.slice(end) })
  return inlines
}

function spanOf(groups: Record<string, string | undefined>, depth: number): Inline {
  const { escaped, code, label, url, strong, star, line } = groups
  if (code !== undefined) return { kind: 'code', text: code }
  if (label !== undefined && url !== undefined)
    return { kind: 'link', url, children: inlinesOf(label, depth + 1) }
  if (strong !== undefined) return { kind: 'strong', children: inlinesOf(strong, depth + 1) }
  const emphasis = star ?? line
  if (emphasis !== undefined) return { kind: 'emphasis', children: inlinesOf(emphasis, depth + 1) }
  return { kind: 'text', text: escaped ?? '' }
}
