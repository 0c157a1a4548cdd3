/** Topics and how far the archive has been read with them. */

import { sql } from 'kysely'
import type { Topic } from '../news.ts'
import type { Base } from './base.ts'
import type { Topics } from './ports/items.ts'
import type { Schema } from './schema.ts'

export function createTopics(base: Base): Topics {
  const { db } = base
  const select = db.selectFrom('topics').select(['slug', 'names', 'aliases', 'rule'])
  return {
    all: async () => (await select.orderBy('slug').execute()).map(topicOf),
    async get(slug) {
      const row = await select.where('slug', '=', slug).executeTakeFirst()
      return row && topicOf(row)
    },
    put: (topics, { by, now }) =>
      base.write(async (tx) => {
        for (const topic of topics) {
          const values = {
            names: JSON.stringify(topic.names),
            aliases: JSON.stringify(topic.aliases),
            rule: JSON.stringify(topic.rule),
          }
          await tx
            .insertInto('topics')
            .values({ slug: topic.slug, ...values, created_at: now })
            .onConflict((conflict) => conflict.column('slug').doUpdateSet(values))
            .execute()
        }
        await changed(base, tx, { at: now, by, action: 'topics-put' }, topics)
      }),
    remove: (slug, { by, now }) =>
      base.write(async (tx) => {
        const removed = await tx
          .deleteFrom('topics')
          .where('slug', '=', slug)
          .returning('slug')
          .executeTakeFirst()
        if (!removed) return false
        await tx.deleteFrom('item_topics').where('topic', '=', slug).execute()
        await changed(base, tx, { at: now, by, action: 'topic-removed' }, [removed])
        return true
      }),
    async progress() {
      const rows = await db
        .selectFrom('meta')
        .selectAll()
        .where('key', 'in', ['topics-version', 'topics-read-at', 'topics-read-up-to'])
        .execute()
      const value = (key: string) => Number(rows.find((row) => row.key === key)?.value ?? 0)
      return {
        version: value('topics-version'),
        readAt: value('topics-read-at'),
        readUpTo: value('topics-read-up-to'),
      }
    },
    setProgress: ({ readAt, readUpTo }) =>
      base.write(async (tx) => {
        const values = { 'topics-read-at': readAt, 'topics-read-up-to': readUpTo }
        for (const [key, value] of Object.entries(values)) {
          await tx
            .updateTable('meta')
            .set({ value: String(value) })
            .where('key', '=', key)
            .execute()
        }
      }),
  }
}

export const topicOf = (
  row: Pick<Schema['topics'], 'slug' | 'names' | 'aliases' | 'rule'>,
): Topic => ({
  slug: row.slug,
  names: JSON.parse(row.names) as Topic['names'],
  aliases: JSON.parse(row.aliases) as string[],
  rule: JSON.parse(row.rule) as Topic['rule'],
})

async function changed(
  base: Base,
  tx: Parameters<Base['bumpCatalogue']>[0],
  entry: { at: number; by: string; action: string },
  topics: { slug: string }[],
): Promise<void> {
  await tx
    .updateTable('meta')
    .set({ value: sql`cast(cast(value as bigint) + 1 as text)` })
    .where('key', '=', 'topics-version')
    .execute()
  await base.audit(tx, { ...entry, detail: topics.map(({ slug }) => slug).join(' ') })
  await base.bumpCatalogue(tx)
}
