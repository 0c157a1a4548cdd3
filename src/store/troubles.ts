/** Troubles: each open once a kind and subject, however many processes see it. */

import type { Base } from './base.ts'
import type { Trouble, Troubles } from './ports/troubles.ts'
import type { Schema } from './schema.ts'
import type { Selectable } from 'kysely'

export function createTroubles({ db, write }: Base): Troubles {
  return {
    begin: (kind, subject, now) =>
      write(async (tx) => {
        const made = tx.insertInto('troubles').values({ kind, subject, began_at: now })
        await made.onConflict((conflict) => conflict.doNothing()).execute()
        const row = await tx
          .selectFrom('troubles')
          .selectAll()
          .where('kind', '=', kind)
          .where('subject', '=', subject)
          .where('ended_at', 'is', null)
          .executeTakeFirstOrThrow()
        return troubleOf(row)
      }),

    end: (id, now) =>
      write(async (tx) => {
        await tx
          .updateTable('troubles')
          .set({ ended_at: now })
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .execute()
      }),

    async open() {
      const rows = db.selectFrom('troubles').selectAll().where('ended_at', 'is', null)
      return (await rows.orderBy('id').execute()).map(troubleOf)
    },
  }
}

const troubleOf = ({ id, kind, subject, began_at }: Selectable<Schema['troubles']>): Trouble => ({
  id,
  kind,
  subject,
  since: began_at,
})
