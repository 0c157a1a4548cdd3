/** Announcement channels: publishing to the channels that follow, and the limits of edits, which are known by observation alone. */
import type { Mode } from './messages.ts'
import { limited, Refusal } from './refusal.ts'
import {
  isCrossposted,
  toldMessage,
  type FakeChannel,
  type FakeMessage,
  type World,
} from './world.ts'

const hour = 3_600_000

/** Of a published message an hour. */
const edits = 3

/** Of messages older than an hour, in a channel. */
const lateEdits = { count: 3, span: 6_000 }

export function createAnnouncements(world: World, mode: Mode, now: () => number) {
  const edited = new Map<string, number[]>()

  /** Throws where `key` has had its `count` within `span`. */
  function take(key: string, count: number, span: number, code: number, words: string): void {
    const times = (edited.get(key) ?? []).filter((time) => now() - time < span)
    const [first = 0] = times
    if (times.length >= count) throw limited((first + span - now()) / 1000, code, words)
    edited.set(key, [...times, now()])
  }

  return {
    publish(channel: string, id: string): object {
      const place = world.channel(channel)
      const message = world.message(place, id)
      if (place.type !== 5) {
        throw new Refusal(403, 50024, 'Cannot execute action on this channel type')
      }
      world.demand(place, 'Send Messages')
      if (isCrossposted(message)) {
        throw new Refusal(400, 40033, 'This message has already been crossposted')
      }
      // As discord.js has it (`crosspostable`); no document says so.
      if (mode === 'folklore' && message.message_reference) {
        throw new Refusal(400, 50068, 'Invalid message type')
      }
      message.flags |= 1
      world.changed()
      return toldMessage(message)
    },

    /** Before an edit. */
    checkEdit(place: FakeChannel, message: FakeMessage): void {
      if (mode === 'documented') return
      if (isCrossposted(message)) {
        const words = 'This message cannot be edited due to announcement rate limits.'
        take(message.id, edits, hour, 20022, words)
      }
      if (now() - world.madeAt(message) < hour) return
      const words = 'Maximum number of edits to messages older than 1 hour reached. Try again later'
      take(place.id, lateEdits.count, lateEdits.span, 30046, words)
    },
  }
}
