/** Makes a message read in its language's direction on every client, whatever names, numbers and URLs stand in it. */

import {
  beginRightToLeft,
  closeIsolate,
  isMixed,
  isolateLeftRuns,
  isolateRightRuns,
  openIsolate,
  stripBidi,
} from './bidi.ts'
import type { Block, DateText, Inline, Language, Message, TextBlock } from './message.ts'
import { mapTexts } from './inlines.ts'
import { plainText } from './plain.ts'

const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])

export function isRightToLeft(language: Language): boolean {
  return rightToLeft.has(language)
}

/**
 * Strips the bidi controls of every text, then adds ours. In a right-to-left message each line begins with a strong
 * right-to-left character, and Latin words, signed numbers and URLs are isolated; in another, Arabic words are isolated
 * where a block has both. Marks stay inside a text node (never in `code`, which people copy). Idempotent.
 * Button labels are left as they are.
 */
export function directed(message: Message): Message {
  const way = isRightToLeft(message.language) ? toTheLeft : toTheRight
  return { ...message, blocks: message.blocks.map((block) => directBlock(block, way)) }
}

/** How a line of inlines and the single strings of a line are directed; all come without controls. */
type Way = {
  line(inlines: Inline[]): Inline[]
  first(text: string): string
  later(text: string): string
}

const toTheLeft: Way = {
  line: leftwardLine,
  first: (text) => isolateLeftRuns(beginRightToLeft(text)),
  later: isolateLeftRuns,
}

const toTheRight: Way = {
  line: (inlines) => (isMixed(plainText(inlines)) ? mapTexts(inlines, isolateRightRuns) : inlines),
  first: isolateRightRuns,
  later: isolateRightRuns,
}

function leftwardLine(inlines: Inline[]): Inline[] {
  let atStart = true
  const direct = (inline: Inline): Inline[] => {
    if (inline.kind === 'code') {
      const open = atStart ? beginRightToLeft(openIsolate) : openIsolate
      atStart = false
      return [{ kind: 'text', text: open }, inline, { kind: 'text', text: closeIsolate }]
    }
    if (inline.kind !== 'text') return [{ ...inline, children: inline.children.flatMap(direct) }]
    const begun = atStart ? beginRightToLeft(inline.text) : inline.text
    atStart = inline.text.endsWith('\n')
    const lines = begun.replace(/(?<=\n)[^\n]+/g, beginRightToLeft)
    return [{ ...inline, text: isolateLeftRuns(lines) }]
  }
  return inlines.flatMap(direct)
}

function directBlock(block: Block, way: Way): Block {
  const first = (text: string) => way.first(stripBidi(text))
  const later = (text: string) => way.later(stripBidi(text))
  const date = ({ long, short }: DateText) => ({ long: first(long), short: first(short) })
  switch (block.kind) {
    case 'headline':
    case 'note':
      return { ...block, children: directLine(block.children, way) }
    case 'date':
      return { ...block, date: date(block.date) }
    case 'rest':
      return { ...block, children: block.children.map((child) => directText(child, way)) }
    case 'meta':
      return {
        ...block,
        parts: block.parts.map((part, index) => (index === 0 ? first(part) : later(part))),
        ...(block.date && { date: date(block.date) }),
        topics: block.topics.map(later),
        tagsLead: first(block.tagsLead),
      }
    default:
      return directText(block, way)
  }
}

function directText(block: TextBlock, way: Way): TextBlock {
  if (block.kind === 'list') {
    return { ...block, items: block.items.map((item) => directLine(item, way)) }
  }
  const children = directLine(block.children, way)
  return block.kind === 'quote' && block.attribution
    ? { ...block, children, attribution: directLine(block.attribution, way) }
    : { ...block, children }
}

const directLine = (inlines: Inline[], way: Way) => way.line(mapTexts(inlines, stripBidi))
