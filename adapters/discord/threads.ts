/** What is done to a thread itself: opened again, renamed, removed. */
import { DeliveryFailure } from '../adapter.ts'
import type { Rest } from './rest.ts'

export function createThreads(rest: Rest) {
  const path = (thread: string) => `/channels/${thread}` as const

  return {
    async unarchive(thread: string, signal: AbortSignal): Promise<void> {
      await rest.call({ method: 'PATCH', path: path(thread), body: { archived: false }, signal })
    },

    /** Writes only a name that differs: renaming is allowed about twice in ten minutes. False where the bot may not. */
    async rename(thread: string, name: string, signal: AbortSignal): Promise<boolean> {
      const stands = (await rest.call({ method: 'GET', path: path(thread), signal })) as {
        name: string
      }
      if (stands.name === name) return true
      return allowed(rest.call({ method: 'PATCH', path: path(thread), body: { name }, signal }))
    },

    /** Removes the thread with its name; false where the bot may delete its message alone. */
    async remove(thread: string, signal: AbortSignal): Promise<boolean> {
      const call = rest.call({ method: 'DELETE', path: path(thread), signal })
      return allowed(
        call.catch((error: unknown) => {
          if (!(error instanceof DeliveryFailure) || error.facts.kind !== 'gone') throw error
        }),
      )
    },
  }
}

export type Threads = ReturnType<typeof createThreads>

const allowed = (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => true,
    (error: unknown) => {
      if (error instanceof DeliveryFailure && error.facts.kind === 'forbidden') return false
      throw error
    },
  )
