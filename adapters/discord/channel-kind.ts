/** Discord's channel types as the kinds of chat that Barid knows. */
import type { Surface } from '../adapter.ts'

const kinds: Record<number, Surface['kind']> = {
  1: 'private',
  3: 'group',
  5: 'announcement',
  10: 'thread',
  11: 'thread',
  12: 'thread',
  15: 'forum',
  16: 'forum',
}

/** A text channel, and the text of a voice channel, is a `channel`. */
export const kindOf = (type: number | undefined): Surface['kind'] => kinds[type ?? 0] ?? 'channel'

/** Categories and directories hold channels, not posts. */
export const holdsPosts = (type: number) => type !== 4 && type !== 14
