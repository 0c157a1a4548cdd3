/** Fan-outs: which are due, whom they reach next, and the one transaction that plans a batch and moves the cursor. */

import { sql, type Transaction } from 'kysely'
import type { Format, Instant } from '../news.ts'
import type { Base } from './base.ts'
import { fanoutChats } from './fanout-chats.ts'
import { putFanout } from './item-inserts.ts'
import { itemFanouts } from './item-way.ts'
import { writeChanges } from './planned-changes.ts'
import { writeNotices } from './planned-notices.ts'
import { writeSends } from './planned-sends.ts'
import type { Fanout, Fanouts, PlannedBatch } from './ports/fanouts.ts'
import { checkRendered, writeRenderings } from './renderings.ts'
import type { Schema } from './schema.ts'

export function createFanouts(base: Base): Fanouts {
  const { db, write } = base
  const open = () => db.selectFrom('fanouts').where('done_at', 'is', null)

  return {
    batchSize: batchSizes[base.dialect],

    async due(now, limit) {
      const rows = await open()
        .selectAll()
        .where('not_before', '<=', now)
        .orderBy(urgency)
        .orderBy('not_before')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind as Fanout['kind'],
        item: row.item_id,
        story: row.story_id,
        revision: row.revision,
        cursor: row.cursor,
        ...(row.format === null ? {} : { format: row.format as Format }),
        ...(row.chats === null ? {} : { chats: JSON.parse(row.chats) as number[] }),
        ...(row.verb === null ? {} : { verb: row.verb }),
        ...(row.tells ? { tells: true } : {}),
        ...(row.deletes ? { deletes: true } : {}),
      }))
    },

    async nextDue(now) {
      const row = await open()
        .select(({ fn }) => fn.min('not_before').as('at'))
        .where('not_before', '>', now)
        .executeTakeFirst()
      return row?.at ?? undefined
    },

    ofItem: (item) => itemFanouts(base, item),

    async openItems(story, now) {
      const rows = await open()
        .select('item_id')
        .where('story_id', '=', story)
        .where('kind', '=', 'publish')
        .where('not_before', '<=', now)
        .execute()
      return rows.map((row) => row.item_id)
    },

    postpone: (fanout, until) =>
      write(async (tx) => {
        await tx
          .updateTable('fanouts')
          .set({ not_before: until })
          .where('id', '=', fanout.id)
          .where('done_at', 'is', null)
          .execute()
      }),

    chats: (fanout, limit) => fanoutChats(base, fanout, limit),

    commit: (fanout, { cursor, operations, renderings, waiting }, now) =>
      write(async (tx) => {
        const moved = await tx
          .updateTable('fanouts')
          .set(cursor === 'done' ? { done_at: now } : { cursor })
          .where('id', '=', fanout.id)
          .where('cursor', '=', fanout.cursor)
          .where('done_at', 'is', null)
          .executeTakeFirst()
        if (moved.numUpdatedRows === 0n) return false
        if (base.dialect === 'postgres') {
          // Plans of one story follow one another, so that what they find planned is all there is.
          const story = tx.selectFrom('stories').select('id').where('id', '=', fanout.story)
          await story.forUpdate().execute()
        }
        await writeRenderings(base, tx, renderings, now)
        await checkRendered(base, tx, operations)
        // In this order, so that a part that is added goes after the edit of those before it.
        await writeChanges(base, tx, operations, now)
        await writeSends(base, tx, operations, now)
        await writeNotices(base, tx, operations, now)
        if (waiting) await comeBack(tx, fanout, waiting, now)
        return true
      }),
  }
}

/** SQLite works in this process, which does nothing else meanwhile; PostgreSQL elsewhere, and each batch pays the way there. */
const batchSizes = { sqlite: 100, postgres: 250 }

/** What is taken back goes first, then what is corrected: chats planned meanwhile get the newest text anyway. */
const urgency = sql<number>`case when verb in ('withdraw', 'redact') then 0 when kind = 'revise' then 1 else 2 end`

const comeBack = (
  tx: Transaction<Schema>,
  { item, story, revision, format }: Fanout,
  { chats, until }: NonNullable<PlannedBatch['waiting']>,
  now: Instant,
) =>
  putFanout(tx, {
    kind: 'late',
    item_id: item,
    story_id: story,
    revision,
    not_before: until,
    created_at: now,
    format: format ?? null,
    chats: JSON.stringify(chats),
  })
