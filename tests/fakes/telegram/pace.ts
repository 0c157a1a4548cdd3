/** The limits on how fast a bot may write, all of them folklore or advice: 20 a minute in groups, 30 a second in all. */
import { Refusal } from './refusal.ts'
import type { FakeChat } from './world.ts'

/** `now` is in milliseconds. The returned function throws a 429 where a write comes too early. */
export function createPace(now: () => number): (chat: FakeChat | undefined) => void {
  const writes: { at: number; chat: number }[] = []

  return (chat) => {
    const at = now()
    while ((writes[0]?.at ?? at) < at - 60_000) writes.shift()
    const since = (ms: number) => writes.filter((one) => one.at > at - ms)
    const inChat = chat && writes.filter((one) => one.chat === chat.id)
    const isShared = chat !== undefined && chat.type !== 'private'
    if (isShared && inChat && inChat.length >= 20) throw tooMany(inChat[0]?.at ?? at, 60_000)
    if (since(1_000).length >= 30) throw tooMany(at, 1_000)
    if (chat) writes.push({ at, chat: chat.id })

    function tooMany(first: number, window: number) {
      const seconds = Math.max(1, Math.ceil((first + window - at) / 1000))
      return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
    }
  }
}
