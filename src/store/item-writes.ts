/** Storing items: one transaction with their topics, search rows, fan-outs, audit and the catalogue version. */

import type { Transaction } from 'kysely'
import type { Base } from './base.ts'
import { indexItem, searchText, type IndexText } from './item-search.ts'
import { redactedIdentity } from './redacted.ts'
import {
  insertItem,
  newStory,
  putFanout,
  putRevision,
  putTopics,
  replaceTopics,
} from './item-inserts.ts'
import type { Added, Items, NewItem, PublishOptions } from './ports/items.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

export function createItemWrites(
  base: Base,
  indexText: IndexText,
): Pick<Items, 'add' | 'setTopics'> {
  const index = (tx: Tx, number: number, content: NewItem['content']) =>
    indexItem(tx, base.dialect, number, indexText(searchText(content)))

  const addOne = async (
    tx: Tx,
    item: NewItem,
    story: () => Promise<number>,
    options: PublishOptions,
  ): Promise<Added> => {
    const duplicate = async () => {
      const known = await ofIdentity(base, tx, item.identity)
      return known && { outcome: 'duplicate' as const, number: known.id, story: known.story_id }
    }
    const known = await duplicate()
    if (known) return known
    const { now } = options
    const storyId = await story()
    const visibleFrom = Math.max(item.embargo, now)
    const number = await insertItem(tx, item, storyId, visibleFrom, now)
    if (number === undefined) {
      const other = await duplicate()
      if (other) return other
      throw new Error('An item’s identity is taken by none of its revisions')
    }
    await putRevision(tx, number, 1, item, options)
    await putTopics(tx, number, visibleFrom, item.topics)
    await index(tx, number, item.content)
    if (options.fanOut) {
      const { format = null, chats } = options
      await putFanout(tx, {
        kind: 'publish',
        item_id: number,
        story_id: storyId,
        revision: 1,
        not_before: visibleFrom,
        created_at: now,
        format,
        chats: chats ? JSON.stringify(chats) : null,
      })
    }
    return { outcome: 'stored', number, story: storyId, visibleFrom }
  }

  return {
    add: (items, options) =>
      base.write(async (tx) => {
        let story = options.story ?? (await storyOfDuplicate(base, tx, items))
        const ensureStory = async () => (story ??= await newStory(tx, options.now))
        const added: Added[] = []
        for (const item of items) added.push(await addOne(tx, item, ensureStory, options))
        const stored = added.filter(({ outcome }) => outcome === 'stored')
        if (stored.length > 0) {
          const detail = stored.map(({ number }) => number).join(' ')
          await base.audit(tx, { at: options.now, by: options.by, action: 'item-added', detail })
          await base.bumpCatalogue(tx)
        }
        return added
      }),

    setTopics: (entries) =>
      base.write(async (tx) => {
        for (const { number, topics } of entries) {
          const item = await tx
            .selectFrom('items')
            .select('visible_from')
            .where('id', '=', number)
            .executeTakeFirst()
          if (item) await replaceTopics(tx, number, item.visible_from, topics)
        }
        await base.bumpCatalogue(tx)
      }),
  }
}

/** An earlier revision counts: a text that was corrected since is no news when it is dropped again; nor is one that was redacted. */
export const ofIdentity = ({ seal }: Base, db: Base['db'], identity: string) =>
  db
    .selectFrom('item_revisions')
    .innerJoin('items', 'items.id', 'item_revisions.item_id')
    .select(['items.id', 'items.story_id'])
    .where('item_revisions.identity', 'in', [identity, redactedIdentity(seal, identity)])
    .orderBy('items.id')
    .limit(1)
    .executeTakeFirst()

async function storyOfDuplicate(base: Base, tx: Tx, items: NewItem[]): Promise<number | undefined> {
  for (const { identity } of items) {
    const known = await ofIdentity(base, tx, identity)
    if (known) return known.story_id
  }
  return undefined
}
