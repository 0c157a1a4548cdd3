/** Text with entities: the only form in which Barid gives words to Telegram. No HTML or Markdown, nothing to escape. */
import type { Inline } from '../../messages/message.ts'
import type { Entity } from './wire.ts'

/** Offsets count UTF-16 units, as the Bot API and JavaScript both do. */
export type Rich = { text: string; entities: Entity[] }

export const plain = (text: string): Rich => ({ text: clean(text), entities: [] })

export function join(parts: Rich[], separator = ''): Rich {
  const entities: Entity[] = []
  let text = ''
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += separator
    for (const entity of part.entities) {
      entities.push({ ...entity, offset: entity.offset + text.length })
    }
    text += part.text
  }
  return { text, entities }
}

/** Covers the whole with an entity; nothing is covered where there is nothing to see. */
export function marked(type: Entity['type'], { text, entities }: Rich, url?: string): Rich {
  if (text.trim() === '') return { text, entities }
  const around = { type, offset: 0, length: text.length, ...(url === undefined ? {} : { url }) }
  return { text, entities: [around, ...entities] }
}

export function rich(inlines: Inline[]): Rich {
  return join(
    inlines.map((inline) => {
      switch (inline.kind) {
        case 'text':
          return plain(inline.text)
        case 'code':
          return marked('code', plain(inline.text))
        case 'strong':
          return marked('bold', rich(inline.children))
        case 'emphasis':
          return marked('italic', rich(inline.children))
        case 'link': {
          const url = webUrl(inline.url)
          const words = rich(inline.children)
          return url ? marked('text_link', words, url) : words
        }
        default:
          return inline satisfies never
      }
    }),
  )
}

/**
 * The address of a link that Telegram takes. Another (another scheme, a host without a dot, a port out of range) makes
 * it refuse the whole message with `entity URL is invalid`.
 */
export function webUrl(url: string): string | undefined {
  const parsed = URL.parse(url)
  const isTaken =
    parsed !== null &&
    /^https?:$/.test(parsed.protocol) &&
    /^[^.]+(\.[^.]+)+$/.test(parsed.hostname) &&
    parsed.port !== '0' &&
    parsed.username === ''
  return isTaken ? parsed.href : undefined
}

/** The same words as the server will count them: it trims both ends, and an entity must not reach past them. */
export function trimmed({ text, entities }: Rich): Rich {
  const start = text.length - text.trimStart().length
  const kept = text.trim()
  return {
    text: kept,
    entities: entities.flatMap((entity) => {
      const from = Math.max(entity.offset - start, 0)
      const to = Math.min(entity.offset + entity.length - start, kept.length)
      return to > from ? [{ ...entity, offset: from, length: to - from }] : []
    }),
  }
}

/** Bytes of the entities as the server packs them: three numbers and the address; about 9500 are refused. */
export function packedSize(entities: Entity[]): number {
  return entities.reduce((sum, { url }) => sum + 12 + (url ? Buffer.byteLength(url) + 8 : 0), 0)
}

/**
 * What the server does to every text before it counts: control characters become spaces, and carriage returns,
 * U+2028 to U+202E and three combining marks vanish. Done here first, so that no offset moves there.
 */
function clean(text: string): string {
  return (
    text
      .toWellFormed()
      // A ring above is one of those marks: composed with its letter it stays.
      .replace(/\p{L}\u030a/gu, (letter) => letter.normalize('NFC'))
      .replace(/[\r\u2028-\u202e]|\u030a|\u0333|\u033f/g, '')
      // oxlint-disable-next-line no-control-regex -- these are what is replaced
      .replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ')
  )
}
