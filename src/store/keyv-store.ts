/** A storage of keyv over the `cache` table, for answers that several processes share. */

import { Hookified } from 'hookified'
import { keyvStorageCapability, type KeyvStorageAdapter, type KeyvStorageEntry } from 'keyv'
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Ended rows are deleted once in so many writes. */
const sweepEvery = 100

/** Values are the texts that keyv makes of them; `now` is keyv's clock, milliseconds since 1970. */
export function createKeyvStore(
  db: Kysely<Schema>,
  namespace: string,
  now: () => number,
): KeyvStorageAdapter {
  let writes = 0

  const getMany = async <T>(keys: string[]) => {
    if (keys.length === 0) return []
    const rows = await db
      .selectFrom('cache')
      .select(['k', 'v'])
      .where('ns', '=', namespace)
      .where('k', 'in', keys)
      .where((eb) => eb.or([eb('expires', 'is', null), eb('expires', '>', now())]))
      .execute()
    const values = new Map(rows.map((row) => [row.k, row.v]))
    return keys.map((key) => values.get(key) as (T & string) | undefined)
  }

  const setMany = async <T>(entries: KeyvStorageEntry<T>[]) => {
    if (entries.length === 0) return []
    await db
      .insertInto('cache')
      .values(
        entries.map(({ key, value, expires }) => ({
          ns: namespace,
          k: key,
          v: String(value),
          expires: expires ?? null,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['ns', 'k']).doUpdateSet((eb) => ({
          v: eb.ref('excluded.v'),
          expires: eb.ref('excluded.expires'),
        })),
      )
      .execute()
    if (writes++ % sweepEvery === 0) {
      await db.deleteFrom('cache').where('expires', '<=', now()).execute()
    }
    return entries.map(() => true)
  }

  const deleteMany = async (keys: string[]) => {
    if (keys.length === 0) return []
    const rows = await db
      .deleteFrom('cache')
      .where('ns', '=', namespace)
      .where('k', 'in', keys)
      .returning('k')
      .execute()
    const gone = new Set(rows.map((row) => row.k))
    return keys.map((key) => gone.has(key))
  }

  const hasMany = async (keys: string[]) => (await getMany(keys)).map((text) => text !== undefined)

  const adapter: KeyvStorageAdapter = Object.assign(new Hookified(), {
    namespace,
    get: async <T>(key: string) => (await getMany<T>([key]))[0],
    set: async (key: string, value: unknown, expires?: number) => {
      await setMany([{ key, value, ...(expires !== undefined && { expires }) }])
      return true
    },
    delete: async (key: string) => (await deleteMany([key]))[0] ?? false,
    has: async (key: string) => (await hasMany([key]))[0] ?? false,
    clear: async () => {
      await db.deleteFrom('cache').where('ns', '=', namespace).execute()
    },
    getMany,
    setMany,
    deleteMany,
    hasMany,
  })
  return Object.assign(adapter, { capabilities: keyvStorageCapability(adapter) })
}
