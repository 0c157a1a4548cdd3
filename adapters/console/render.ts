/** Message → HTML of a few plain elements, for the chat of the web console. Pure. */
import { directed, isRightToLeft } from '../../messages/direction.ts'
import { escapeHtml, wordsOfHtml } from '../../messages/html.ts'
import type { Action, Block, Inline, Language, Message } from '../../messages/message.ts'
import { splitBlocks } from '../../messages/split.ts'
import type { Post, Renderer } from '../adapter.ts'

export type ConsolePayload = {
  /** Elements `p`, `ol`, `ul`, `li`, `blockquote`, `strong`, `em`, `code`, `a`; classes, no styles and no scripts. */
  html: string
  language: Language
  direction: 'ltr' | 'rtl'
  actions: Action[][]
  /** The whole message, under its first post: what other platforms would make of it can be shown beside it. */
  message?: Message
}

/** UTF-16 units of words in one post; as long as the longest of other platforms, so that lists page alike. */
const limit = 4096

const isWeb = /^https?:\/\/[^\s/]+\.[^\s/]/

export const consoleRenderer: Renderer = {
  platform: 'console',
  capabilities: { idempotent: true, suggestions: true, ephemeral: true },
  render(message) {
    const htmlOf = (blocks: Block[]) => blocksHtml(directed({ ...message, blocks }).blocks)
    const fits = (blocks: Block[]) => wordsOfHtml(htmlOf(blocks)).length <= limit
    const parts = splitBlocks(message.blocks, fits).map(htmlOf)
    return parts.map((html, index) => post(message, html, index === 0, index === parts.length - 1))
  },
}

function post(message: Message, html: string, isFirst: boolean, isLast: boolean): Post {
  const { language, picture } = message
  const actions = isLast ? (message.actions ?? []).filter((row) => row.length > 0) : []
  const payload: ConsolePayload = {
    html,
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    actions,
    ...(isFirst ? { message } : {}),
  }
  return {
    kind: 'text',
    payload,
    ...(picture && isFirst ? { kind: 'picture', picture: picture.hash, fallback: payload } : {}),
    hasKeyboard: actions.length > 0,
    length: { used: wordsOfHtml(html).length, limit },
  }
}

const blocksHtml = (blocks: Block[]): string =>
  blocks
    .map(blockHtml)
    .filter((html) => wordsOfHtml(html).trim() !== '')
    .join('\n')

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'headline':
    case 'heading':
    case 'note':
      return line(block.kind, inlinesHtml(block.children))
    case 'paragraph':
      return `<p dir="auto">${inlinesHtml(block.children)}</p>`
    case 'date':
      return line('note', escapeHtml(block.date.long))
    case 'quote': {
      const by = block.attribution && line('note', inlinesHtml(block.attribution))
      return `<blockquote dir="auto"><p>${inlinesHtml(block.children)}</p>${by ? `\n${by}` : ''}</blockquote>`
    }
    case 'list': {
      const items = block.items.map((item) => `<li dir="auto">${inlinesHtml(item)}</li>`).join('\n')
      return block.ordered ? `<ol${startOf(block.start)}>${items}</ol>` : `<ul>${items}</ul>`
    }
    case 'rest':
      return blocksHtml(block.children)
    case 'meta': {
      const date = block.date?.[block.dateForm] ?? ''
      const who = [...block.parts, ...(block.dateApart ? [] : [date])].filter(Boolean).join(' · ')
      const topics = block.topics.join(', ')
      const lines = [who, block.dateApart ? date : '', topics && `${block.tagsLead} ${topics}`]
      return lines
        .filter((words) => words.trim() !== '')
        .map((words) => line('meta', escapeHtml(words.trim())))
        .join('\n')
    }
    default:
      return block satisfies never
  }
}

const line = (kind: string, html: string) => `<p class="${kind}" dir="auto">${html}</p>`

const startOf = (start = 1) => (start === 1 ? '' : ` start="${Math.trunc(start)}"`)

const inlinesHtml = (inlines: Inline[]): string => inlines.map(inlineHtml).join('')

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeHtml(inline.text).replaceAll('\n', '<br>')
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`
    case 'strong':
    case 'emphasis': {
      const tag = inline.kind === 'strong' ? 'strong' : 'em'
      return `<${tag}>${inlinesHtml(inline.children)}</${tag}>`
    }
    case 'link': {
      const words = inlinesHtml(inline.children)
      if (!isWeb.test(inline.url)) return words
      return `<a href="${escapeHtml(inline.url)}" target="_blank" rel="noopener noreferrer">${words}</a>`
    }
    default:
      return inline satisfies never
  }
}
