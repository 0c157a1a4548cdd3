/** Blocks → text with entities: how each block looks in a Telegram post. */
import { isRightToLeft } from '../../messages/direction.ts'
import type { Block, Language, Meta, TextBlock } from '../../messages/message.ts'
import { join, marked, plain, rich, type Rich } from './entities.ts'

/** All blocks with one blank line between parts; small lines stand directly under the headline. */
export function layOut(blocks: Block[], language: Language): Rich {
  const parts = blocks
    .map((block) => ({ block, shown: blockOf(block, language) }))
    .filter(({ shown }) => shown.text.trim() !== '')
  return parts.reduce<Rich>(
    (above, { block, shown }, index) => {
      const previous = parts[index - 1]?.block.kind
      if (!previous) return shown
      return join([above, shown], isSmall(block.kind) && hangs(previous) ? '\n' : '\n\n')
    },
    { text: '', entities: [] },
  )
}

const isSmall = (kind: Block['kind']) => kind === 'note' || kind === 'date'
const hangs = (kind: Block['kind']) => kind === 'headline' || isSmall(kind)

function blockOf(block: Block, language: Language): Rich {
  switch (block.kind) {
    case 'headline':
      return marked('bold', rich(block.children))
    case 'note':
      return marked('italic', rich(block.children))
    case 'date':
      return marked('italic', plain(block.date.long))
    case 'rest': {
      // A quotation cannot stand in another on Telegram: inside the folded text it is set in italics.
      const within = block.children.map((child) =>
        child.kind === 'quote' ? marked('italic', quotation(child)) : textOf(child, language),
      )
      return marked('expandable_blockquote', join(within, '\n\n'))
    }
    case 'meta':
      return metaOf(block)
    default:
      return textOf(block, language)
  }
}

function textOf(block: TextBlock, language: Language): Rich {
  switch (block.kind) {
    case 'paragraph':
      return rich(block.children)
    case 'heading':
      return marked('bold', rich(block.children))
    case 'quote':
      return marked('blockquote', quotation(block))
    case 'list': {
      // A digit has no direction of its own: the mark keeps the line right to left.
      const lead = isRightToLeft(language) ? '\u200f' : ''
      const first = block.start ?? 1
      const items = block.items.map((item, index) =>
        join([plain(block.ordered ? `${lead}${first + index}. ` : `${lead}• `), rich(item)]),
      )
      return join(items, '\n')
    }
    default:
      return block satisfies never
  }
}

const quotation = ({ children, attribution }: Extract<TextBlock, { kind: 'quote' }>): Rich =>
  join(attribution ? [rich(children), rich(attribution)] : [rich(children)], '\n')

/** Who speaks and when, in small italics; hashtags on the last line. */
function metaOf(meta: Meta): Rich {
  const date = meta.date?.[meta.dateForm]
  const who = [...meta.parts, ...(date && !meta.dateApart ? [date] : [])].join(' · ')
  const tags = [...(meta.tagsLead ? [meta.tagsLead] : []), ...meta.topics].join(' ')
  const lines = [
    marked('italic', plain(who)),
    marked('italic', plain(meta.dateApart ? (date ?? '') : '')),
    plain(meta.topics.length > 0 ? tags : ''),
  ]
  return join(
    lines.filter((line) => line.text !== ''),
    '\n',
  )
}
