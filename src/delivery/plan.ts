/** From one item and a batch of chats to the operations that are due: pure but for the rendering it is handed. */

import type { Post } from '../../adapters/adapter.ts'
import type { Format, NewsItem, Verb } from '../news.ts'
import type {
  Fanout,
  FanoutChat,
  PlannedBatch,
  PlannedChat,
  PlannedOperation,
  StoryPost,
} from '../store/ports/fanouts.ts'
import { choose } from './choice.ts'
import type { Choice } from './choice.ts'
import { priorities } from './lanes.ts'

/** What shapes a bulletin for a chat besides the item. */
export type Look = {
  format: Format
  /** Not the item itself, but the short reply that tells of its change. */
  told?: Verb
  /** The language version that the post points to. */
  twin?: NewsItem
}

/** `twinShown` is false where the platform had no way to point to the twin. */
export type Rendered = { key: string; posts: Post[]; twinShown: boolean }

export type RenderItem = (item: NewsItem, chat: PlannedChat, look: Look) => Rendered

export type PlanParts = {
  fanout: Fanout
  item: NewsItem
  /** The visible language versions of the story, the item among them unless it is withdrawn. */
  versions: NewsItem[]
  /** Numbers of the items of the story that are still being planned. */
  open: number[]
  render: RenderItem
  /** Posts of a chat expire this many milliseconds after they are planned. */
  keep: number
  /** A chat waits this many milliseconds for a language that it wants. */
  patience: number
  now: number
}

type Draft = Omit<PlannedOperation, 'rendering'> & { rendered: Rendered }

/** What a chat gets; `waits` for another language. */
export type ChatPlan = { chat: number; drafts: Draft[]; waits: boolean }

export function planChat(parts: PlanParts, chat: FanoutChat): ChatPlan {
  if (parts.fanout.kind === 'revise') {
    return { chat: chat.id, drafts: changed(parts, chat), waits: false }
  }
  const choice = chosen(parts, chat)
  return {
    chat: chat.id,
    drafts: publish(parts, chat, choice),
    waits: choice.kind === 'wait',
  }
}

/** @param limit how many chats were asked for: fewer are the last */
export function batchOf(parts: PlanParts, plans: ChatPlan[], limit: number): PlannedBatch {
  const waiting = plans.flatMap((plan) => (plan.waits ? [plan.chat] : []))
  const drafts = plans.flatMap((plan) => plan.drafts)
  const renderings = new Map(drafts.map((draft) => [draft.rendered.key, renderingOf(parts, draft)]))
  return {
    cursor: plans.length < limit ? 'done' : (plans.at(-1)?.chat ?? 'done'),
    operations: drafts.map(({ rendered, ...operation }) => ({
      ...operation,
      rendering: rendered.key,
    })),
    renderings: [...renderings.values()],
    ...(waiting.length > 0 && { waiting: { chats: waiting, until: parts.now + parts.patience } }),
  }
}

/** Notices are words of our own. */
function renderingOf({ item }: PlanParts, draft: Draft): PlannedBatch['renderings'][number] {
  const { key, posts } = draft.rendered
  const own =
    draft.subject === 'notice' || (draft.item === item.number && item.withdrawnAt !== undefined)
  return { key, posts, ...(own ? {} : { item: draft.item }) }
}

function changed(parts: PlanParts, chat: FanoutChat): Draft[] {
  const drafts = parts.item.withdrawnAt === undefined ? revise(parts, chat) : withdraw(parts, chat)
  return [...drafts, ...told(parts, chat)]
}

function chosen({ fanout, item, versions, open }: PlanParts, chat: FanoutChat): Choice {
  const standing = itemsStanding(chat.posts)
  return choose(chat, item, { versions, open, standing, waited: fanout.kind === 'late' })
}

function publish(parts: PlanParts, chat: FanoutChat, choice: Choice): Draft[] {
  const { item, versions } = parts
  if (choice.kind === 'nothing' || choice.kind === 'wait') return []
  const look = { format: formatOf(parts, chat), ...otherVersion(parts, chat, item) }
  if (choice.kind === 'post') {
    const answered =
      choice.replyTo === undefined ? undefined : firstPost(chat.posts, choice.replyTo)
    return sends(parts, chat, parts.render(item, chat, look), {
      replyTo: answered ? answered.id : undefined,
    })
  }
  const shown = versions.find((version) => version.number === choice.from)
  const mayLink = shown && !wasChanged(postsOf(chat, shown))
  const linked = mayLink ? parts.render(shown, chat, { ...look, twin: item }) : undefined
  if (shown && linked?.twinShown) return revisions(parts, chat, shown, linked)
  if (!choice.preferred) return []
  const answered = firstPost(chat.posts, choice.from)
  return sends(parts, chat, parts.render(item, chat, look), { replyTo: answered?.id, silent: true })
}

function revise(parts: PlanParts, chat: FanoutChat): Draft[] {
  const { item } = parts
  const look = { format: formatOf(parts, chat), ...otherVersion(parts, chat, item) }
  return revisions(parts, chat, item, parts.render(item, chat, look))
}

/**
 * What stands or arrives yet becomes the notice or is removed, what is not sent is not sent, and the posts of the other language versions point to
 * it no more.
 */
