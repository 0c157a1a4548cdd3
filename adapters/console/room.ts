/** The one chat of the console, in memory: what stands in it, and who is told when it changes. */
import type { Address } from '../adapter.ts'
import type { AnswerFile } from '../inbound.ts'
import type { ConsolePayload } from './render.ts'

/** The private chat of whoever has the console open. */
export const consoleChat: Address = 'console:1'

export type Entry = { id: string } & (
  | { from: 'reader'; text: string }
  | ({ from: 'barid'; picture?: string; replyTo?: string; file?: AnswerFile } & ConsolePayload)
)

/** Older entries leave the chat. */
const longest = 200

export function createRoom() {
  const entries: Entry[] = []
  const watchers = new Set<() => void>()
  let lastId = 0

  const changed = () => {
    for (const watcher of watchers) watcher()
  }

  return {
    entries: (): readonly Entry[] => entries,

    find: (id: string) => entries.find((entry) => entry.id === id),

    add(entry: WithoutId<Entry>): string {
      const id = String(++lastId)
      entries.push({ ...entry, id })
      entries.splice(0, entries.length - longest)
      changed()
      return id
    },

    /** False where it no longer stands. */
    replace(id: string, content: WithoutId<Entry>): boolean {
      const at = entries.findIndex((entry) => entry.id === id)
      if (at < 0) return false
      entries[at] = { ...content, id }
      changed()
      return true
    },

    remove(id: string): void {
      const at = entries.findIndex((entry) => entry.id === id)
      if (at < 0) return
      entries.splice(at, 1)
      changed()
    },

    /** Calls `watcher` after every change until the returned function is called. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}

export type Room = ReturnType<typeof createRoom>

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never
