/** Topics as editors keep them: added, extended, tested, imported and removed. */

import type { Instant, ItemTopic, Topic } from '../news.ts'
import type { Topics } from '../store/ports/items.ts'

export type TopicWish = {
  slug: string
  names?: Record<string, string>
  aliases?: string[]
  any?: string[]
  all?: string[]
  none?: string[]
}

export type TopicDeskParts = {
  topics: Topics
  check(input: Partial<Topic>): { topic: Topic } | { faults: string[] }
  match(topics: Topic[], text: { title: string; lead: string; rest: string }): ItemTopic[]
  now: () => Instant
}

export type TopicChange =
  | { outcome: 'added' | 'extended'; topic: Topic }
  | { outcome: 'refused'; faults: string[] }

const union = (a: string[] = [], b: string[] = []) => [...new Set([...a, ...b])]

function extend(old: Topic | undefined, wish: TopicWish): Partial<Topic> {
  return {
    slug: wish.slug,
    names: { ...old?.names, ...wish.names },
    aliases: union(old?.aliases, wish.aliases),
    rule: {
      any: union(old?.rule.any, wish.any),
      all: union(old?.rule.all, wish.all),
      none: union(old?.rule.none, wish.none),
    },
  }
}

export function createTopicDesk({ topics, check, match, now }: TopicDeskParts) {
  return {
    list: () => topics.all(),

    /** Adding again extends: names are set, words are joined. */
    async add(wish: TopicWish, by: string): Promise<TopicChange> {
      const old = await topics.get(wish.slug)
      const checked = check(extend(old, wish))
      if ('faults' in checked) return { outcome: 'refused', faults: checked.faults }
      await topics.put([checked.topic], { by, now: now() })
      return { outcome: old ? 'extended' : 'added', topic: checked.topic }
    },

    /** All of them or, with a fault, none. Topics that stand are extended. */
    async import(list: Topic[], by: string): Promise<TopicChange[]> {
      const standing = new Map((await topics.all()).map((topic) => [topic.slug, topic]))
      const changes = list.map((topic): TopicChange => {
        const old = standing.get(topic.slug)
        const { names, aliases, rule } = topic
        const checked = check(extend(old, { slug: topic.slug, names, aliases, ...rule }))
        if ('faults' in checked) return { outcome: 'refused', faults: checked.faults }
        return { outcome: old ? 'extended' : 'added', topic: checked.topic }
      })
      const checked = changes.flatMap((one) => (one.outcome === 'refused' ? [] : [one.topic]))
      if (checked.length === changes.length) await topics.put(checked, { by, now: now() })
      return changes
    },

    remove: (slug: string, by: string) => topics.remove(slug, { by, now: now() }),

    /** Which topics a text is about, and by which words. The first line is the headline, the second the lead. */
    async test(text: string): Promise<ItemTopic[]> {
      const [title = '', lead = '', ...rest] = text.split(/\n+/)
      return match(await topics.all(), { title, lead, rest: rest.join('\n') })
    },
  }
}
