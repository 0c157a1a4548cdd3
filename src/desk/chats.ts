/** Chats that admins configured: added, set, listed and removed, one or thousands a call. */

import { parseAddress } from '../../adapters/adapter.ts'
import type { Language } from '../../messages/message.ts'
import type {
  Address,
  Chat,
  ChatKind,
  Format,
  Instant,
  OtherLanguage,
  Pairs,
  TopicWeight,
} from '../news.ts'
import type { Chats, ChatSettings } from '../store/ports/chats.ts'
import type { Topics } from '../store/ports/items.ts'

export type ChatWish = {
  /** Slugs, names or aliases; empty or absent means all items. */
  topics?: string[]
  without?: string[]
  weight?: TopicWeight
  format?: Format
  /** In order; the first is also what Barid itself speaks there. */
  languages?: Language[]
  pairs?: Pairs
  otherLanguage?: OtherLanguage
  kind?: ChatKind
}

type RuledWish = ChatWish & { any?: string[] | undefined; none?: string[] | undefined }

export type ChatsParts = {
  chats: Chats
  topics: Topics
  platforms: string[]
  /** Languages that Barid itself speaks. */
  spoken: Language[]
  defaultLanguage: Language
  resolve(topics: Awaited<ReturnType<Topics['all']>>, typed: string): { slug: string } | undefined
  now: () => Instant
}

export type ChatsChange = {
  changed: { address: Address; added: boolean }[]
  /** Without an address: what concerns all of them. */
  faults: { address?: string; problem: string }[]
}

const pageSize = 500

const noSuchChat = 'no such chat; barid chat list shows them'

/** The row of a removed chat stays, so that its address is known when it comes again. */
const isRemoved = ({ state, reason }: Chat) => state === 'gone' && reason === 'removed'

/** A person's own: they follow here, or were told something. */
const isPersonal = ({ kind, ofReader, subscription }: Chat) =>
  ofReader === true || (kind === 'private' && !subscription)

export function createChatDesk(parts: ChatsParts) {
  const { chats, now } = parts

  function addressFault(address: string): string | undefined {
    const parsed = parseAddress(address)
    if (!parsed)
      return 'an address is written platform:id or platform:id/thread, as telegram:-1001234'
    if (!parts.platforms.includes(parsed.platform)) {
      return `there is no platform "${parsed.platform}"; there are ${parts.platforms.join(' and ')}`
    }
    const numeric = /^-?\d{1,20}$/
    if (!numeric.test(parsed.id) || (parsed.thread && !/^\d{1,20}$/.test(parsed.thread))) {
      return 'the id is a number; send /start in the chat or look it up in the platform'
    }
    return undefined
  }

  /** The wish with its topics looked up once, however many chats it is for. */
  async function ruled(wish: ChatWish): Promise<RuledWish | { unknown: string[] }> {
    const all = await parts.topics.all()
    const slug = (word: string) => parts.resolve(all, word)?.slug
    const typed = [...(wish.topics ?? []), ...(wish.without ?? [])]
    const unknown = typed.filter((word) => slug(word) === undefined)
    if (unknown.length > 0) return { unknown }
    const slugs = (words?: string[]) => words?.flatMap((word) => slug(word) ?? [])
    return { ...wish, any: slugs(wish.topics), none: slugs(wish.without) }
  }

  async function settingsFor(address: Address, wish: RuledWish): Promise<ChatSettings> {
    const before = await chats.byAddress(address)
    const old = before?.subscription
    const languages = wish.languages ?? old?.languages ?? []
    const [first] = languages
    const otherLanguage = wish.otherLanguage ?? before?.otherLanguage
    const spoken = first && parts.spoken.includes(first) ? first : undefined
    return {
      kind: wish.kind ?? before?.kind ?? guessKind(address),
      language: spoken ?? before?.language ?? parts.defaultLanguage,
      pairs: wish.pairs ?? before?.pairs ?? 'preferred',
      ...(otherLanguage ? { otherLanguage } : {}),
      subscription: {
        rule: {
          any: wish.any ?? old?.rule.any ?? [],
          none: wish.none ?? old?.rule.none ?? [],
          weight: wish.weight ?? old?.rule.weight ?? 'mentioned',
        },
        languages,
        format: wish.format ?? old?.format ?? 'summary',
        schedule: 'at-once',
      },
    }
  }

  /** Adds chats, or changes what is named in `wish` of those that stand. Good addresses are taken, bad ones told. */
  async function put(addresses: string[], wish: ChatWish, by: string): Promise<ChatsChange> {
    const rule = await ruled(wish)
    if ('unknown' in rule) {
      const problem = `no topic "${rule.unknown.join('", "')}"; barid topic list shows them, barid topic add makes one`
      return { changed: [], faults: [{ problem }] }
    }
    const faults: ChatsChange['faults'] = []
    const wanted: { address: Address; settings: ChatSettings }[] = []
    for (const address of new Set(addresses)) {
      const problem = addressFault(address)
      if (problem) faults.push({ address, problem })
      else wanted.push({ address, settings: await settingsFor(address, rule) })
    }
    const changed = wanted.length > 0 ? await chats.put(wanted, { by, now: now() }) : []
    return { changed, faults }
  }

  return {
    put,

    /** As `put`, of chats that stand alone: a typing mistake in an address adds no chat. */
    async set(addresses: string[], wish: ChatWish, by: string): Promise<ChatsChange> {
      const standing: string[] = []
      const faults: ChatsChange['faults'] = []
      for (const address of addresses) {
        const chat = await chats.byAddress(address)
        if (chat && !isRemoved(chat)) standing.push(address)
        else faults.push({ address, problem: `${noSuchChat}, barid chat add adds it` })
      }
      const { changed, faults: more } = await put(standing, wish, by)
      return { changed, faults: [...faults, ...more] }
    },

    async remove(addresses: string[], by: string): Promise<ChatsChange> {
      const faults: ChatsChange['faults'] = []
      const changed: ChatsChange['changed'] = []
      for (const address of addresses) {
        if (await chats.remove(address, { by, now: now() })) changed.push({ address, added: false })
        else faults.push({ address, problem: noSuchChat })
      }
      return { changed, faults }
    },

    /** All but those that were removed here, and those of readers and the team. */
    async *list(): AsyncGenerator<Chat> {
      let after = 0
      for (;;) {
        const page = await chats.page(after, pageSize)
        yield* page.filter((chat) => !isRemoved(chat) && !isPersonal(chat))
        const last = page.at(-1)
        if (!last || page.length < pageSize) return
        after = last.id
      }
    },
  }
}

/** Until the platform has been asked: Telegram's channels and supergroups begin with -100, its groups with -. */
function guessKind(address: Address): ChatKind {
  const parsed = parseAddress(address)
  if (parsed?.platform !== 'telegram') return 'channel'
  if (parsed.thread) return 'thread'
  return parsed.id.startsWith('-') ? 'channel' : 'private'
}
