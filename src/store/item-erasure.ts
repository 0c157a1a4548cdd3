/** Erasing an item for somebody's safety: nothing that is kept says what it said. Its number, story and times stay. */

import { sql, type Transaction } from 'kysely'
import type { Post } from '../../adapters/adapter.ts'
import type { Instant, ItemContent } from '../news.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import { shownByNone } from './erasures.ts'
import { listedColumns } from './item-rows.ts'
import { unindexItem } from './item-search.ts'
import { eraseLinks } from './link-erasure.ts'
import { endPosts } from './post-ends.ts'
import { redactedKey } from './redacted.ts'
import { rekey } from './renderings.ts'
import { eraseSaid } from './said-erasure.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

/** In the transaction of the change that takes it back, after that is written. */
export async function eraseItem(
  base: Base,
  tx: Tx,
  number: number,
  now: Instant,
): Promise<{ hash: string }> {
  const revisions = await tx
    .selectFrom('item_revisions')
    .select(['revision', 'content', 'identity'])
    .where('item_id', '=', number)
    .orderBy('revision')
    .execute()
  const contents = revisions.map(({ content }) => JSON.parse(content) as ItemContent)
  for (const [i, { revision, identity }] of revisions.entries()) {
    await tx
      .updateTable('item_revisions')
      .set({
        content: JSON.stringify(blank(contents[i])),
        identity: redactedKey(base.seal, identity),
        line: null,
      })
      .where('item_id', '=', number)
      .where('revision', '=', revision)
      .execute()
  }
  const hash = base.seal.keyedHash(`redacted item ${number}`)
  await tx
    .updateTable('items')
    .set({ ...listedColumns(blank(contents[0])), file_name: null, identity: `redacted ${hash}` })
    .where('id', '=', number)
    .execute()
  await tx.deleteFrom('item_topics').where('item_id', '=', number).execute()
  await unindexItem(tx, base.dialect, number)
  await tx.deleteFrom('cache').execute()
  // What editors were about to make of it.
  await tx.deleteFrom('dialogues').where('item_id', '=', number).execute()
  await eraseSaid(base, tx, number)
  await erasePosts(base, tx, number, now)
  await eraseLinks(base, tx, number, contents)
  const pictures = [...new Set(contents.flatMap(({ picture }) => picture ?? []))]
  const alone = await shownByNone(tx, pictures)
  await forgetPictures(tx, alone)
  // From here on a crash leaves no file: whoever looks next finds what is still to be removed.
  const erasure = { item_id: number, pictures: JSON.stringify(alone), created_at: now }
  await tx.insertInto('erasures').values(erasure).execute()
  return { hash: hash.slice(0, 16) }
}

const blank = (content: ItemContent | undefined): ItemContent => ({
  language: content?.language ?? 'en',
  kind: content?.kind ?? 'news',
  urgent: false,
  title: '',
  body: [],
})

/** What was due is not done any more, and payloads hold no words; the change plans anew what is to be done. */
async function erasePosts(base: Base, tx: Tx, number: number, now: Instant): Promise<void> {
  const shown = await tx
    .selectFrom('post_items')
    .select('post_id')
    .where('item_id', '=', number)
    .execute()
  const ids = shown.map((row) => row.post_id)
  const due = sql.lit('due' as const)
  const untried = await tx
    .updateTable('operations')
    .set({ state: 'cancelled', waits_for: null, settled_at: now })
    .where(idIn(base, 'post_id', ids))
    .where('state', '=', due)
    .where(({ or, eb }) => or([eb('first_attempt_at', 'is', null), eb('kind', '<>', 'send')]))
    .returning(['post_id', 'kind'])
    .execute()
  const unsent = untried.flatMap((row) => (row.kind === 'send' ? [row.post_id] : []))
  await endPosts(base, tx, unsent, now)
  await tx
    .updateTable('operations')
    .set({ state: 'unknown', settled_at: now })
    .where(idIn(base, 'post_id', ids))
    .where('state', '=', due)
    .execute()
  await tx
    .updateTable('operations')
    .set({ failure_sealed: null })
    .where(idIn(base, 'post_id', ids))
    .execute()
  await blankRenderings(base, tx, number)
}

async function blankRenderings(base: Base, tx: Tx, number: number): Promise<void> {
  const rows = await tx
    .selectFrom('renderings')
    .select(['key', 'posts'])
    .where('item_id', '=', number)
    .execute()
  for (const { key, posts } of rows) {
    const blanks = (JSON.parse(posts) as Post[]).map(({ hasKeyboard, length }): Post => ({
      kind: 'text',
      payload: null,
      hasKeyboard,
      length: { ...length, used: 0 },
    }))
    await rekey(base, tx, { key, item: number }, blanks)
  }
}

/** What the platforms call them, too. */
async function forgetPictures(tx: Tx, hashes: string[]): Promise<void> {
  for (const hash of hashes) {
    await tx.deleteFrom('media_files').where('hash', '=', hash).execute()
    await tx.deleteFrom('media').where('hash', '=', hash).execute()
  }
}
