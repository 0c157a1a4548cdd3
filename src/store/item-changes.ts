/** Changing items that are stored: each change is one transaction with all that follows from it. */

import type { Transaction } from 'kysely'
import type { Verb } from '../news.ts'
import type { Base } from './base.ts'
import { moveEmbargo, putFanout, putRevision, replaceTopics } from './item-inserts.ts'
import { listedColumns } from './item-rows.ts'
import { eraseItem } from './item-erasure.ts'
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
        const erased = verb === 'redact' ? await eraseItem(base, tx, number, now) : undefined
        const hash = erased ? ` ${erased.hash}` : ''
        const detail = `${number} ${revision}${hash}`
        await base.audit(tx, { at: now, by, action: done[verb], detail })
        await base.bumpCatalogue(tx)
        return { outcome: 'changed', revision, change: fanout }
      }),
  }
}

/** Locked before its text is read: two changes at once become two revisions. */
async function standing(base: Base, tx: Tx, number: number) {
  const item = await tx
    .selectFrom('items')
    .select(['story_id', 'revision', 'visible_from', 'withdrawn_at'])
    .where('id', '=', number)
    .$if(base.dialect === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()
  if (!item) return undefined
  const says = await tx
    .selectFrom('item_revisions')
    .select(['content', 'identity'])
    .where('item_id', '=', number)
    .where('revision', '=', item.revision)
    .executeTakeFirstOrThrow()
  return { ...item, ...says }
}

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
