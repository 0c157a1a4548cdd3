/** Which language version of a story a chat gets, if any: pure. */

import type { Language } from '../../messages/message.ts'
import type { ChatRule, ItemTopic, NewsItem } from '../news.ts'
import { isForeign, otherLanguageRule, wantedLanguages } from '../other-language.ts'
import type { PlannedChat } from '../store/ports/fanouts.ts'

/** Whether an item about `topics` is what a chat asked for. */
export function matchesRule(rule: ChatRule, topics: ItemTopic[]): boolean {
  const counts = topics.filter((topic) => rule.weight === 'mentioned' || topic.weight === 'main')
  if (topics.some((topic) => rule.none.includes(topic.slug))) return false
  return rule.any.length === 0 || counts.some((topic) => rule.any.includes(topic.slug))
}

/** 0 is best; Infinity where the chat does not want the language. */
function rank(language: Language, chat: PlannedChat): number {
  const wanted = wantedLanguages(chat)
  const place = wanted.indexOf(language)
  if (place >= 0) return place
  return otherLanguageRule(chat) === 'nothing' ? Infinity : wanted.length
}

const wants = (chat: PlannedChat, item: NewsItem): boolean =>
  chat.subscription !== undefined &&
  rank(item.language, chat) < Infinity &&
  matchesRule(chat.subscription.rule, item.topics)

/** Below 0 when the chat prefers `a`; the older item wins a tie. */
const preference = (chat: PlannedChat, a: NewsItem, b: NewsItem): number =>
  rank(a.language, chat) - rank(b.language, chat) || a.number - b.number

export type Choice =
  | { kind: 'nothing' }
  /** Its own post later, unless a version that is wanted comes meanwhile. */
  | { kind: 'wait' }
  /** Its own post; `replyTo` is the item whose post it answers. */
  | { kind: 'post'; replyTo?: number; silent: boolean }
  /** The story stands there in another language: that post gains a way to this one. */
  | { kind: 'link'; from: number; preferred: boolean }

type Circumstances = {
  versions: NewsItem[]
  standing: number[]
  open: number[]
  waited: boolean
}

/**
 * What a newly published item means for a chat.
 * @param versions the visible language versions of the story, this item among them
 * @param standing numbers of the items of the story that have posts in the chat
 * @param open numbers of the items that are still being planned: only these can go out in its place
 * @param waited the chat has waited long enough for a version that it wants
 */
export function choose(
  chat: PlannedChat,
  item: NewsItem,
  { versions, standing, open, waited }: Circumstances,
): Choice {
  if (standing.includes(item.number) || !wants(chat, item)) return { kind: 'nothing' }
  const first = standing[0]
  const foreign = isForeign(chat, item.language)
  if (chat.pairs === 'all' && !foreign) {
    return first === undefined
      ? { kind: 'post', silent: false }
      : { kind: 'post', silent: false, replyTo: first }
  }
  if (first === undefined) {
    const [best] = versions
      .filter(({ number }) => number === item.number || open.includes(number))
      .filter((version) => wants(chat, version))
      .sort((a, b) => preference(chat, a, b))
    if (best?.number !== item.number) return { kind: 'nothing' }
    const waits = foreign && otherLanguageRule(chat) === 'wait' && !waited
    return waits ? { kind: 'wait' } : { kind: 'post', silent: false }
  }
  if (waited || chat.pairs === 'all') return { kind: 'nothing' }
  const shown = versions.find((version) => version.number === first)
  const preferred = shown === undefined || preference(chat, item, shown) < 0
  return { kind: 'link', from: first, preferred }
}
