/** The way of an item into the store: read, understand, keep. What follows is the fan-out's. */

import type { KnownTopics } from './known-topics.ts'
import type { Instant, ItemContent, ItemTopic, NewsItem, Topic } from './news.ts'
import type { Matcher } from './topics/matcher.ts'
import type {
  Added,
  ItemChange,
  ItemChanged,
  Items,
  NewItem,
  PublishOptions,
  Topics,
} from './store/ports/items.ts'

export type PipelineParts = {
  items: Items
  topics: Pick<Topics, 'progress' | 'setProgress'>
  known(): Promise<KnownTopics>
  compile(topics: Topic[]): Matcher
  /** The plain text of a block of an item. */
  textOf(block: ItemContent['body'][number]): string
}

export type Pipeline = {
  understand(content: ItemContent): Promise<ItemTopic[]>
  keep(items: Omit<NewItem, 'topics'>[], options: PublishOptions): Promise<Added[]>
  change(
    number: number,
    change: Omit<ItemChange, 'said'> & {
      said?: Pick<NewItem, 'content' | 'identity' | 'fileName'>
    },
    options: { by: string; now: Instant },
  ): Promise<ItemChanged>
  /** Reads the next part of the archive again after a topic changed; `done` when all of it stands. */
  reread(limit: number): Promise<{ looked: number; changed: number; done: boolean }>
}

export function createPipeline(parts: PipelineParts): Pipeline {
  const { items, topics, textOf } = parts
  let compiled: { from: KnownTopics; matcher: Matcher } | undefined

  async function matcher(): Promise<Matcher> {
    const from = await parts.known()
    if (compiled?.from !== from) compiled = { from, matcher: parts.compile(from.topics) }
    return compiled.matcher
  }

  function match(matching: Matcher, { title, subtitle, body }: ItemContent): ItemTopic[] {
    const [lead, ...rest] = body.map(textOf)
    return matching.match({
      title: subtitle ? `${title}\n${subtitle}` : title,
      lead: lead ?? '',
      rest: rest.join('\n'),
    })
  }

  const understand: Pipeline['understand'] = async (content) => match(await matcher(), content)

  return {
    understand,

    async keep(drafts, options) {
      const matching = await matcher()
      const understood = drafts.map((draft) => ({
        ...draft,
        topics: match(matching, draft.content),
      }))
      return items.add(understood, options)
    },

    async change(number, { said, ...change }, options) {
      if (!said) return items.change(number, change, options)
      const topics = await understand(said.content)
      return items.change(number, { ...change, said: { ...said, topics } }, options)
    },

    async reread(limit) {
      const { version, readAt, readUpTo } = await topics.progress()
      if (readAt === version && readUpTo === Number.MAX_SAFE_INTEGER)
        return { looked: 0, changed: 0, done: true }
      const matching = await matcher()
      const page = await items.page(readAt === version ? readUpTo : 0, limit)
      const changed = page
        .map((item) => ({
          number: item.number,
          before: item.topics,
          topics: match(matching, item),
        }))
        .filter(({ before, topics }) => !sameTopics(before, topics))
      if (changed.length > 0) await items.setTopics(changed)
      const done = page.length < limit
      const last = page.at(-1)?.number ?? 0
      await topics.setProgress({ readAt: version, readUpTo: done ? Number.MAX_SAFE_INTEGER : last })
      return { looked: page.length, changed: changed.length, done }
    },
  }
}

const sameTopics = (a: NewsItem['topics'], b: NewsItem['topics']): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
