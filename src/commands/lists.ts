/** Lists of headlines, a page at a time: the newest, those on a topic, those that a search finds. */

import { headlineList } from '../../messages/list.ts'
import type { Message } from '../../messages/message.ts'
import type { Topic } from '../news.ts'
import type { Page, PageQuery, SearchPage } from '../store/ports/items.ts'
import type { Question } from './command.ts'
import { topicName } from './parts.ts'
import type { CommandParts } from './parts.ts'
import { placeText } from './place.ts'
import type { Place } from './place.ts'

/** What is listed; pages of it are found again by a button. */
export type Listing = {
  title: string
  read(query: PageQuery): Promise<Page & Partial<SearchPage>>
  /** How a button names it: `l`, `t:idlib`, or `q:ID` of a stored search. */
  key(): Promise<string>
}

/** Headlines in one list: one row of buttons. */
const listLength = 5

export function createLists({ reads, terms, texts, queries }: CommandParts) {
  return {
    latest: ({ language, now }: Question): Listing => ({
      title: texts.say(language, 'latest'),
      read: (query) => reads.latest(query, now),
      key: async () => 'l',
    }),

    topic: (topic: Topic, { language, now }: Question): Listing => ({
      title: topicName(topic, language),
      read: (query) => reads.topic(topic.slug, query, now),
      key: async () => `t:${topic.slug}`,
    }),

    /** `id` where the search is stored already. */
    search: (words: string, { language, chat, now }: Question, id?: string): Listing => ({
      title: texts.say(language, 'search-title', { words }),
      read: (query) => reads.search(terms(words), query, now),
      key: async () => `q:${id ?? (await queries.put(chat, words, now))}`,
    }),

    /** Undefined where nothing is listed. From the start without a place; five rows without a limit. */
    async page(
      { title, read, key }: Listing,
      { language, languages, private: buttons }: Question,
      { place, limit = listLength }: { place?: Place; limit?: number } = {},
    ): Promise<Message | undefined> {
      const { before, first = 1 } = place ?? {}
      const {
        rows,
        next,
        bounded,
        looked = 0,
      } = await read({
        languages,
        limit,
        ...(before ? { before } : {}),
      })
      if (rows.length === 0) return undefined
      const goesOn = buttons && next
      const nextPlace = goesOn && placeText({ before: next, first: first + rows.length })
      const more = goesOn && `/more ${language} ${await key()} ${nextPlace}`
      const note = bounded && texts.say(language, 'search-bounded', { count: looked })
      const list = { title, rows, first, language, buttons }
      return headlineList({ ...list, ...(note ? { note } : {}), ...(more ? { more } : {}) }, texts)
    },
  }
}

export type Lists = ReturnType<typeof createLists>
