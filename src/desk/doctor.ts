/** The doctor: checks what can be wrong outside Barid, and says of each what to do. */

import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { FailureFacts, Inspection, Listener } from '../../adapters/adapter.ts'
import type { Chat, Instant, Platform } from '../news.ts'
import type { Items } from '../store/ports/items.ts'

export type Check = { name: string; ok: boolean; detail: string }

/** What the doctor asks of a platform. */
type Inspector = Pick<Listener, 'identity' | 'inspect'>

export type DoctorParts = {
  /** What already stands because the store could be opened. */
  store: { dialect: string; secretIn: 'environment' | 'file'; secretFile: string }
  items: Pick<Items, 'list'>
  chats(): AsyncGenerator<Chat>
  /** Remembers what a chat is called now. */
  entitle(chat: number, title: string): Promise<void>
  platforms: { platform: Platform; variable: string; listener?: Inspector }[]
  /** Until when nothing is sent by a platform's bot. */
  heldUntil(platform: Platform): Promise<Instant | undefined>
  now: () => Instant
}

export function createDoctor(parts: DoctorParts) {
  return async function* doctor(): AsyncGenerator<Check> {
    yield { name: 'database', ok: true, detail: `${parts.store.dialect} opens and is up to date` }
    yield secretCheck(parts)
    yield await clockCheck(parts)
    const alive = new Map<Platform, Inspector>()
    for (const one of parts.platforms) {
      const check = await tokenCheck(one)
      if (check.ok && one.listener) alive.set(one.platform, one.listener)
      yield check
      const held = await holdCheck(one.platform, parts)
      if (held) yield held
    }
    for await (const chat of parts.chats()) {
      const listener = alive.get(chat.platform)
      if (listener && chat.kind !== 'private') yield await chatCheck(chat, listener, parts)
    }
  }
}

function secretCheck({ store }: DoctorParts): Check {
  const advice =
    store.secretIn === 'file'
      ? `fits; it is in ${store.secretFile}. Keep a copy elsewhere, apart from backups of the data: without it addresses cannot be read`
      : 'fits; it is in BARID_SECRET'
  return { name: 'secret', ok: true, detail: advice }
}

async function clockCheck({ items, now }: DoctorParts): Promise<Check> {
  const [newest] = await items.list(1)
  const ahead = newest ? newest.storedAt - now() : 0
  return ahead > 60_000
    ? {
        name: 'clock',
        ok: false,
        detail: `it runs ${Math.round(ahead / 60_000)} minutes behind the newest item; set it by NTP, or embargoes end late`,
      }
    : { name: 'clock', ok: true, detail: new Date(now()).toISOString() }
}

async function tokenCheck(one: DoctorParts['platforms'][number]): Promise<Check> {
  const name = `${one.platform} token`
  if (!one.listener) return { name, ok: true, detail: `off; ${one.variable} is not set` }
  try {
    return { name, ok: true, detail: `this is ${(await one.listener.identity()).name}` }
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error
    return { name, ok: false, detail: refusalOf(one, error.facts) }
  }
}

async function holdCheck(platform: Platform, parts: DoctorParts): Promise<Check | undefined> {
  const until = await parts.heldUntil(platform)
  if (until === undefined) return undefined
  return {
    name: `${platform} limit`,
    ok: false,
    detail: `nothing is sent until ${new Date(until).toISOString()}, since it refused too much; mend what is refused below, or barid chat remove it`,
  }
}

function refusalOf(
  { platform, variable }: DoctorParts['platforms'][number],
  { kind, detail }: FailureFacts,
): string {
  if (detail === 'user-agent-refused') {
    return `${platform} refuses Barid’s requests; see that no proxy on the way changes their User-Agent header`
  }
  return kind === 'unauthorised'
    ? `${platform} refuses it; set ${variable} to a token that is in force`
    : `${platform} could not be asked (${detail}); check the network and try again`
}

async function chatCheck(
  chat: Chat,
  listener: Inspector,
  { entitle }: Pick<DoctorParts, 'entitle'>,
): Promise<Check> {
  const name = `chat ${chat.address}`
  try {
    const found = await listener.inspect(chat.address)
    const { title = chat.title } = found
    if (title !== undefined && title !== chat.title) await entitle(chat.id, title)
    const problem = problemOf(found)
    return { name, ok: !problem, detail: problem ?? 'may post' }
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error
    return { name, ok: false, detail: `could not be asked (${error.facts.detail}); try again` }
  }
}

function problemOf(found: Inspection): string | undefined {
  if (!found.exists) return 'not found; add the bot there, or barid chat remove it'
  if (!found.mayPost)
    return `the bot may not post; give it ${found.missing.join(', ') || 'the right to'}`
  if (!found.mayEmbed) return `posts go out as plain text; give the bot ${found.missing.join(', ')}`
  return undefined
}
