/** Troubles: what a person must be told of is seen, told once in private, kept up to date, and told to be over. */

import type { Language, Message } from '../../messages/message.ts'
import type { Address, Instant } from '../news.ts'
import type { Trouble, Troubles } from '../store/ports/troubles.ts'
import type { Notify } from './notify.ts'

/** Something that is wrong now. */
export type Condition = {
  subject: string
  to: Address[]
  say(language: Language, person: Address): Message
}

export type Watch = {
  /** Of the troubles that it sees. */
  kind: string
  /** Milliseconds between two looks. */
  every: number
  look(now: Instant): Promise<Condition[]>
  /**
   * What is said when a trouble is seen no more, to whom; `wait` while it may come back at once, undefined where nothing is to
   * be said.
   */
  over(trouble: Trouble, now: Instant): Promise<Pick<Condition, 'to' | 'say'> | 'wait' | undefined>
}

export type TroubleParts = {
  troubles: Troubles
  notify: Notify
  watches: Watch[]
  now: () => Instant
}

/** What is told already is brought up to date at most this often. */
const editEvery = 5 * 60_000

export function createTroubleDesk({ troubles, notify, watches, now }: TroubleParts) {
  const lookedAt = new Map<Watch, Instant>()
  const toldAt = new Map<number, Instant>()

  async function tell(key: string, { to, say }: Pick<Condition, 'to' | 'say'>): Promise<void> {
    for (const person of to) await notify([person], { key }, (language) => say(language, person))
  }

  async function begin(kind: string, condition: Condition): Promise<void> {
    const { id } = await troubles.begin(kind, condition.subject, now())
    if (now() - (toldAt.get(id) ?? -Infinity) < editEvery) return
    toldAt.set(id, now())
    await tell(`trouble ${id}`, condition)
  }

  /** Told before it is written down as over: after a crash between the two the same key says nothing twice. */
  async function end(watch: Watch, trouble: Trouble): Promise<void> {
    const last = await watch.over(trouble, now())
    if (last === 'wait') return
    if (last) await tell(`trouble ${trouble.id} over`, last)
    await troubles.end(trouble.id, now())
    toldAt.delete(trouble.id)
  }

  async function look(watch: Watch): Promise<void> {
    lookedAt.set(watch, now())
    const conditions = await watch.look(now())
    for (const condition of conditions) await begin(watch.kind, condition)
    const standing = new Set(conditions.map(({ subject }) => subject))
    for (const trouble of await troubles.open()) {
      if (trouble.kind === watch.kind && !standing.has(trouble.subject)) await end(watch, trouble)
    }
  }

  return {
    /** Looks at what is due to be looked at. Rejects where one of them could not be looked at, after all others. */
    async step(): Promise<void> {
      const due = watches.filter(
        (watch) => now() - (lookedAt.get(watch) ?? -Infinity) >= watch.every,
      )
      const faults: unknown[] = []
      for (const watch of due) await look(watch).catch((error: unknown) => faults.push(error))
      if (faults.length > 0) throw faults[0]
    },
  }
}
