/** The one chat of the console: what stands in it, who is told when it changes, and what of it is kept over a restart. */
import type { Address } from '../adapter.ts'
import { entryText, readEntry, type BaridEntry, type Entry, type ReaderEntry } from './entry.ts'

/** The private chat of whoever has the console open. */
export const consoleChat: Address = 'console:1'

/** Where the chat outlives the process. What cannot be kept is told, and stands in the chat until the process ends. */
export type KeptChat = {
  /** The oldest first; without content, what was said there is erased. */
  all(): Promise<{ id: string; content?: string }[]>
  /** Ids of what was erased by somebody else. */
  erased(): Promise<string[]>
  put(entry: { id: string; content: string }): Promise<void>
  remove(id: string): Promise<void>
  onFault(error: unknown): void
}

/** Older entries leave the chat. */
const longest = 200

/** @param newId makes an id that no entry of an earlier run had, since posts are found by it */
export function createRoom(newId: () => string, kept: KeptChat) {
  const entries: Entry[] = []
  const watchers = new Set<() => void>()
  let reading: Promise<void> | undefined

  const changed = () => {
    for (const watcher of watchers) watcher()
  }

  const indexOf = (id: string) => entries.findIndex((entry) => entry.id === id)

  async function read(): Promise<void> {
    const rows = (await kept.all()).filter(({ id }) => indexOf(id) < 0)
    const earlier = rows.map(({ id, content }): Entry =>
      content === undefined ? { id, from: 'nobody' } : { id, ...readEntry(content) },
    )
    entries.unshift(...earlier)
    entries.splice(0, entries.length - longest)
  }

  /** Of earlier runs; read when first needed, and again where that failed. */
  async function open(): Promise<void> {
    reading ??= read()
    try {
      await reading
    } catch (error) {
      reading = undefined
      kept.onFault(error)
    }
  }

  async function lookForErased(): Promise<void> {
    for (const id of await kept.erased()) {
      const at = indexOf(id)
      if (at >= 0) entries[at] = { id, from: 'nobody' }
    }
  }

  const attempt = (work: Promise<void>) => work.catch((error: unknown) => kept.onFault(error))

  const put = (id: string, content: ReaderEntry | BaridEntry) =>
    attempt(kept.put({ id, content: entryText(content) }))

  return {
    /** As it stands, without what was erased anywhere. Rejects where that cannot be known. */
    async entries(): Promise<readonly Entry[]> {
      await open()
      await lookForErased()
      return entries
    },

    async find(id: string): Promise<Entry | undefined> {
      await open()
      return entries.find((entry) => entry.id === id)
    },

    /** What the operation of this marker has posted. */
    async marked(marker: string): Promise<Entry | undefined> {
      await open()
      return entries.find((entry) => entry.from === 'barid' && entry.marker === marker)
    },

    /** `untraced`: it stands until the process ends. */
    async add(content: ReaderEntry | BaridEntry, { untraced = false } = {}): Promise<string> {
      await open()
      const id = newId()
      entries.push({ id, ...content })
      entries.splice(0, entries.length - longest)
      changed()
      if (!untraced) await put(id, content)
      return id
    },

    /** Of what was added without a trace. */
    async keep(id: string): Promise<void> {
      const entry = entries[indexOf(id)]
      if (!entry || entry.from === 'nobody') return
      const { id: _, ...content } = entry
      await put(id, content)
    },

    /** False where it no longer stands. */
    async replace(id: string, content: BaridEntry, { untraced = false } = {}): Promise<boolean> {
      await open()
      const at = indexOf(id)
      if (at < 0) return false
      entries[at] = { id, ...content }
      changed()
      await (untraced ? attempt(kept.remove(id)) : put(id, content))
      return true
    },

    async remove(id: string): Promise<void> {
      await open()
      const at = indexOf(id)
      if (at < 0) return
      entries.splice(at, 1)
      changed()
      await attempt(kept.remove(id))
    },

    /** Calls `watcher` after every change until the returned function is called. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}

export type Room = ReturnType<typeof createRoom>
