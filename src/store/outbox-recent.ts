/** The changes of the last while, with who made each: what is still told of. */

import type { Base } from './base.ts'
import type { Outbox } from './ports/outbox.ts'

/** More are told of when these are done. */
const most = 200

export const changes = ({ db }: Base, since: number): ReturnType<Outbox['changes']> =>
  db
    .selectFrom('fanouts')
    .innerJoin('item_revisions as made', (join) =>
      join
        .onRef('made.item_id', '=', 'fanouts.item_id')
        .onRef('made.revision', '=', 'fanouts.revision'),
    )
    .select(['fanouts.id as change', 'made.by'])
    .where('fanouts.verb', 'is not', null)
    .where('fanouts.created_at', '>=', since)
    .orderBy('fanouts.id', 'desc')
    .limit(most)
    .execute()
