/** What the server does to a text or caption, in its order: sizes, entities, cleaning, trimming, length. */
import type { FakeEntity } from './world.ts'
import { bad } from './refusal.ts'

export type TextRules = {
  /** Code points after parsing: 4096 of a text, 1024 of a caption. */
  limit: number
  tooLong: string
  empty: 'refused' | 'allowed'
  /** Entities after the hundredth vanish without a word. */
  folklore: boolean
}

const rawBytes = 32_768
const entityBytes = 9_500

export function checkedText(
  text: unknown = '',
  entities: unknown,
  rules: TextRules,
): { text: string; entities: FakeEntity[] } {
  const raw = typeof text === 'string' ? text : JSON.stringify(text)
  if (Buffer.byteLength(raw) > rawBytes) throw bad('text is too long')
  if (raw === '' && rules.empty === 'refused') throw bad('message text is empty')
  if (!raw.isWellFormed()) throw bad('strings must be encoded in UTF-8')
  const checked = (Array.isArray(entities) ? entities : []).flatMap((one) => entityOf(one, raw))
  const clean = trimmed(cleaned({ text: raw, entities: checked }))
  if (clean.text === '' && rules.empty === 'refused') throw bad('text must be non-empty')
  if (Array.from(clean.text).length > rules.limit) throw bad(rules.tooLong)
  if (packedSize(clean.entities) > entityBytes) throw bad('ENTITIES_TOO_LONG')
  return rules.folklore ? { ...clean, entities: clean.entities.slice(0, 100) } : clean
}

const taken = new Set(
  'bold italic underline strikethrough spoiler blockquote expandable_blockquote code pre text_link text_mention custom_emoji date_time'.split(
    ' ',
  ),
)
const ignored = new Set(
  'mention hashtag cashtag bot_command url email phone_number bank_card'.split(' '),
)

function entityOf(value: unknown, text: string): FakeEntity[] {
  const { type, offset, length, url } = value as FakeEntity
  if (ignored.has(type)) return []
  if (!taken.has(type)) throw bad("can't parse MessageEntity: Unsupported type specified")
  if (!(offset >= 0 && offset <= 1e6))
    throw bad(`receive an entity with incorrect offset ${offset}`)
  if (!(length >= 0 && length <= 1e6))
    throw bad(`receive an entity with incorrect length ${length}`)
  if (length === 0) return []
  const end = offset + length
  if (offset >= text.length) {
    throw bad(`entity begins after the end of the text at UTF-16 offset ${offset}`)
  }
  if (end > text.length) {
    throw bad(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    )
  }
  const byte = (at: number) => Buffer.byteLength(text.slice(0, at))
  if (splitsPair(text, offset)) {
    throw bad(`entity begins in a middle of a UTF-16 symbol at byte offset ${byte(offset)}`)
  }
  if (splitsPair(text, end)) {
    throw bad(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${byte(end)}`,
    )
  }
  if (type === 'text_link') checkUrl(url ?? '', 'entity')
  return [{ type, offset, length, ...(url === undefined ? {} : { url }) }]
}

const splitsPair = (text: string, at: number) =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1))

/** Throws as the server does for the address of a link or button; unlike in HTML, a bad one refuses the whole message. */
export function checkUrl(url: string, where: 'entity' | 'inline keyboard button'): void {
  const refuse = (why: string) => bad(`${where} URL '${url}' is invalid: ${why}`)
  const [, protocol = 'http', authority = ''] = /^(?:([a-z]+):\/\/)?([^/?#]*)/i.exec(url) ?? []
  if (!/^(https?|tg|ton)$/i.test(protocol)) throw refuse('Unsupported URL protocol')
  const [, host = '', port] = /^(.*?)(?::(\d*))?$/.exec(authority.replace(/^.*@/, '')) ?? []
  if (host === '') throw refuse('URL host is empty')
  if (port !== undefined && !(Number(port) > 0 && Number(port) < 65_536)) {
    throw refuse('Wrong port number specified in the URL')
  }
  if (/[\s<>"]/.test(host)) throw refuse('Host is invalid')
  if (/^https?$/i.test(protocol) && !/^[^.].*\.[^.]+$/.test(host)) throw refuse('Wrong HTTP URL')
}

type Rich = { text: string; entities: FakeEntity[] }

/** Removes and replaces characters, and moves the entities with the text. */
function cleaned({ text, entities }: Rich): Rich {
  const removed = /[\r\u2028-\u202e]|\u030a|\u0333|\u033f/
  const kept: number[] = [0]
  let result = ''
  for (const unit of text.split('')) {
    // oxlint-disable-next-line no-control-regex -- what the server makes spaces of
    if (!removed.test(unit)) result += unit.replace(/[\u0000-\u0009\u000b-\u001f]/, ' ')
    kept.push(result.length)
  }
  return { text: result, entities: moved(entities, (at) => kept[at] ?? result.length) }
}

function trimmed({ text, entities }: Rich): Rich {
  const start = text.length - text.replace(/^[ \n]+/, '').length
  const kept = text.slice(start).trimEnd()
  return {
    text: kept,
    entities: moved(entities, (at) => Math.min(Math.max(at - start, 0), kept.length)),
  }
}

const moved = (entities: FakeEntity[], to: (at: number) => number): FakeEntity[] =>
  entities.flatMap((entity) => {
    const [from, end] = [to(entity.offset), to(entity.offset + entity.length)]
    return end > from ? [{ ...entity, offset: from, length: end - from }] : []
  })

/** As MTProto packs them: a constructor and two numbers, and the address with its length, padded to four bytes. */
const packedSize = (entities: FakeEntity[]) =>
  entities.reduce((sum, { url }) => {
    const size = url === undefined ? 0 : Buffer.byteLength(url)
    return sum + 12 + (size > 0 ? Math.ceil((size + (size < 254 ? 1 : 4)) / 4) * 4 : 0)
  }, 0)
