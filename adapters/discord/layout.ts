/** How the blocks of one message stand on Discord: as plain content, or as a headline over a card. */
import type { Block, Meta } from '../../messages/message.ts'
import { cutAtWord } from '../../messages/plain.ts'
import { escapeText } from './escape.ts'
import { isWritten, writeBlocks } from './markdown.ts'
import { type Embed, limits } from './payload.ts'

/** UTF-16 units for who and what: even with every one of them escaped, they and a date fit into one content. */
const metaRoom = 900

/** The text of one message, before buttons: content and, on a card, the embed. */
export type Text = { content: string; embed?: Embed }

/** Everything in the content: answers, `headline` posts, and chats where embeds are refused. */
export function asContent(blocks: Block[]): Text {
  const meta = blocks.find((block) => block.kind === 'meta')
  const small = meta ? footerLines(meta).map(smallPrint) : []
  const text = writeBlocks(blocks.filter(isWritten))
  return { content: joined(hasBody(blocks) ? '\n\n' : '\n', [text, small.join('\n')]) }
}

/** Whether there is more to read than a headline and the small lines under it. */
export const hasBody = (blocks: Block[]) =>
  blocks.some((block) => !['headline', 'note', 'meta'].includes(block.kind))

/** The headline is the content (what a phone's lock screen shows), the text an embed. */
export function asCard(blocks: Block[]): Text {
  const isHead = (block: Block) => block.kind === 'headline'
  const meta = blocks.find((block) => block.kind === 'meta')
  const text = writeBlocks(blocks.filter(isWritten).filter((block) => !isHead(block)))
  // A footer is one line of plain text: where the date wants its own, who and what go to the description.
  const below = meta?.dateApart ? metaLines(meta).map((line) => `_${escapeText(line)}_`) : []
  const description = joined('\n\n', [text, below.join('\n')])
  const footer = meta ? (footerLines(meta).slice(below.length)[0] ?? '') : ''
  return {
    content: writeBlocks(blocks.filter(isWritten).filter(isHead)),
    embed: {
      ...(description ? { description } : {}),
      ...(footer ? { footer: { text: footer.toWellFormed() } } : {}),
    },
  }
}

/** One line `Press release · River Council · Idlib, Aleppo`; two where the date has a line of its own. */
function metaLines({ parts, topics, tagsLead, dateApart }: Meta): string[] {
  const who = joined(' · ', parts)
  // The word before the topics keeps a line right to left that would begin with a Latin name.
  const what = topics.length > 0 ? joined(' ', [tagsLead, topics.join('، ')]) : ''
  const lines = dateApart ? [who, what] : [joined(' · ', [who, topics.join(', ')])]
  const room = Math.floor(metaRoom / lines.length)
  return lines.filter((line) => line.trim() !== '').map((line) => cutAtWord(line, room))
}

/** The same with the date: the short one in the line, or below as a line of its own, which begins with the weekday. */
function footerLines(meta: Meta): string[] {
  const lines = metaLines(meta)
  if (meta.dateApart) return [...lines, meta.date?.long ?? ''].filter(Boolean)
  return [joined(' · ', [...lines, meta.date?.short ?? ''])].filter(Boolean)
}

const smallPrint = (line: string) => `-# ${escapeText(line)}`

const joined = (by: string, parts: string[]) => parts.filter((part) => part.trim() !== '').join(by)

export function fits({ content, embed }: Text): boolean {
  const description = embed?.description?.length ?? 0
  return (
    content.length <= limits.content &&
    description <= limits.description &&
    description + (embed?.footer?.text.length ?? 0) <= limits.embeds
  )
}

/** The date moves into the meta line, where this platform shows it; the rest of a text is behind its button. */
export function settled(blocks: Block[]): Block[] {
  const below = blocks.find((block) => block.kind === 'date')
  const isMeta = (block: Block) => block.kind === 'meta'
  const others = blocks.filter(
    (block) => block.kind !== 'date' && block.kind !== 'rest' && !isMeta(block),
  )
  const meta = blocks.find((block) => block.kind === 'meta') ?? (below && nobody)
  if (!meta) return others
  const date = meta.date ?? below?.date
  return [...others, { ...meta, ...(date ? { date } : {}) }]
}

const nobody: Meta = {
  kind: 'meta',
  parts: [],
  dateForm: 'short',
  dateApart: false,
  topics: [],
  tagsLead: '',
}
