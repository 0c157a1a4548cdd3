/** Fills a store with readers by the thousand: the rows that their own choices would leave. */
import { sql } from 'kysely'
import type { Topic } from '../../src/news.ts'
import { chatAddress, sealedAddress } from '../../src/store/addresses.ts'
import type { Base } from '../../src/store/base.ts'
import { insertRows } from '../../src/store/bulk.ts'
import { noPreferences } from '../../src/store/people-rows.ts'

const batch = 5_000

export const personOf = (number: number) => `telegram:${70_000_000 + number}`

/** Languages of Barid, as often as readers may be expected to choose them. */
export const languageOf = (number: number) =>
  ['ar', 'ar', 'ar', 'en', 'en', 'fr', 'tr'][number % 7]!

/** Each has chosen a language; four in five follow one or two topics. The numbers begin at 1. */
export async function insertPeople(
  base: Base,
  topics: Topic[],
  { people, now }: { people: number; now: number },
): Promise<void> {
  for (let first = 1; first <= people; first += batch) {
    const numbers = Array.from(
      { length: Math.min(batch, people + 1 - first) },
      (_, at) => first + at,
    )
    const followers = numbers.filter((number) => number % 5 > 0)
    await base.write(async (tx) => {
      const chats = followers.map((id) => ({
        id,
        kind: 'private' as const,
        ...chatAddress(base.seal, personOf(id)),
        language: languageOf(id),
        pairs: 'preferred',
        state: 'active' as const,
        state_at: now,
        created_at: now,
      }))
      await insertRows(base, 'chats', chats).execute(tx)
      const subscriptions = followers.map((chat_id) => ({
        chat_id,
        rule: JSON.stringify(ruleOf(topics, chat_id)),
        languages: '[]',
        format: 'full',
        schedule: 'at-once',
      }))
      await insertRows(base, 'subscriptions', subscriptions).execute(tx)
      const rows = numbers.map((id) => ({
        id,
        ...sealedAddress(base.seal, personOf(id)),
        ...noPreferences,
        language: languageOf(id),
        chat_id: id % 5 > 0 ? id : null,
        created_at: now,
      }))
      await insertRows(base, 'people', rows).execute(tx)
    })
  }
  if (base.dialect === 'sqlite') return
  for (const table of ['people', 'chats']) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
      base.db,
    )
  }
  await sql`analyze`.execute(base.db)
}

function ruleOf(topics: Topic[], number: number) {
  const slugs = [number, number * 7].map((at) => topics[at % topics.length]?.slug ?? '')
  return { any: [...new Set(slugs.slice(0, 1 + (number % 2)))], none: [], weight: 'mentioned' }
}
