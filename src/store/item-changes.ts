/** Changing items that are stored: each change is one transaction with all that follows from it. */

import type { Transaction } from 'kysely'
import type { Verb } from '../news.ts'
import type { Base } from './base.ts'
import { moveEmbargo, putFanout, putRevision, replaceTopics } from './item-inserts.ts'
import { currentRevision, listedColumns } from './item-rows.ts'
import { indexItem, searchText, type IndexText } from './item-search.ts'
import type { ItemChange, ItemChanged, Items, NewItem } from './ports/items.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

type Standing = NonNullable<Awaited<ReturnType<typeof standing>>>

const done: Record<Verb, string> = {
  fix: 'item-fixed',
  correct: 'item-corrected',
  update: 'item-updated',
  withdraw: 'item-withdrawn',
  redact: 'item-redacted',
}

export function createItemChanges(base: Base, indexText: IndexText): Pick<Items, 'change'> {
  async function say(
    tx: Tx,
    number: number,
    said: NonNullable<ItemChange['said']>,
    visibleFrom: number,
  ): Promise<void> {
    const { content, topics, fileName } = said
    await tx
      .updateTable('items')
      .set({ ...listedColumns(content), ...(fileName !== undefined && { file_name: fileName }) })
      .where('id', '=', number)
      .execute()
    await replaceTopics(tx, number, visibleFrom, topics)
    await indexItem(tx, base.dialect, number, indexText(searchText(content)))
  }

  return {
    change: (number, change, { by, now }) =>
      base.write(async (tx) => {
        const item = await standing(base, tx, number)
        const refused = refusal(item, change)
        if (refused || !item) return refused ?? { outcome: 'missing' }
        const { verb, said, line } = change
        const revision = item.revision + 1
        const takesBack = verb === 'withdraw' || verb === 'redact'
        const isOut = item.visible_from <= now
        const visibleFrom = isOut ? item.visible_from : (change.embargo ?? item.visible_from)
        await tx
          .updateTable('items')
          .set({ revision, ...(takesBack && { withdrawn_at: item.withdrawn_at ?? now }) })
          .where('id', '=', number)
          .execute()
        if (visibleFrom !== item.visible_from) await moveEmbargo(tx, number, visibleFrom)
        if (said) await say(tx, number, said, visibleFrom)
        const says: Pick<NewItem, 'content' | 'identity'> = said ?? {
          content: JSON.parse(item.content) as NewItem['content'],
          identity: item.identity,
        }
        await putRevision(tx, number, revision, says, { by, now, verb, ...(line ? { line } : {}) })
        await endFanouts(tx, number, { change, takesBack, now })
        const fanout = await putFanout(tx, {
          kind: 'revise',
          item_id: number,
          story_id: item.story_id,
          revision,
          not_before: now,
          created_at: now,
          format: await formatOf(tx, number),
          verb,
          tells: change.tells ? 1 : 0,
          deletes: change.deletes ? 1 : 0,
          done_at: isOut ? null : now,
        })
        await base.audit(tx, { at: now, by, action: done[verb], detail: `${number} ${revision}` })
        await base.bumpCatalogue(tx)
        return { outcome: 'changed', revision, change: fanout }
      }),
  }
}

/** Locked: two changes at once become two revisions. */
const standing = (base: Base, tx: Tx, number: number) =>
  tx
    .selectFrom('items')
    .innerJoin('item_revisions', currentRevision)
    .select([
      ...([
        'items.story_id',
        'items.revision',
        'items.visible_from',
        'items.withdrawn_at',
      ] as const),
      ...(['item_revisions.content', 'item_revisions.identity'] as const),
    ])
    .where('items.id', '=', number)
    .$if(base.dialect === 'postgres', (query) => query.forUpdate('items'))
    .executeTakeFirst()

function refusal(item: Standing | undefined, change: ItemChange): ItemChanged | undefined {
  if (!item) return { outcome: 'missing' }
  if (item.withdrawn_at !== null && change.verb !== 'redact') return { outcome: 'withdrawn' }
  if (change.revision !== undefined && change.revision !== item.revision) {
    return { outcome: 'moved-on', revision: item.revision }
  }
  return undefined
}

/**
 * What is taken back goes to nobody else. Of edits only the newest is ever planned on, unless an older one still has something to
 * tell that the newer one does not.
 */
async function endFanouts(
  tx: Tx,
  number: number,
  { change, takesBack, now }: { change: ItemChange; takesBack: boolean; now: number },
): Promise<void> {
  await tx
    .updateTable('fanouts')
    .set({ done_at: now })
    .where('item_id', '=', number)
    .where('done_at', 'is', null)
    .$if(!takesBack, (query) => query.where('kind', '=', 'revise'))
    .$if(!takesBack && !change.tells, (query) => query.where('tells', '=', 0))
    .execute()
}

/** Posts keep the format that they were published in. */
async function formatOf(tx: Tx, number: number): Promise<string | null> {
  const row = await tx
    .selectFrom('fanouts')
    .select('format')
    .where('item_id', '=', number)
    .where('kind', '=', 'publish')
    .executeTakeFirst()
  return row?.format ?? null
}
