/** Why a post did not go out, or did: every stage from source to receipt, from the facts of one item and one chat. Pure. */

import type { Language } from '../../messages/message.ts'
import type { WhyReason } from '../../messages/why.ts'
import type { ChatRule, Instant, ItemTopic, NewsItem, OperationState } from '../news.ts'
import { otherLanguageRule, wantedLanguages } from '../other-language.ts'
import type { ChatFacts } from '../store/ports/chats.ts'
import type { Freeze } from '../store/ports/freezes.ts'
import type { ItemFanout, PostFacts } from '../store/ports/fanouts.ts'

export type WhyFacts = {
  item: NewsItem
  /** What its source is called. */
  source: string
  chat?: ChatFacts
  /** How the item was planned, oldest first; those that ended are kept 90 days. */
  fanouts: ItemFanout[]
  /** Its posts in the chat, by part. */
  posts: PostFacts[]
  /** Other language versions that have a post in the chat. */
  twins: { number: number; language: Language }[]
  freeze?: Freeze
  /** Opens the post, where the platform has such links. */
  link?: string
  now: Instant
}

/** As long as what was planned is kept. */
const plansKept = 90 * 24 * 60 * 60_000

/** In the order of the way; the last is what it comes down to. */
export function why(facts: WhyFacts): WhyReason[] {
  const { item, source, chat, now } = facts
  const known: WhyReason[] = [{ kind: 'stored', number: item.number, source, at: item.storedAt }]
  if (item.withdrawnAt !== undefined) known.push({ kind: 'withdrawn', at: item.withdrawnAt })
  if (item.visibleFrom > now) return [...known, { kind: 'embargo', at: item.visibleFrom }]
  if (!chat) return [...known, { kind: 'no-chat' }]
  if (facts.posts.length > 0) return [...known, ...delivered(facts, chat)]
  return [...known, ...planned(facts, chat)]
}

/** Nothing was ever planned for the chat. */
function planned({ item, fanouts, twins, now }: WhyFacts, chat: ChatFacts): WhyReason[] {
  if (chat.state === 'gone') return [{ kind: 'gone', detail: chat.reason ?? '' }]
  if (!chat.subscription) return [{ kind: 'follows-nothing' }]
  const plan = fanouts.find(({ kind }) => kind === 'publish')
  if (!plan && now - item.storedAt < plansKept) return [{ kind: 'archived' }]
  if (plan?.chats && !plan.chats.includes(chat.id)) return [{ kind: 'not-chosen' }]
  if (plan && plan.doneAt === undefined && chat.id > plan.cursor) return [{ kind: 'planning' }]
  if (chat.addedAt >= (plan?.doneAt ?? item.visibleFrom)) {
    return [{ kind: 'added-later', at: chat.addedAt }]
  }
  const topic = topicReason(chat.subscription.rule, item.topics)
  if (topic.kind !== 'topic-all' && topic.kind !== 'topic-matched') return [topic]
  const { language } = item
  const wanted = wantedLanguages(chat)
  if (!wanted.includes(language) && otherLanguageRule(chat) === 'nothing') {
    return [topic, { kind: 'language', language, wanted }]
  }
  const late = fanouts.find(
    ({ kind, chats, doneAt }) => kind === 'late' && !doneAt && chats?.includes(chat.id),
  )
  if (late) return [topic, { kind: 'language-wait', at: late.notBefore, wanted }]
  const [twin] = twins
  if (twin && chat.pairs === 'preferred') return [topic, { kind: 'twin', ...twin }]
  return [topic, { kind: 'should-go' }]
}

function topicReason({ any, none, weight }: ChatRule, about: ItemTopic[]): WhyReason {
  const excluded = about.find(({ slug }) => none.includes(slug))
  if (excluded) return { kind: 'topic-excluded', topic: excluded.slug }
  if (any.length === 0) return { kind: 'topic-all' }
  const fitting = about.filter(({ slug }) => any.includes(slug))
  const enough = fitting.filter((topic) => weight === 'mentioned' || topic.weight === 'main')
  const slugs = (topics: ItemTopic[]) => topics.map(({ slug }) => slug)
  if (enough.length > 0) return { kind: 'topic-matched', topics: slugs(enough) }
  if (fitting.length > 0) return { kind: 'topic-mentioned', topics: slugs(fitting) }
  return { kind: 'topic-none', wanted: any, about: slugs(about) }
}

/** What is open of its parts, the first before the others; else that all of it was sent. */
function delivered(facts: WhyFacts, chat: ChatFacts): WhyReason[] {
  const { posts, link } = facts
  const open = posts.find(({ state }) => state !== 'sent')
  if (open) return [...around(facts, chat, open), ofPost(open, facts.now)]
  const [first] = posts
  if (first?.standing === false) return [{ kind: 'post-gone' }]
  const at = first?.settledAt
  return [{ kind: 'sent', ...(at === undefined ? {} : { at }), ...(link ? { link } : {}) }]
}

/** What holds everything of the chat. */
function around({ freeze }: WhyFacts, chat: ChatFacts, { state }: PostFacts): WhyReason[] {
  if (chat.state === 'gone') return [{ kind: 'gone', detail: chat.reason ?? '' }]
  if (state !== 'due') return []
  const paused: WhyReason = { kind: 'paused', detail: chat.reason ?? '', at: chat.since }
  return [
    ...(freeze ? [{ kind: 'frozen' as const, at: freeze.since }] : []),
    ...(chat.state === 'paused' ? [paused] : []),
  ]
}

function ofPost(post: PostFacts, now: Instant): WhyReason {
  const detail = post.failure?.detail ?? ''
  const reasons: Record<OperationState, WhyReason> = {
    due: post.waits ? { kind: 'behind' } : dueReason(post, now),
    sending: { kind: 'sending' },
    sent: { kind: 'sent' },
    unknown: { kind: 'unknown', detail },
    failed: detail === 'expired' ? { kind: 'expired' } : { kind: 'failed', detail },
    rejected: { kind: 'rejected', detail },
    cancelled: detail === 'message-gone' ? { kind: 'post-gone' } : { kind: 'cancelled' },
  }
  return reasons[post.state]
}

const dueReason = ({ notBefore, attempts, failure }: PostFacts, now: Instant): WhyReason =>
  notBefore > now && failure
    ? { kind: 'retry', at: notBefore, count: attempts, detail: failure.detail }
    : { kind: 'due' }
