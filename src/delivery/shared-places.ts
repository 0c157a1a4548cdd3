/** Chats that the platform counts as one, as a group and its threads: they share one pace. Pure. */

import type { ChatScope } from './chat-pace.ts'

/** From each chat that shares a place to the one that stands for it. */
export type SharedPlaces = ReadonlyMap<number, number>

export function createSharedPlaces() {
  let places: SharedPlaces = new Map()
  let chats: ReadonlyMap<number, number[]> = new Map()

  return {
    set(shared: SharedPlaces): void {
      places = shared
      chats = Map.groupBy(shared.keys(), (chat) => shared.get(chat) ?? chat)
    },
    /** What stands for the chat: itself where it shares its place with no other. */
    of: (chat: ChatScope): ChatScope =>
      typeof chat === 'number' ? (places.get(chat) ?? chat) : chat,
    chatsOf: (place: number): readonly number[] => chats.get(place) ?? [place],
  }
}
