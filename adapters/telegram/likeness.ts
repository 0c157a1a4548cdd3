/** A Telegram post as HTML, the way its reader sees it: lines each in their own direction, quotations, buttons below. Pure. */
import { beginRightToLeft } from '../../messages/bidi.ts'
import { escapeHtml } from '../../messages/html.ts'
import type { Post } from '../adapter.ts'
import type { Entity, TelegramPayload } from './wire.ts'

export function telegramLikeness(post: Post): string {
  const { text, entities, reply_markup, link_preview_options } = post.payload as TelegramPayload
  const hasPicture = post.picture !== undefined || 'url' in link_preview_options
  const rows = (reply_markup?.inline_keyboard ?? []).map(
    (row) => `<div class="row">${row.map(keyHtml).join('')}</div>`,
  )
  return [
    '<div class="bubble">',
    ...(hasPicture ? ['<div class="picture"></div>'] : []),
    ...stretches(linesOf(text), entities).map((stretch) => stretchHtml(stretch, entities)),
    '</div>',
    ...(rows.length > 0 ? [`<div class="keys">${rows.join('')}</div>`] : []),
  ].join('')
}

const keyHtml = (button: { text: string } | { text: string; url: string }) =>
  `<span class="key${'url' in button ? ' link' : ''}" dir="auto">${escapeHtml(button.text)}</span>`

type Line = { text: string; start: number }

function linesOf(text: string): Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const found = { text: line, start }
    start += line.length + 1
    return found
  })
}

/** Lines of one quotation, or lines outside of any. */
type Stretch = { quote?: Entity; lines: Line[] }

function stretches(lines: Line[], entities: Entity[]): Stretch[] {
  const found: Stretch[] = []
  for (const line of lines) {
    const quote = entities.find(
      ({ type, offset, length }) =>
        isQuote(type) && offset <= line.start && line.start < offset + length,
    )
    const last = found.at(-1)
    if (last && last.quote === quote) last.lines.push(line)
    else found.push({ lines: [line], ...(quote ? { quote } : {}) })
  }
  return found
}

const isQuote = (type: Entity['type']) => type.endsWith('blockquote')

function stretchHtml({ quote, lines }: Stretch, entities: Entity[]): string {
  const html = lines.map((line) => `<p dir="auto">${lineHtml(line, entities)}</p>`).join('')
  if (!quote) return html
  const fold = quote.type === 'expandable_blockquote' ? ' class="fold"' : ''
  // The side of the bar follows the first line, as in the clients.
  const first = lines[0]?.text ?? ''
  const direction = first !== '' && beginRightToLeft(first) === first ? 'rtl' : 'ltr'
  return `<blockquote${fold} dir="${direction}">${html}</blockquote>`
}

const marks: Record<Entity['type'], (url: string) => [open: string, close: string]> = {
  bold: () => ['<strong>', '</strong>'],
  italic: () => ['<em>', '</em>'],
  code: () => ['<code>', '</code>'],
  // Shown, not followed: this is a likeness.
  text_link: (url) => [`<span class="address" title="${escapeHtml(url)}">`, '</span>'],
  blockquote: () => ['', ''],
  expandable_blockquote: () => ['', ''],
}

/** Cut at every border of an entity; each piece is wrapped in all that hold it, so that elements always nest. */
function lineHtml({ text, start }: Line, entities: Entity[]): string {
  const end = start + text.length
  const inside = entities.filter(({ offset, length }) => offset < end && offset + length > start)
  const borders = inside.flatMap(({ offset, length }) => [offset, offset + length])
  const cuts = [...new Set([start, ...borders, end])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b)
  return cuts
    .slice(1)
    .map((to, index) => {
      const from = cuts[index] ?? start
      const around = inside.filter(({ offset, length }) => offset <= from && to <= offset + length)
      const pairs = around.map(({ type, url = '' }) => marks[type](url))
      const open = pairs.map(([mark]) => mark).join('')
      const close = pairs
        .toReversed()
        .map(([, mark]) => mark)
        .join('')
      return open + escapeHtml(text.slice(from - start, to - start)) + close
    })
    .join('')
}
