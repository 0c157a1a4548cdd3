/** Message → Discord messages: the headline as content, the text in one embed, who and when in its footer. */
import { directed } from '../../messages/direction.ts'
import type { Action, Block, Message, Picture } from '../../messages/message.ts'
import { blockText, cutAtWord } from '../../messages/plain.ts'
import { splitBlocks } from '../../messages/split.ts'
import type { Post, Renderer, Surface } from '../adapter.ts'
import { buttonRows } from './buttons.ts'
import { asCard, asContent, fits, hasBody, settled, type Text } from './layout.ts'
import { limits, type MessageBody, type Payload, suppressNotifications } from './payload.ts'

export const discordRenderer: Renderer = {
  platform: 'discord',
  capabilities: { idempotent: true, suggestions: true, ephemeral: true, forms: true },

  render(message, surface) {
    const { picture } = surface.plain ? {} : message
    const blocks = settled(message.blocks)
    const layout = layoutOf(blocks, surface, picture)
    const shown = (some: Block[]) => directed({ ...message, blocks: some }).blocks
    const parts = splitBlocks(blocks, (some) => fits(layout(shown(some)))).map(shown)
    return parts.map((part, index) => {
      const rows = index === parts.length - 1 ? buttonRows(actionsOf(message)) : []
      const body = bodyOf(layout(part), rows, surface)
      return index === 0 ? firstPost(body, part, surface, picture) : post(body)
    })
  },
}

/** A bulletin with a text is a card; answers, lists and headlines read best as plain content, where they fit. */
function layoutOf(
  blocks: Block[],
  surface: Surface,
  picture: Picture | undefined,
): (blocks: Block[]) => Text {
  if (surface.plain) return asContent
  const isBulletin = blocks.some((block) => block.kind === 'meta') && hasBody(blocks)
  return isBulletin || picture || !fits(asContent(blocks)) ? asCard : asContent
}

/** [Read all] first, in the row of the message's own first buttons. */
function actionsOf({ blocks, actions = [] }: Message): Action[][] {
  const rest = blocks.find((block) => block.kind === 'rest')
  return rest ? [[rest.open, ...(actions[0] ?? [])], ...actions.slice(1)] : actions
}

function bodyOf(
  { content, embed }: Text,
  components: MessageBody['components'],
  surface: Surface,
): MessageBody {
  return {
    content,
    embeds: embed && Object.keys(embed).length > 0 ? [embed] : [],
    components,
    allowed_mentions: { parse: [] },
    ...(surface.silent ? { flags: suppressNotifications } : {}),
  }
}

/** Part 1 carries the picture, and in a forum it opens a thread that bears its name. */
function firstPost(
  body: MessageBody,
  blocks: Block[],
  surface: Surface,
  picture: Picture | undefined,
): Post {
  const name = cutAtWord(blocks[0] ? blockText(blocks[0]).trim() : '', limits.threadName) || '…'
  const placed = (message: MessageBody): Payload =>
    surface.kind === 'forum' ? { name: name.toWellFormed(), message } : message
  const text = post(body, placed)
  if (!picture) return text
  return {
    ...text,
    kind: 'picture',
    payload: placed(pictured(body, picture)),
    picture: picture.hash,
    fallback: text.payload,
  }
}

/** The file is named by the hash of its bytes; the sender adds the ending of its type. */
function pictured(body: MessageBody, { hash, alt }: Picture): MessageBody {
  return {
    ...body,
    embeds: [{ ...body.embeds[0], image: { url: `attachment://${hash}` } }],
    attachments: [
      { id: 0, filename: hash, ...(alt ? { description: cutAtWord(alt, limits.alt) } : {}) },
    ],
  }
}

function post(
  body: MessageBody,
  placed: (body: MessageBody) => Payload = (message) => message,
): Post {
  const description = body.embeds[0]?.description
  return {
    kind: 'text',
    payload: placed(body),
    hasKeyboard: body.components.length > 0,
    length:
      description === undefined
        ? { used: body.content.length, limit: limits.content }
        : { used: description.length, limit: limits.description },
  }
}
