/** A redacted item leaves the console's chat: whatever was said there may be of it. No clock decides that: it may have been set back. */

import type { Transaction } from 'kysely'
import type { Base } from './base.ts'
import { textIn } from './bulk.ts'
import { openReceipt } from './receipts.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

/** The chat has fewer entries. */
const mostPosts = 500

/** No answer says which items it shows; of posts it is known, and those of other stories stay. */
export async function eraseSaid(base: Base, tx: Tx, number: number): Promise<void> {
  const item = await tx
    .selectFrom('items')
    .select('story_id')
    .where('id', '=', number)
    .executeTakeFirstOrThrow()
  const said = await tx
    .selectFrom('console_chat')
    .select('entry')
    .where('sealed', 'is not', null)
    .execute()
  if (said.length === 0) return
  const others = await postsOfOthers(base, tx, item.story_id)
  const erased = said.map((row) => row.entry).filter((entry) => !others.has(entry))
  await tx
    .updateTable('console_chat')
    .set({ sealed: null })
    .where(textIn(base, 'entry', erased))
    .execute()
}

/** Where posts of other stories stand in the chat. */
async function postsOfOthers(base: Base, tx: Tx, story: number): Promise<Set<string>> {
  const chats = tx
    .selectFrom('chats')
    .select('id')
    .where('address_key', 'in', tx.selectFrom('console_chat').select('chat_key'))
  const rows = await tx
    .selectFrom('posts')
    .select('receipt_sealed')
    .where('chat_id', 'in', chats)
    .where('receipt_sealed', 'is not', null)
    .where(({ exists, not, selectFrom }) => {
      const shown = selectFrom('post_items')
        .innerJoin('items', 'items.id', 'post_items.item_id')
        .select('items.id')
        .whereRef('post_items.post_id', '=', 'posts.id')
      return exists(shown).and(not(exists(shown.where('items.story_id', '=', story))))
    })
    .orderBy('id', 'desc')
    .limit(mostPosts)
    .execute()
  return new Set(rows.flatMap((row) => openReceipt(base.seal, row.receipt_sealed)?.id ?? []))
}
