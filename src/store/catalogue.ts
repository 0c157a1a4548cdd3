/** The marks that tell whether a kept answer still holds: the catalogue's version and the next end of an embargo. */

import type { Instant } from '../news.ts'
import type { Base } from './base.ts'

export type Catalogue = {
  /** Moved in every transaction that changes what readers may see. */
  version(): Promise<string>
  /** When the next item becomes visible. */
  nextDue(now: Instant): Promise<Instant | undefined>
}

export const createCatalogue = ({ db }: Base): Catalogue => ({
  async version() {
    const row = await db
      .selectFrom('meta')
      .select('value')
      .where('key', '=', 'catalogue')
      .executeTakeFirstOrThrow()
    return row.value
  },
  async nextDue(now) {
    const row = await db
      .selectFrom('items')
      .select('visible_from')
      .where('withdrawn_at', 'is', null)
      .where('visible_from', '>', now)
      .orderBy('visible_from')
      .limit(1)
      .executeTakeFirst()
    return row?.visible_from
  },
})
