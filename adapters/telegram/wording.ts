/** Whether a message has the words of a post, told by hashes: what people wrote into it is not kept. */
import { createHash } from 'node:crypto'
import type { Post } from '../adapter.ts'
import type { TelegramPayload, WireMessage } from './wire.ts'

export const wordingOf = ({ text, caption }: Pick<WireMessage, 'text' | 'caption'>): string =>
  hashOf(text ?? caption ?? '')

/** The formatting is left out of it: the server adds links of its own and joins what touches. */
export const hasWording = (post: Post, wording: string): boolean =>
  [post.payload, post.fallback].some((payload) => {
    const { text } = (payload ?? {}) as Partial<TelegramPayload>
    return text !== undefined && hashOf(text) === wording
  })

/** The server trims texts, and drops what turns the direction of lines around (U+202A to U+202E). */
const hashOf = (text: string) =>
  createHash('sha256')
    .update(text.replace(/[\s\u2028-\u202e]+/g, ' ').trim())
    .digest('base64url')
