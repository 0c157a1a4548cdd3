/** The archive as the desk sees it, under embargo too. */

import type { Base } from './base.ts'
import type { IndexText } from './item-search.ts'
import { textIn } from './bulk.ts'
import { createItemChanges } from './item-changes.ts'
import { redactedIdentity } from './redacted.ts'
import { currentRevision, itemsOf, selectItems } from './item-rows.ts'
import { createItemWrites, ofIdentity } from './item-writes.ts'
import type { Items } from './ports/items.ts'

export function createItems(base: Base, indexText: IndexText): Items {
  const { db } = base
  return {
    ...createItemWrites(base, indexText),
    ...createItemChanges(base, indexText),
    async get(number) {
      const rows = await selectItems(db).where('items.id', '=', number).execute()
      return (await itemsOf(db, rows))[0]
    },
    async story(story) {
      const rows = selectItems(db).where('items.story_id', '=', story).orderBy('items.id')
      return itemsOf(db, await rows.execute())
    },
    byFileName: (source, fileName) =>
      db
        .selectFrom('items')
        .innerJoin('item_revisions', currentRevision)
        .select(['items.id as number', 'item_revisions.identity'])
        .where('items.source', '=', source)
        .where('items.file_name', '=', fileName)
        .orderBy('items.id', 'desc')
        .limit(1)
        .executeTakeFirst(),
    async byStem(source, stem, since) {
      const rows = await db
        .selectFrom('items')
        .select(['id', 'story_id', 'language', 'file_name'])
        .where('source', '=', source)
        // `/` follows `.`: everything that begins with the stem and a full stop.
        .where('file_name', '>', `${stem}.`)
        .where('file_name', '<', `${stem}/`)
        .where('stored_at', '>=', since)
        .orderBy('id')
        .execute()
      return rows
        .filter((row) => /^([a-z]{2,3}\.)?[^.]+$/.test(row.file_name?.slice(stem.length + 1) ?? ''))
        .map((row) => ({ number: row.id, story: row.story_id, language: row.language }))
    },
    byIdentity: async (identity) => (await ofIdentity(base, db, identity))?.id,
    async redacted(identities) {
      const kept = new Map(identities.map((one) => [redactedIdentity(base.seal, one), one]))
      const rows = await db
        .selectFrom('item_revisions')
        .select('identity')
        .where(textIn(base, 'identity', [...kept.keys()]))
        .execute()
      return rows.flatMap((row) => kept.get(row.identity) ?? [])
    },
    async list(limit, before) {
      let rows = selectItems(db).orderBy('items.id', 'desc').limit(limit)
      if (before !== undefined) rows = rows.where('items.id', '<', before)
      return itemsOf(db, await rows.execute())
    },
    async page(after, limit) {
      const rows = selectItems(db).where('items.id', '>', after).orderBy('items.id').limit(limit)
      return itemsOf(db, await rows.execute())
    },
    async arrivals(source, limit) {
      const rows = db.selectFrom('items').select('stored_at').where('source', '=', source)
      const newest = await rows.orderBy('id', 'desc').limit(limit).execute()
      return newest.map((row) => row.stored_at)
    },
    async count() {
      const count = db.selectFrom('items').select((eb) => eb.fn.countAll<number>().as('count'))
      return (await count.executeTakeFirstOrThrow()).count
    },
  }
}
