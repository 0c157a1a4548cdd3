/** What the console can do: read, mend and publish a release, show exact posts, and take the first steps. */

import type { Language, Message } from '../../messages/message.ts'
import { isRightToLeft } from '../../messages/direction.ts'
import type { Renderer } from '../../adapters/adapter.ts'
import type { Events } from '../events.ts'
import type { Address, NewsItem, Topic } from '../news.ts'
import type { Chats } from '../store/ports/chats.ts'
import type { Items } from '../store/ports/items.ts'
import type { Destination, GivenRelease, PhonePost, Published, ReadRelease } from '../web/api.ts'
import { tellPublished } from './inbox.ts'
import { previewItem } from './preview.ts'
import type { Preview, PreviewParts, PreviewPost } from './preview.ts'
import type { PublishOutcome, PublishRequest, Release } from './publish.ts'

export type ConsoleParts = Pick<PreviewParts, 'rendering' | 'places' | 'show'> & {
  /** The address of the console's own chat. */
  chat: Address
  chats: Chats
  items: Items
  topics(): Promise<Topic[]>
  /** Of the platforms whose posts are shown. */
  renderers: Renderer[]
  preview(request: PublishRequest): Promise<Preview[]>
  publish(request: PublishRequest): Promise<PublishOutcome[]>
  /** What a file of this name would be to the drop folder; undefined for a name that it does not take. */
  named(name: string): Omit<Release, 'bytes' | 'name'> | undefined
  /** The sample release and its language versions. */
  sample(): Promise<Release[]>
  importTopics(by: string): Promise<unknown>
  events: Events
  now: () => number
}

const by = 'console'
/** As what is published by the CLI: the same file name is the same release, wherever it came in. */
const source = 'inbox'
/** What text without a file is called. */
const pasted = 'pasted.txt'

