/** The later parts of a post's message. */

import type { Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** Of each item that the post shows; add what to read of `posts`. */
export const laterParts = (tx: Transaction<Schema>, post: number) =>
  tx
    .selectFrom('post_items as own')
    .innerJoin('post_items as later', (join) =>
      join
        .onRef('later.chat_id', '=', 'own.chat_id')
        .onRef('later.item_id', '=', 'own.item_id')
        .onRef('later.part', '>', 'own.part'),
    )
    .innerJoin('posts', 'posts.id', 'later.post_id')
    .where('own.post_id', '=', post)
