/** Discord behind the three ports; discord.js is loaded when the first call is made. */
import type { Adapter } from '../adapter.ts'
import { createDiscordListener } from './listener.ts'
import { discordRenderer } from './render.ts'
import { createRest } from './rest.ts'
import { createDiscordSender } from './sender.ts'

export type DiscordOptions = {
  token: string
  /** Another Discord-compatible server; `https://discord.com/api` by default. */
  apiRoot?: string
  /** Milliseconds until a call without an answer is given up; 30 s by default. */
  timeout?: number
  /** Milliseconds since 1970; the system's clock by default. */
  now?: () => number
}

export function createDiscord({
  token,
  apiRoot = 'https://discord.com/api',
  timeout = 30_000,
  now = Date.now,
}: DiscordOptions): Adapter {
  const rest = createRest({ token, apiRoot, timeout, now })
  const closing = new AbortController()
  let known: Promise<{ id: string; name: string }> | undefined

  const askIdentity = async () => {
    const user = (await rest.call({
      method: 'GET',
      path: '/users/@me',
      signal: closing.signal,
    })) as {
      id: string
      username: string
    }
    return { id: user.id, name: user.username }
  }

  /** Asked anew until it has been answered once: who the bot is does not change. */
  const identity = () => {
    known ??= askIdentity().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }

  return {
    renderer: discordRenderer,
    sender: createDiscordSender({ rest, me: async () => (await identity()).id, now }),
    listener: createDiscordListener({
      rest,
      gateway: { token, apiRoot, timeout },
      identity,
      now,
      closing,
    }),
  }
}