export function createConsoleDesk(parts: ConsoleParts) {
  const { chats, events, now } = parts

  /** The chat gets everything that is published, until its reader chooses otherwise. */
  async function ownChat(language: string): Promise<number> {
    const known = await chats.byAddress(parts.chat)
    if (known) return known.id
    const rule = { any: [], none: [], weight: 'mentioned' as const }
    const [put] = await chats.put(
      [
        {
          address: parts.chat,
          settings: {
            kind: 'private',
            language,
            pairs: 'preferred',
            subscription: { rule, languages: [], format: 'full', schedule: 'at-once' },
          },
        },
      ],
      { by, now: now() },
    )
    if (!put) throw new Error('the store answered for no chat')
    return put.id
  }

  function requestOf(draft: GivenRelease): PublishRequest {
    const { name = pasted, bytes, answer, urgent, ...mended } = draft
    const known = parts.named(name) ?? { stem: name, format: 'text' as const }
    const release = { name, ...known, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) }
    const asNew = name === pasted || answer === 'new'
    const revises = typeof answer === 'object' ? { revisionOf: answer.corrects } : {}
    return {
      releases: [release],
      source,
      asNew,
      pair: false,
      by,
      ...revises,
      ...given(mended),
      ...(urgent ? { urgent } : {}),
    }
  }

  async function chatsOf(to: Destination, language: string): Promise<{ chats?: number[] }> {
    if (to === 'all') return {}
    // Its reader may have had the chat forgotten: who sends something there has it again.
    return { chats: to === 'here' ? [await ownChat(language)] : to }
  }

  const revisionOf = async (number: number) => (await parts.items.get(number))?.revision

  const nameOf = async () => {
    const names = new Map((await parts.topics()).map((topic) => [topic.slug, topic.names]))
    return (slug: string, language: string) => {
      const known = names.get(slug)
      return known?.[language] ?? known?.['en'] ?? slug
    }
  }

  async function publish(request: PublishRequest): Promise<PublishOutcome[]> {
    const outcomes = await parts.publish(request)
    for (const one of outcomes) if (one.outcome !== 'held') tellPublished(one, source, events)
    return outcomes
  }

  return {
    /** Somebody opened the console: from now on its chat is a chat. */
    async opened(language: string): Promise<void> {
      await ownChat(language)
    },

    async read(release: GivenRelease): Promise<ReadRelease> {
      const [preview] = await parts.preview(requestOf(release))
      if (!preview?.ok) return { ok: false, missing: preview?.missing ?? [] }
      return understood(preview, await nameOf())
    },

    async publish(release: GivenRelease, to: Destination, language: Language): Promise<Published> {
      const { answer } = release
      if (typeof answer === 'object') {
        const { corrects: number, revision } = answer
        if ((await revisionOf(number)) !== revision) return { outcome: 'changed', number }
      }
      const request = { ...requestOf(release), ...(await chatsOf(to, language)) }
      const [outcome] = await publish(request)
      if (!outcome) throw new Error('a release was published without an outcome')
      if (outcome.outcome === 'redacted') {
        return { outcome: 'held', reasons: ['this text was redacted and is not published again'] }
      }
      if (outcome.outcome !== 'held') return { outcome: outcome.outcome, number: outcome.number }
      const { reasons, known } = outcome
      const revision = known === undefined ? undefined : await revisionOf(known)
      if (known === undefined || revision === undefined) return { outcome: 'held', reasons }
      return { outcome: 'held', reasons, known: { number: known, revision } }
    },

    async itemPosts(number: number): Promise<PhonePost[] | undefined> {
      const item: NewsItem | undefined = await parts.items.get(number)
      return item && (await previewItem(parts, item)).map(phonePost(item.language))
    },

    /** An answer of the chat, as its reader on another platform would get it. */
    messagePosts(message: Message): PhonePost[] {
      return parts.renderers.flatMap((renderer) => {
        const posts = renderer.render(message, { kind: 'private' })
        return posts.map(({ length, payload, ...post }, index) => ({
          platform: renderer.platform,
          surface: 'private',
          part: index + 1,
          parts: posts.length,
          length,
          ...written(message.language),
          html: parts.show(renderer.platform, { length, payload, ...post }),
          payload,
        }))
      })
    },

    /** The starter topics, and the sample into this chat alone; it is offered where nobody else could ask for it. */
    async begin(language: string): Promise<void> {
      await parts.importTopics(by)
      const releases = await parts.sample()
      const only = [await ownChat(language)]
      await publish({ releases, source, asNew: false, pair: true, chats: only, by })
    },
  }
}

const written = (language: Language) => ({
  language,
  direction: isRightToLeft(language) ? ('rtl' as const) : ('ltr' as const),
})

const phonePost =
  (language: Language) =>
  ({ shown, ...post }: PreviewPost): PhonePost => ({ ...post, ...written(language), html: shown })

/** An empty field mends nothing. */
const given = (mended: Pick<GivenRelease, 'title' | 'date' | 'issuer'>) =>
  Object.fromEntries(
    Object.entries(mended).flatMap(([name, value]) =>
      value?.trim() ? [[name, value.trim()]] : [],
    ),
  )

function understood(
  preview: Extract<Preview, { ok: true }>,
  topicName: (slug: string, language: string) => string,
): ReadRelease {
  const { content, topics, doubts, debris, embargo, posts } = preview
  const { title, date, issuer, language } = content
  return {
    ok: true,
    title,
    date: date?.day ?? '',
    issuer: issuer ?? '',
    ...written(language),
    fields: (['kind', 'section', 'subtitle', 'credit', 'reference', 'contact', 'notes'] as const)
      .map((name) => ({ name, value: content[name] ?? '' }))
      .filter(({ value }) => value !== ''),
    ...(embargo ? { embargo: new Date(embargo).toISOString() } : {}),
    doubts,
    debris,
    topics: topics.map(({ slug, weight, words }) => {
      return { name: topicName(slug, language), weight, words }
    }),
    posts: posts.map(phonePost(language)),
  }
}
