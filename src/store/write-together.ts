/** Writes that wait share a transaction, and so its wait for the disk; each stands or falls by itself. */

import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import { grouped } from './grouped.ts'
import type { Schema } from './schema.ts'

type Work = (tx: Transaction<Schema>) => Promise<unknown>

type Outcome = { answer: unknown } | { error: unknown }

/** For a database whose transactions follow one another anyway. */
export function writeTogether(db: Kysely<Schema>) {
  const run = grouped((works: Work[]) =>
    db.transaction().execute(async (tx): Promise<Outcome[]> => {
      const [first] = works
      if (first && works.length === 1) return [{ answer: await first(tx) }]
      const outcomes: Outcome[] = []
      for (const work of works) outcomes.push(await apart(tx, work))
      return outcomes
    }),
  )
  return async <T>(work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> => {
    const outcome = await run(work)
    if ('error' in outcome) throw outcome.error
    return outcome.answer as T
  }
}

const savepoint = CompiledQuery.raw('savepoint work')
const release = CompiledQuery.raw('release work')
const rollback = CompiledQuery.raw('rollback to work')

/** Rejects where the whole transaction has ended with the work, as on a full disk. */
async function apart(tx: Transaction<Schema>, work: Work): Promise<Outcome> {
  await tx.executeQuery(savepoint)
  try {
    const answer = await work(tx)
    await tx.executeQuery(release)
    return { answer }
  } catch (error) {
    try {
      await tx.executeQuery(rollback)
      await tx.executeQuery(release)
    } catch {
      throw error
    }
    return { error }
  }
}
