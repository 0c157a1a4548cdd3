/** Tells people something in private, each in their own language: queued durably, said once a key, and never in public. */

import { DeliveryFailure, parseAddress } from '../../adapters/adapter.ts'
import type { Adapter } from '../../adapters/adapter.ts'
import type { Language, Message } from '../../messages/message.ts'
import type { Events } from '../events.ts'
import type { Address, Instant, Platform } from '../news.ts'
import type { Notices } from '../store/ports/notices.ts'
import type { People } from '../store/ports/people.ts'

export type NotifyParts = {
  notices: Pick<Notices, 'put'>
  people: Pick<People, 'byAddress'>
  /** Of the platforms that run here: people of others are not reached. */
  platforms: Map<Platform, Way>
  spoken: Language[]
  defaultLanguage: Language
  events: Pick<Events, 'emit'>
  now: () => Instant
}

/** How a platform is spoken to. */
type Way = {
  renderer: Pick<Adapter['renderer'], 'render'>
  listener: Pick<Adapter['listener'], 'openDirect'>
}

type Telling = {
  /** The same key again edits what was said; see the port of notices. */
  key: string
  /** Before everything but answers by default. */
  priority?: number
  silent?: boolean
}

/** Resolves to how many people it was queued for. `build` says it in a language of Barid. Never rejects for one who cannot be reached. */
export type Notify = (
  people: Address[],
  telling: Telling,
  build: (language: Language) => Message,
) => Promise<number>

/** What matters to those who run the desk goes before news. */
const usualPriority = 15

/** A chat that cannot be written to keeps it this long (48 h). */
const keepFor = 48 * 60 * 60_000

export function createNotify(parts: NotifyParts): Notify {
  const { platforms, events, now } = parts
  /** Asked once: opening many private chats in a row is refused. */
  const opened = new Map<Address, Address>()

  async function directOf(person: Address, { listener }: Way): Promise<Address> {
    const known = opened.get(person) ?? (await listener.openDirect(person))
    opened.set(person, known)
    return known
  }

  async function languageOf(person: Address): Promise<Language> {
    const chosen = (await parts.people.byAddress(person))?.language
    return chosen && parts.spoken.includes(chosen) ? chosen : parts.defaultLanguage
  }

  async function tell(
    person: Address,
    { key, priority = usualPriority, silent = false }: Telling,
    build: (language: Language) => Message,
  ): Promise<boolean> {
    const platform = parseAddress(person)?.platform ?? ''
    const way = platforms.get(platform)
    if (!way) return unreached(platform, 'platform-off')
    try {
      const chat = await directOf(person, way)
      const language = await languageOf(person)
      const posts = way.renderer.render(build(language), { kind: 'private' })
      const expiresAt = now() + keepFor
      const notice = { key, posts, language, priority, silent, expiresAt }
      return (await parts.notices.put(chat, notice, now())) || unreached(platform, 'chat-gone')
    } catch (error) {
      if (!(error instanceof DeliveryFailure)) throw error
      return unreached(platform, error.facts.detail)
    }
  }

  function unreached(platform: Platform, detail: string): false {
    events.emit({ type: 'notice-unreached', platform, detail })
    return false
  }

  return async (people, telling, build) => {
    let reached = 0
    for (const person of new Set(people)) if (await tell(person, telling, build)) reached += 1
    return reached
  }
}
