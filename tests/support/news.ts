/** Items for tests: say what matters, the rest is made up. */
import { createHash } from 'node:crypto'
import type { ItemContent, ItemTopic } from '../../src/news.ts'
import type { NewItem } from '../../src/store/ports/items.ts'

export type ItemSketch = Partial<ItemContent> & {
  title: string
  /** Slugs of topics that the headline or lead is about. */
  main?: string[]
  mentioned?: string[]
  embargo?: number
  source?: string
  fileName?: string
}

/** The identity is a hash of title and text: the same sketch twice is a duplicate. */
export function newItem(sketch: ItemSketch): NewItem {
  const { main = [], mentioned = [], embargo = 0, source = 'inbox', fileName, ...rest } = sketch
  const content: ItemContent = {
    language: 'en',
    kind: 'press-release',
    urgent: false,
    body: [{ kind: 'paragraph', children: [{ kind: 'text', text: `The text of ${rest.title}.` }] }],
    ...rest,
  }
  const topic =
    (weight: ItemTopic['weight']) =>
    (slug: string): ItemTopic => ({ slug, weight, words: [slug] })
  return {
    content,
    topics: [...main.map(topic('main')), ...mentioned.map(topic('mentioned'))],
    source,
    identity: createHash('sha256')
      .update(JSON.stringify([content.title, content.body]))
      .digest('hex'),
    embargo,
    ...(fileName !== undefined && { fileName }),
  }
}