function withdraw(parts: PlanParts, chat: FanoutChat): Draft[] {
  const { item, fanout, versions } = parts
  const rendered = parts.render(item, chat, { format: formatOf(parts, chat) })
  const own = postsOf(chat, item).map((post): Draft => {
    const noticed = post.part === 0 && !fanout.deletes
    const edited = noticed && post.state === 'standing'
    const kind = edited ? ('revise' as const) : ('retract' as const)
    const draft = change(parts, chat, post, { kind, part: 0, rendered })
    return noticed ? { ...draft, noticed } : draft
  })
  const others = versions.flatMap((version) => {
    if (postsOf(chat, version).length === 0) return []
    const look = { format: formatOf(parts, chat), ...otherVersion(parts, chat, version) }
    return revisions(parts, chat, version, parts.render(version, chat, look))
  })
  return [...own, ...others]
}

/** One short reply to the old post, where that stands and stays. */
function told(parts: PlanParts, chat: FanoutChat): Draft[] {
  const { item, fanout } = parts
  const { verb, tells, deletes } = fanout
  const answered = postsOf(chat, item).find((post) => post.part === 0)
  if (!verb || !tells || deletes || answered?.state !== 'standing') return []
  const rendered = parts.render(item, chat, { format: formatOf(parts, chat), told: verb })
  const [draft] = sends(parts, chat, rendered, {
    replyTo: answered.id,
    priority: priorityOf(fanout),
  })
  return draft ? [{ ...draft, subject: 'notice' }] : []
}

/** The language version that has no post of its own in the chat, and so is pointed to. */
function otherVersion(
  { versions }: PlanParts,
  chat: FanoutChat,
  item: NewsItem,
): { twin?: NewsItem } {
  if (chat.pairs === 'all') return {}
  const standing = itemsStanding(chat.posts)
  const twin = versions.find(({ number }) => number !== item.number && !standing.includes(number))
  return twin ? { twin } : {}
}

/**
 * Brings what stands to what it should be: shared parts are edited, new ones sent, the rest removed. A message that people changed
 * grows no further: the edits are planned to be told of, and the store leaves them.
 */
function revisions(
  parts: PlanParts,
  chat: FanoutChat,
  item: NewsItem,
  rendered: Rendered,
): Draft[] {
  const standing = postsOf(chat, item)
  const edits = standing.map((post) =>
    change({ ...parts, item }, chat, post, {
      kind: post.part < rendered.posts.length ? 'revise' : 'retract',
      part: Math.min(post.part, rendered.posts.length - 1),
      rendered,
    }),
  )
  const priority = priorityOf(parts.fanout)
  const added = sends({ ...parts, item }, chat, rendered, { silent: true, priority }).filter(
    (draft) => draft.part >= standing.length && standing.length > 0 && !wasChanged(standing),
  )
  return [...edits, ...added]
}

const change = (
  { item, fanout }: PlanParts,
  chat: PlannedChat,
  post: StoryPost,
  what: Pick<Draft, 'kind' | 'part' | 'rendered'>,
): Draft => ({
  chat: chat.id,
  post: post.id,
  item: item.number,
  revision: fanout.id,
  priority: priorityOf(fanout),
  silent: true,
  ...what,
})

function sends(
  parts: PlanParts,
  chat: PlannedChat,
  rendered: Rendered,
  options: { replyTo?: number | undefined; silent?: boolean; priority?: number },
): Draft[] {
  const { item, now, keep } = parts
  return rendered.posts.map((_post, part): Draft => ({
    chat: chat.id,
    item: item.number,
    kind: 'send',
    revision: parts.fanout.id,
    part,
    rendered,
    priority: options.priority ?? (item.urgent ? priorities.urgent : priorities.item),
    silent: options.silent ?? false,
    expiresAt: now + keep,
    ...(chat.kind === 'announcement' ? { announced: true as const } : {}),
    ...(part === 0 && options.replyTo !== undefined ? { replyTo: options.replyTo } : {}),
  }))
}

/** What is edited because a language version was published goes as a correction. */
const priorityOf = ({ verb }: Fanout): number => priorities[verb ?? 'fix']

/** Who unfollowed keeps posts in the form that their kind of chat has by default. */
const formatOf = ({ fanout }: PlanParts, chat: PlannedChat): Format =>
  fanout.format ?? chat.subscription?.format ?? (chat.kind === 'private' ? 'full' : 'summary')

/** What stands or is due of an item, the first part first. */
const postsOf = (chat: FanoutChat, item: NewsItem): StoryPost[] =>
  chat.posts
    .filter((post) => post.item === item.number && post.state !== 'gone')
    .sort((a, b) => a.part - b.part)

/** Numbers of the items whose posts stand or are due, the first posted first. */
function itemsStanding(posts: StoryPost[]): number[] {
  const alive = posts.filter((post) => post.state !== 'gone').sort((a, b) => a.id - b.id)
  return [...new Set(alive.map((post) => post.item))]
}

const wasChanged = (posts: StoryPost[]) => posts.some(({ changed }) => changed)

const firstPost = (posts: StoryPost[], item: number): StoryPost | undefined =>
  posts.find((post) => post.item === item && post.part === 0 && post.state !== 'gone')
