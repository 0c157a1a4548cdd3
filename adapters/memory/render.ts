/** Message → plain text posts, nothing folded and nothing cut: the smallest renderer, and the one to read first. */
import { directed } from '../../messages/direction.ts'
import type { Action, Block, Inline, Message } from '../../messages/message.ts'
import { splitBlocks } from '../../messages/split.ts'
import type { Post, Renderer } from '../adapter.ts'

/** The payload of a memory post: what a person reads, and the buttons under it. */
export type MemoryPayload = { text: string; actions: Action[][] }

/** UTF-16 units in one post. */
const limit = 4096

const isWeb = /^https?:\/\/[^\s/]+\.[^\s/]/

export const memoryRenderer: Renderer = {
  platform: 'memory',
  capabilities: { idempotent: true, suggestions: true, ephemeral: true, forms: true },
  render(message) {
    const textOf = (blocks: Block[]) =>
      blocksText(directed({ ...message, blocks }).blocks).toWellFormed()
    const fits = (blocks: Block[]) => textOf(blocks).length <= limit
    const parts = splitBlocks(message.blocks, fits).map(textOf)
    return parts.map((text, index) => post(message, text, index, index === parts.length - 1))
  },
}

function post(message: Message, text: string, index: number, isLast: boolean): Post {
  const actions = isLast ? (message.actions ?? []).filter((row) => row.length > 0) : []
  const payload: MemoryPayload = { text, actions }
  return {
    kind: 'text',
    payload,
    ...(message.picture && index === 0
      ? { kind: 'picture', picture: message.picture.hash, fallback: payload }
      : {}),
    hasKeyboard: actions.length > 0,
    length: { used: text.length, limit },
  }
}

const blocksText = (blocks: Block[]): string =>
  blocks
    .map(blockText)
    .filter((text) => text.trim() !== '')
    .join('\n\n')

function blockText(block: Block): string {
  switch (block.kind) {
    case 'headline':
    case 'heading':
    case 'paragraph':
    case 'note':
      return wordsOf(block.children)
    case 'date':
      return block.date.long
    case 'quote':
      return [block.children, ...(block.attribution ? [block.attribution] : [])]
        .map(wordsOf)
        .join('\n')
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${(block.start ?? 1) + index}.` : '•'
          return `${mark} ${wordsOf(item)}`
        })
        .join('\n')
    case 'rest':
      return blocksText(block.children)
    case 'meta': {
      const date = block.date?.[block.dateForm]
      const who = [...block.parts, ...(date && !block.dateApart ? [date] : [])].join(' · ')
      const topics = block.topics.join(', ')
      const lines = [who, block.dateApart ? date : '', topics && `${block.tagsLead} ${topics}`]
      return lines
        .filter(Boolean)
        .map((line) => line?.trim())
        .join('\n')
    }
    default:
      return block satisfies never
  }
}

function wordsOf(inlines: Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'link' && isWeb.test(inline.url)) {
        return `${wordsOf(inline.children)} <${inline.url}>`
      }
      return 'text' in inline ? inline.text : wordsOf(inline.children)
    })
    .join('')
}
