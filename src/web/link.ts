/** One-time links into the console: signed with a key that the server and `barid console` share. Pure. */

import { createHmac, timingSafeEqual } from 'node:crypto'

/** A link that nobody opens ends after 10 minutes. Milliseconds. */
const lifetime = 10 * 60_000

const sign = (key: string, text: string) =>
  createHmac('sha256', key).update(`console link ${text}`).digest('base64url')

/** @param nonce at least 16 random characters `[A-Za-z0-9_-]` */
export function mintToken(key: string, now: number, nonce: string): string {
  const text = `${now + lifetime}.${nonce}`
  return `${text}.${sign(key, text)}`
}

/** The nonce and end of a token of ours that has not ended; undefined for any other. */
export function readToken(
  key: string,
  token: string,
  now: number,
): { nonce: string; endsAt: number } | undefined {
  const [, text, end, nonce, mac] = /^((\d{1,15})\.([\w-]{16,64}))\.([\w-]{43})$/.exec(token) ?? []
  if (!text || !end || !nonce || !mac) return undefined
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(sign(key, text)))) return undefined
  return Number(end) > now ? { nonce, endsAt: Number(end) } : undefined
}
