/** The rows that make up an item, one function a table. */

import type { Insertable, Transaction } from 'kysely'
import type { Verb } from '../news.ts'
import { listedColumns } from './item-rows.ts'
import type { NewItem } from './ports/items.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

export async function newStory(tx: Tx, now: number): Promise<number> {
  const insert = tx.insertInto('stories').values({ created_at: now }).returning('id')
  return (await insert.executeTakeFirstOrThrow()).id
}

/** Undefined when another process stored the same text in the meantime. */
export async function insertItem(
  tx: Tx,
  item: NewItem,
  story: number,
  visibleFrom: number,
  now: number,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('items')
    .values({
      ...listedColumns(item.content),
      story_id: story,
      source: item.source,
      identity: item.identity,
      file_name: item.fileName ?? null,
      revision: 1,
      stored_at: now,
      visible_from: visibleFrom,
      withdrawn_at: null,
    })
    .onConflict((conflict) => conflict.column('identity').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Of an item that is not out yet: when it is seen, and when it is sent. */
export async function moveEmbargo(tx: Tx, number: number, visibleFrom: number): Promise<void> {
  const items = tx.updateTable('items').set({ visible_from: visibleFrom })
  await items.where('id', '=', number).execute()
  const fanouts = tx.updateTable('fanouts').set({ not_before: visibleFrom })
  await fanouts.where('item_id', '=', number).where('done_at', 'is', null).execute()
}

export async function putRevision(
  tx: Tx,
  number: number,
  revision: number,
  { content, identity }: Pick<NewItem, 'content' | 'identity'>,
  { by, now, line, verb }: { by: string; now: number; line?: string; verb?: Verb },
): Promise<void> {
  await tx
    .insertInto('item_revisions')
    .values({
      item_id: number,
      revision,
      content: JSON.stringify(content),
      identity,
      line: line ?? null,
      verb: verb ?? null,
      by,
      created_at: now,
    })
    .execute()
}

export async function putTopics(
  tx: Tx,
  number: number,
  visibleFrom: number,
  topics: NewItem['topics'],
): Promise<void> {
  if (topics.length === 0) return
  const rows = topics.map((topic) => ({
    topic: topic.slug,
    item_id: number,
    weight: topic.weight === 'main' ? 0 : 1,
    words: JSON.stringify(topic.words),
    visible_from: visibleFrom,
  }))
  await tx.insertInto('item_topics').values(rows).execute()
}

export async function replaceTopics(
  tx: Tx,
  number: number,
  visibleFrom: number,
  topics: NewItem['topics'],
): Promise<void> {
  await tx.deleteFrom('item_topics').where('item_id', '=', number).execute()
  await putTopics(tx, number, visibleFrom, topics)
}

type Plan = Pick<
  Insertable<Schema['fanouts']>,
  'kind' | 'item_id' | 'story_id' | 'revision' | 'not_before' | 'created_at'
>

/** Resolves to its id. */
export async function putFanout(
  tx: Tx,
  plan: Plan & Partial<Insertable<Schema['fanouts']>>,
): Promise<number> {
  const insert = tx.insertInto('fanouts').values({ cursor: 0, ...plan })
  return (await insert.returning('id').executeTakeFirstOrThrow()).id
}
