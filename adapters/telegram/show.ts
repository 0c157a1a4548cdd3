/** A Telegram post as readable text: `**bold**`, `_italic_`, `▏` before each quoted line, `[label](address)`, buttons below. */
import type { Post } from '../adapter.ts'
import type { Entity, TelegramPayload } from './wire.ts'

export function showTelegramPost(post: Post): string {
  const { text, entities, reply_markup, link_preview_options } = post.payload as TelegramPayload
  const rows = reply_markup?.inline_keyboard ?? []
  return [
    ...(post.picture ? ['(picture)'] : []),
    ...('url' in link_preview_options ? [`(picture: ${link_preview_options.url})`] : []),
    ...linesOf(text).map((line) => (isQuoted(line, entities) ? '▏' : '') + shown(line, entities)),
    ...rows.map((row) => row.map((button) => `[${button.text}]`).join(' ')),
  ].join('\n')
}

type Line = { text: string; start: number }

function linesOf(text: string): Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const found = { text: line, start }
    start += line.length + 1
    return found
  })
}

const isQuoted = ({ start }: Line, entities: Entity[]) =>
  entities.some(
    ({ type, offset, length }) =>
      type.endsWith('blockquote') && offset <= start && start < offset + length,
  )

const marks: Record<Entity['type'], (url: string) => [open: string, close: string]> = {
  bold: () => ['**', '**'],
  italic: () => ['_', '_'],
  code: () => ['`', '`'],
  text_link: (url) => ['[', `](${url})`],
  blockquote: () => ['', ''],
  expandable_blockquote: () => ['', ''],
}

function shown({ text, start }: Line, entities: Entity[]): string {
  let result = ''
  for (let at = 0; at <= text.length; at += 1) {
    const here = start + at
    // Outer entities come first in the list: they open first and close last.
    for (const { type, url = '' } of entities.toReversed().filter((one) => endOf(one) === here)) {
      result += marks[type](url)[1]
    }
    for (const { type, url = '' } of entities.filter((one) => one.offset === here)) {
      result += marks[type](url)[0]
    }
    result += text.charAt(at)
  }
  return result
}

const endOf = ({ offset, length }: Entity) => offset + length
