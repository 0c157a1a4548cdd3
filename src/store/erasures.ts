/** What redactions still have to remove outside the tables. */

import type { Kysely } from 'kysely'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import type { Erasures } from './ports/erasures.ts'
import type { Schema } from './schema.ts'

export function createErasures(base: Base): Erasures {
  return {
    async open() {
      const rows = await base.db.selectFrom('erasures').selectAll().orderBy('id').execute()
      return Promise.all(
        rows.map(async ({ id, pictures }) => {
          const kept = JSON.parse(pictures) as string[]
          return { id, pictures: await shownByNone(base.db, kept) }
        }),
      )
    },
    done: (ids) =>
      base.write(async (tx) => {
        await tx
          .deleteFrom('erasures')
          .where(idIn(base, 'id', ids))
          .execute()
      }),
  }
}

/** Those of the pictures that no revision of any item has; what is redacted has none any more. */
export async function shownByNone(db: Kysely<Schema>, pictures: string[]): Promise<string[]> {
  const alone: string[] = []
  for (const hash of pictures) {
    const shown = await db
      .selectFrom('item_revisions')
      .select('item_id')
      .where('content', 'like', `%"picture":"${hash}"%`)
      .executeTakeFirst()
    if (!shown) alone.push(hash)
  }
  return alone
}
