/** Who may use the console: a one-time link becomes a session, which this process remembers for half a day. */

import { readToken } from './link.ts'

export type Sessions = {
  /** A new session for a link that was not used before; undefined for any other. */
  enter(token: string): string | undefined
  holds(session: string | undefined): boolean
}

export type SessionsParts = {
  /** Signs the links. */
  key: string
  /** Unguessable: at least 128 bits, as `[A-Za-z0-9_-]`. */
  random(): string
  now(): number
}

/** Milliseconds. */
export const sessionLifetime = 12 * 60 * 60_000

export function createSessions({ key, random, now }: SessionsParts): Sessions {
  /** Nonce or session to when it ends. */
  const used = new Map<string, number>()
  const sessions = new Map<string, number>()

  function sweep(): void {
    for (const ends of [used, sessions]) {
      for (const [name, at] of ends) if (at <= now()) ends.delete(name)
    }
  }

  return {
    enter(token) {
      sweep()
      const link = readToken(key, token, now())
      if (!link || used.has(link.nonce)) return undefined
      used.set(link.nonce, link.endsAt)
      const session = random()
      sessions.set(session, now() + sessionLifetime)
      return session
    },

    holds: (session) => session !== undefined && (sessions.get(session) ?? 0) > now(),
  }
}
