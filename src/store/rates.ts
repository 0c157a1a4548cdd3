/** What refusals have taught of the rate of a bot, kept over a restart. */

import type { Learned } from '../delivery/learned-rate.ts'
import type { Base } from './base.ts'
import type { Rates } from './ports/running.ts'

export function createRates({ db, write }: Base): Rates {
  return {
    async get(platform) {
      const row = await db
        .selectFrom('rates')
        .select('learned')
        .where('platform', '=', platform)
        .executeTakeFirst()
      return row && (JSON.parse(row.learned) as Learned)
    },
    set: (platform, learned) =>
      write(async (tx) => {
        if (!learned) {
          await tx.deleteFrom('rates').where('platform', '=', platform).execute()
          return
        }
        const row = { learned: JSON.stringify(learned) }
        await tx
          .insertInto('rates')
          .values({ platform, ...row })
          .onConflict((conflict) => conflict.column('platform').doUpdateSet(row))
          .execute()
      }),
  }
}
