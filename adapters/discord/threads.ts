/** What is done to a thread itself: opened again, renamed, removed. */
import { DeliveryFailure } from '../adapter.ts'
import type { Rest } from './rest.ts'

export function createThreads(rest: Rest) {
  const path = (thread: string) => `/channels/${thread}` as const

  return {
    async unarchive(thread: string, signal: AbortSignal): Promise<void> {
      await rest.call({ method: 'PATCH', path: path(thread), body: { archived: false }, signal })
    },

    /** Writes only a name that differs: renaming is allowed about twice in ten minutes. */
    async rename(thread: string, name: string, signal: AbortSignal): Promise<void> {
      const stands = (await rest.call({ method: 'GET', path: path(thread), signal })) as {
        name: string
      }
      if (stands.name === name) return
      await rest.call({ method: 'PATCH', path: path(thread), body: { name }, signal })
    },

    /** Removes the thread with its name; false where the bot may delete its message alone. */
    async remove(thread: string, signal: AbortSignal): Promise<boolean> {
      try {
        await rest.call({ method: 'DELETE', path: path(thread), signal })
        return true
      } catch (error) {
        if (!(error instanceof DeliveryFailure)) throw error
        if (error.facts.kind === 'gone') return true
        if (error.facts.kind === 'forbidden') return false
        throw error
      }
    },
  }
}
