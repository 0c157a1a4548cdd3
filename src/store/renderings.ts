/** Posts as rendered: stored once per key, read once per transaction. */

import { sql, type Kysely, type Transaction } from 'kysely'
import type { Post } from '../../adapters/adapter.ts'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import { insertRows, isListed, listed, type Listed } from './bulk.ts'
import type { PlannedBatch, PlannedOperation } from './ports/fanouts.ts'
import { prepared } from './prepared.ts'
import { redactedKey } from './redacted.ts'
import type { Schema } from './schema.ts'

type Renderings = Map<string, Post[]>

export async function writeRenderings(
  base: Base,
  db: Kysely<Schema>,
  renderings: PlannedBatch['renderings'],
  now: Instant,
): Promise<void> {
  if (renderings.length === 0) return
  const rows = renderings.map(({ key, posts, item = null }) => ({
    key,
    posts: JSON.stringify(posts),
    item_id: item,
    created_at: now,
  }))
  await insertRows(base, 'renderings', rows, sql`on conflict do nothing`).execute(db)
}

/** Throws now rather than at every claim: an operation without its payload would stop the worker. */
export async function checkRendered(
  base: Base,
  db: Kysely<Schema>,
  operations: PlannedOperation[],
): Promise<void> {
  const keys = new Set(operations.map((one) => one.rendering))
  const renderings = await readRenderings(base, db, keys)
  for (const { rendering, part } of operations) renderedPart(renderings, rendering, part)
}

export async function readRenderings(
  base: Base,
  db: Kysely<Schema>,
  keys: Set<string>,
): Promise<Renderings> {
  const rows = await ofKeys(base, db, { keys: listed(base, [...keys]) })
  return new Map(rows.map((row) => [row.key, postsOf(base, row.posts)]))
}

const ofKeys = prepared<{ keys: Listed }>()((base, { keys }) =>
  base.db
    .selectFrom('renderings')
    .select(['key', 'posts'])
    .where(isListed(base, 'key', 'text', keys)),
)

/** Those of notices are sealed, since they may name a place or a person. */
export const sealPosts = ({ seal }: Base, posts: Post[]): string => seal.seal(JSON.stringify(posts))

const postsOf = ({ seal }: Base, stored: string) =>
  JSON.parse(stored.startsWith('[') ? stored : seal.open(stored)) as Post[]

/** Throws when nobody stored it: a plan names a rendering that it did not bring. */
export function renderedPart(renderings: Renderings, key: string, part: number): Post {
  const post = renderings.get(key)?.[part]
  if (!post) throw new Error(`No rendering ${key} with a part ${part}`)
  return post
}

/**
 * Other posts in the place of what a rendering of an item held, under a key that is no hash of it. The row stays: an operation that
 * is on its way still names its payload when it is settled.
 */
export async function rekey(
  base: Base,
  tx: Transaction<Schema>,
  { key, item }: { key: string; item: number },
  posts: Post[],
): Promise<void> {
  const rendering = redactedKey(base.seal, key)
  await tx
    .updateTable('operations')
    .set({ rendering })
    .where('rendering', '=', key)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb(
          'post_id',
          'in',
          selectFrom('post_items').select('post_items.post_id').where('item_id', '=', item),
        ),
        eb('post_id', 'in', selectFrom('posts').select('posts.id').where('rendering', '=', key)),
      ]),
    )
    .execute()
  await tx.updateTable('posts').set({ rendering }).where('rendering', '=', key).execute()
  await tx
    .updateTable('renderings')
    .set({ key: rendering, posts: JSON.stringify(posts) })
    .where('key', '=', key)
    .execute()
}
