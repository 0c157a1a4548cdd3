/** A preview: what a release would be and the exact posts of each platform, with nothing stored or sent. */

import type { Post } from '../../adapters/adapter.ts'
import type {
  Chat,
  ChatKind,
  Format,
  Instant,
  ItemContent,
  ItemTopic,
  NewsItem,
  Platform,
  Verb,
} from '../news.ts'
import type { Rendered, Look } from '../delivery/plan.ts'
import type { Doubt } from '../sources/press-release.ts'
import type { Missing } from '../sources/press-release/result.ts'
import type { PublishRequest, ReadRelease, Release } from './publish.ts'

export type PreviewPost = {
  platform: Platform
  surface: ChatKind
  format: Format
  part: number
  parts: number
  length: Post['length']
  /** As a reader would see it, with marks for what is bold or folded. */
  shown: string
  payload: unknown
}

export type Preview =
  | {
      ok: true
      name: string
      content: ItemContent
      topics: ItemTopic[]
      embargo?: Instant
      doubts: Doubt[]
      debris: { text: string; reason: string }[]
      posts: PreviewPost[]
    }
  | { ok: false; name: string; reasons: string[]; missing: Missing[] }

/** Where posts are previewed, such as a channel or a private reader. */
export type PreviewPlace = { platform: Platform; kind: ChatKind; formats: Format[] }

/** Of each platform, a channel and a private reader, in the formats that are usual there. */
export const previewPlaces = (platforms: Platform[]): PreviewPlace[] =>
  platforms.flatMap((platform): PreviewPlace[] => [
    { platform, kind: 'channel', formats: ['headline', 'summary'] },
    { platform, kind: 'private', formats: ['full'] },
  ])

export type PreviewParts = {
  read: ReadRelease
  understand(content: ItemContent): Promise<ItemTopic[]>
  rendering(): Promise<(item: NewsItem, chat: Chat, look: Look) => Rendered>
  places: PreviewPlace[]
  show(platform: Platform, post: Post): string
  now: () => Instant
}

/** The posts of an item at every place, in the formats of the place or in the one that is asked for; or the reply that tells of a change. */
export async function previewItem(
  parts: Pick<PreviewParts, 'rendering' | 'places' | 'show'>,
  item: NewsItem,
  { format: asked, told }: { format?: Format | undefined; told?: Verb } = {},
): Promise<PreviewPost[]> {
  const render = await parts.rendering()
  return parts.places.flatMap((place) => {
    // A reply is the same in every format.
    const formats = asked ? [asked] : told ? place.formats.slice(0, 1) : place.formats
    return formats.flatMap((format) => {
      const look = { format, ...(told ? { told } : {}) }
      const { posts } = render(item, sampleChat(place, item), look)
      return posts.map((post, i) => ({
        platform: place.platform,
        surface: place.kind,
        format,
        part: i + 1,
        parts: posts.length,
        length: post.length,
        shown: parts.show(place.platform, post),
        payload: post.payload,
      }))
    })
  })
}

export function createPreview(parts: PreviewParts) {
  async function one(release: Release, request: PublishRequest): Promise<Preview> {
    const { name } = release
    const result = await parts.read(release, request)
    if (!result.ok) {
      const { missing } = result
      return { ok: false, name, reasons: missing.map(({ reason }) => reason), missing }
    }
    const { content, embargo, doubts, debris } = result.release
    const topics = await parts.understand(content)
    const item: NewsItem = {
      ...content,
      topics,
      number: 1,
      story: 1,
      source: request.source,
      revision: 1,
      storedAt: parts.now(),
      visibleFrom: parts.now(),
    }
    const posts = await previewItem(parts, item, { format: request.format })
    const until = embargo ? { embargo: embargo.until } : {}
    return { ok: true, name, content, topics, doubts, debris, posts, ...until }
  }

  return async function preview(request: PublishRequest): Promise<Preview[]> {
    const previews: Preview[] = []
    for (const release of request.releases) previews.push(await one(release, request))
    return previews
  }
}

const sampleChat = ({ platform, kind }: PreviewPlace, { language }: ItemContent): Chat => ({
  id: 0,
  address: `${platform}:0`,
  platform,
  kind,
  language,
  pairs: 'preferred',
  state: 'active',
})
