/** Rate limits told by a platform, kept over a restart. */

import { sql } from 'kysely'
import type { Base } from './base.ts'
import type { Holds } from './ports/running.ts'

export function createHolds({ db, write }: Base): Holds {
  return {
    set: (platform, scope, until) =>
      write(async (tx) => {
        await tx
          .insertInto('holds')
          .values({ platform, scope: String(scope), until })
          .onConflict((conflict) =>
            conflict
              .columns(['platform', 'scope'])
              .doUpdateSet({ until: sql`excluded.until` })
              // A shorter hold that is told later does not end a longer one.
              .where('holds.until', '<', until),
          )
          .execute()
      }),

    async all(platform, now) {
      const rows = await db
        .selectFrom('holds')
        .select(['scope', 'until'])
        .where('platform', '=', platform)
        .where('until', '>', now)
        .orderBy('scope')
        .execute()
      return rows.map(({ scope, until }) => ({
        scope: scope === 'bot' ? 'bot' : Number(scope),
        until,
      }))
    },
  }
}
