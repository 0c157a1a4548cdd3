/** Message → Telegram posts: text with entities, within the limits of the Bot API. Pure, and without an SDK. */
import { farthest } from '../../messages/borders.ts'
import { directed } from '../../messages/direction.ts'
import { hashtag } from '../../messages/hashtag.ts'
import type { Block, Message, Picture } from '../../messages/message.ts'
import { splitBlocks } from '../../messages/split.ts'
import type { Post, Renderer } from '../adapter.ts'
import { packedSize, trimmed, webUrl, type Rich } from './entities.ts'
import { keyboardOf } from './keyboard.ts'
import { layOut } from './layout.ts'
import { captionLimit, type LinkPreview, type TelegramPayload } from './wire.ts'

/**
 * Bot API: 4096 characters of a text after entities parsing (of a caption, see `captionLimit`). The server counts code
 * points; UTF-16 units are never fewer and are what entities count.
 */
const textLimit = 4096
/** The server drops further entities without a word. Not documented; the same in several libraries. */
const entityLimit = 100
/** Bytes; the server refuses about 9500 with ENTITIES_TOO_LONG. */
const entityBytes = 9000

export const telegramRenderer: Renderer = {
  platform: 'telegram',
  capabilities: { idempotent: false, suggestions: false, ephemeral: false },
  render(message) {
    const tagged = { ...message, blocks: message.blocks.map(withHashtags) }
    return postsOf(tagged, message.picture)
  },
}

/**
 * One post wherever it can be. A picture takes all of the text as its caption where it fits; else a public one stands as a
 * large preview above the text; else it takes the headline and the meta lines, and the text is a reply to it.
 */
function postsOf(message: Message, picture: Picture | undefined): Post[] {
  if (!picture) return textPosts(message, message.blocks)
  if (fitsIn(captionLimit, message)(message.blocks)) {
    return numbered([{ ...draft(message, message.blocks), picture: picture.hash }], message)
  }
  const url = picture.url && webUrl(picture.url)
  if (url) return textPosts(message, message.blocks, above(url))
  const [caption, text] = parted(message)
  return numbered(
    [{ ...draft(message, caption), picture: picture.hash }, ...textDrafts(message, text)],
    message,
  )
}

/** A post before it is known which part it is. */
type Draft = Rich & { picture?: string; preview?: LinkPreview }

const textPosts = (message: Message, blocks: Block[], preview?: LinkPreview): Post[] =>
  numbered(textDrafts(message, blocks, preview), message)

function textDrafts(message: Message, blocks: Block[], preview?: LinkPreview): Draft[] {
  const fits = fitsIn(textLimit, message)
  const [first, ...more] = splitBlocks(cutRest(blocks, fits), fits).map((part) =>
    draft(message, part),
  )
  if (!first) return []
  return [preview ? { ...first, preview } : first, ...more]
}

/** The headline with the lines under it and the meta lines go with the picture; the text is the reply to it. */
function parted({ blocks, ...message }: Message): [caption: Block[], text: Block[]] {
  const fits = fitsIn(captionLimit, { ...message, blocks })
  const top = blocks.findIndex((block) => !['headline', 'note', 'date'].includes(block.kind))
  const body = top < 0 ? blocks.length : top
  const head = blocks.slice(0, body)
  const meta = blocks.filter((block) => block.kind === 'meta')
  const text = blocks.slice(body).filter((block) => block.kind !== 'meta')
  if (fits([...head, ...meta])) return [[...head, ...meta], text]
  const [caption = [], ...later] = splitBlocks([...head, ...meta], fits)
  return [caption, [...later.flat(), ...text]]
}

function numbered(drafts: Draft[], message: Message): Post[] {
  const shown = drafts.filter((one) => one.text !== '' || one.picture)
  const keyboard = keyboardOf(message.actions ?? [])
  return shown.map(({ text, entities, picture, preview }, index) => {
    const buttons = index === shown.length - 1 ? keyboard : undefined
    const payload: TelegramPayload = {
      text,
      entities,
      ...(buttons ? { reply_markup: buttons } : {}),
      link_preview_options: preview ?? { is_disabled: true },
    }
    return {
      kind: picture ? 'picture' : 'text',
      payload,
      ...(picture ? { picture, fallback: payload } : {}),
      hasKeyboard: buttons !== undefined,
      length: { used: text.length, limit: picture ? captionLimit : textLimit },
    }
  })
}

/** A rest that is to end at a paragraph keeps as many of its blocks as fit into one post with all that stands around it. */
function cutRest(blocks: Block[], fits: (blocks: Block[]) => boolean): Block[] {
  const at = blocks.findIndex((block) => block.kind === 'rest' && block.overflow === 'cut')
  const rest = blocks[at]
  if (rest?.kind !== 'rest') return blocks
  const upTo = (count: number) =>
    blocks.with(at, { ...rest, children: rest.children.slice(0, count) })
  const counts = rest.children.keys().map((index) => index + 1)
  return upTo(farthest(counts, (count) => fits(upTo(count))) ?? 0)
}

/** Directed after splitting, since each part begins lines anew. */
const draft = (message: Message, blocks: Block[]): Draft =>
  trimmed(layOut(directed({ ...message, blocks }).blocks, message.language))

const fitsIn = (limit: number, message: Message) => (blocks: Block[]) => {
  const { text, entities } = draft(message, blocks)
  return (
    text.length <= limit && entities.length <= entityLimit && packedSize(entities) <= entityBytes
  )
}

const above = (url: string): LinkPreview => ({
  url,
  prefer_large_media: true,
  show_above_text: true,
})

/** Before direction marks are added, which must stand outside the tags. */
const withHashtags = (block: Block): Block =>
  block.kind === 'meta'
    ? { ...block, topics: block.topics.map(hashtag).filter((tag) => tag !== '') }
    : block
