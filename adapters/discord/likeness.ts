/** A Discord post as HTML, the way its reader sees it: content, card and buttons. Reads back the Markdown that `markdown.ts` writes. Pure. */
import { escapeHtml } from '../../messages/html.ts'
import type { Post } from '../adapter.ts'
import { bodyOf, type Button, type Embed, type Payload } from './payload.ts'

export function discordLikeness(post: Post): string {
  const payload = post.payload as Payload
  const { content, embeds, components } = bodyOf(payload)
  const hasPicture = post.picture !== undefined
  const rows = components.map(
    (row) => `<div class="row">${row.components.map(keyHtml).join('')}</div>`,
  )
  return [
    ...('message' in payload
      ? [`<p class="thread" dir="auto">${escapeHtml(payload.name)}</p>`]
      : []),
    content ? `<div class="content">${markdownHtml(content)}</div>` : '',
    ...embeds.map((embed) => embedHtml(embed, hasPicture)),
    ...(rows.length > 0 ? [`<div class="keys">${rows.join('')}</div>`] : []),
  ].join('')
}

const keyHtml = (button: Button) =>
  `<span class="key${'url' in button ? ' link' : ''}" dir="auto">${escapeHtml(button.label)}</span>`

function embedHtml({ description, footer }: Embed, hasPicture: boolean): string {
  return [
    '<div class="embed">',
    description ? `<div class="description">${markdownHtml(description)}</div>` : '',
    hasPicture ? '<div class="picture"></div>' : '',
    footer ? `<p class="footer" dir="auto">${escapeHtml(footer.text)}</p>` : '',
    '</div>',
  ].join('')
}

/** What a line begins with, and the class that its paragraph gets. */
const starts: [RegExp, string][] = [
  [/^> /, 'quote'],
  [/^-# /, 'small'],
  [/^- /, 'bullet'],
]

const markdownHtml = (text: string): string => text.split('\n').map(lineHtml).join('')

function lineHtml(line: string): string {
  const [start, kind] = starts.find(([pattern]) => pattern.test(line)) ?? []
  const words = start ? line.replace(start, '') : line
  return `<p dir="auto"${kind ? ` class="${kind}"` : ''}>${inlineHtml(words)}</p>`
}

/** One mark of Markdown, an escaped character, or a run of plain text. */
const token =
  /\\(?<escaped>[^\p{L}\p{N}\s])|\[(?<label>(?:\\.|[^\\\]])*)\]\(<(?<target>[^<>]*)>\)|<(?<address>https?:\/\/[^<>]*)>|`(?<code>[^`]*)`|(?<mark>\*\*|_)|(?<plain>[^\\[<`*_]+|.)/gu

const tags: Record<string, string> = { '**': 'strong', _: 'em' }

function inlineHtml(text: string): string {
  const open: string[] = []
  let html = ''
  for (const { groups = {} } of text.matchAll(token)) {
    const { escaped, label, target, address, code, mark, plain } = groups
    if (escaped !== undefined) html += escapeHtml(escaped)
    else if (label !== undefined) html += addressHtml(target ?? '', inlineHtml(label))
    else if (address !== undefined) html += addressHtml(address, escapeHtml(address))
    else if (code !== undefined) html += `<code>${escapeHtml(code)}</code>`
    else if (mark !== undefined) html += turn(mark, open)
    else html += escapeHtml(plain ?? '')
  }
  return (
    html +
    open
      .toReversed()
      .map((mark) => `</${tags[mark]}>`)
      .join('')
  )
}

/** Opens a mark, or closes it where it is the last that was opened. */
function turn(mark: string, open: string[]): string {
  if (open.at(-1) === mark) {
    open.pop()
    return `</${tags[mark]}>`
  }
  if (open.includes(mark)) return escapeHtml(mark)
  open.push(mark)
  return `<${tags[mark]}>`
}

// Shown, not followed: this is a likeness.
const addressHtml = (url: string, words: string) =>
  `<span class="address" title="${escapeHtml(url)}">${words}</span>`
