/** Rendering: an item as the posts of a chat's platform, once per rendering key however many chats share it. */

import { createHash } from 'node:crypto'
import type { Post, Renderer, Surface } from '../../adapters/adapter.ts'
import type { Digits } from '../../messages/digits.ts'
import type { Language } from '../../messages/message.ts'
import { offeredTopic } from '../composer.ts'
import type { Compose } from '../composer.ts'
import type { NewsItem, Platform } from '../news.ts'
import { isForeign } from '../other-language.ts'
import type { PlannedChat } from '../store/ports/fanouts.ts'
import type { Look, Rendered, RenderItem } from './plan.ts'

/** What it returns is pure and remembers what it rendered. */
export function createRendering(renderers: Map<Platform, Renderer>, compose: Compose): RenderItem {
  const remembered = new Map<string, Rendered>()

  function render(
    renderer: Renderer,
    item: NewsItem,
    surface: Surface,
    look: Look & Own,
  ): Rendered {
    const { twin } = look
    const buttons = surface.kind === 'private' || renderer.capabilities.ephemeral
    const message = compose(item, { ...look, buttons })
    const posts = renderer.render(message, surface)
    const twinShown = twin !== undefined && (buttons || twin.url !== undefined)
    return { key: keyOf(renderer.platform, item, posts), posts, twinShown }
  }

  return (item, chat, look) => {
    const renderer = renderers.get(chat.platform)
    if (!renderer) throw new Error(`no renderer for ${chat.platform}`)
    const shape = [item.number, item.revision, chat.platform, chat.kind, look.format]
    const own = ownOf(item, chat)
    const traits = [own.digits, own.textOnly, own.follow, own.markedFor]
    const memory = [...shape, look.twin?.number, look.told, ...traits].join(' ')
    const known =
      remembered.get(memory) ?? render(renderer, item, { kind: chat.kind }, { ...look, ...own })
    remembered.set(memory, known)
    return known
  }
}

/** What a chat's choices do to its posts; all but the mark of another language are a reader's own. */
type Own = { digits?: Digits; textOnly?: boolean; follow?: string; markedFor?: Language }

function ownOf(item: NewsItem, chat: PlannedChat): Own {
  const { kind, language, digits, textOnly, subscription } = chat
  const mark = isForeign(chat, item.language) ? { markedFor: language } : {}
  if (kind !== 'private') return mark
  const follow = offeredTopic(item, subscription?.rule)
  return {
    ...mark,
    ...(digits ? { digits } : {}),
    ...(textOnly ? { textOnly } : {}),
    ...(follow ? { follow } : {}),
  }
}

/**
 * A hash of everything that shapes the posts, which is the posts themselves; of each item its own, so that the one can be erased
 * and the other stays.
 */
const keyOf = (platform: Platform, { number }: NewsItem, posts: Post[]) =>
  createHash('sha256')
    .update(`${platform} ${number} ${JSON.stringify(posts)}`)
    .digest('base64url')
    .slice(0, 27)
