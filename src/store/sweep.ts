/** The sweep: what has no use any more goes, in batches so small that nothing waits for them. */

import { setImmediate } from 'node:timers/promises'
import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '../news.ts'
import { answersKept } from './answers.ts'
import type { Base } from './base.ts'
import { saidKept } from './console-chat.ts'
import { forgetGone, forgetTold } from './forgetting.ts'
import type { Schema } from './schema.ts'

const day = 24 * 60 * 60_000

/** How long things are kept, in milliseconds. */
const kept = {
  /** An update comes again within 24 hours or never (Bot API). */
  inbound: 2 * day,
  /** How an operation ended is told for so long; its post keeps its receipt. */
  operations: 90 * day,
  fanouts: 90 * day,
  /** A post can be corrected or withdrawn for so long. */
  posts: 730 * day,
  renderings: 730 * day,
  /** What an alert said is of no use any more. */
  notices: 90 * day,
  /** A chat that is gone may come back. */
  gone: 30 * day,
}

/** Rows of one transaction. */
const batch = 500

/** Batches of one step in one sweep: what is left is for the next. */
const mostBatches = 200

/** The oldest rows by number: some of them may still be in use, and stay. */
const oldest = 5_000

export async function sweep(base: Base, now: Instant): Promise<number> {
  let swept = 0
  for (const step of steps(base, now)) {
    for (let round = 0; round < mostBatches; round++) {
      const removed = await step()
      swept += removed
      if (removed < batch) break
      await setImmediate()
    }
  }
  return swept
}

function steps(base: Base, now: Instant): (() => Promise<number>)[] {
  const remove = (table: keyof Schema, rows: RawBuilder<unknown>) => () =>
    removeRows(base, table, rows)
  return [
    remove('inbound', sql`from inbound where taken_at < ${now - kept.inbound}`),
    remove('holds', sql`from holds where until <= ${now}`),
    remove('cache', sql`from cache where expires <= ${now}`),
    remove('queries', sql`from queries where expires_at <= ${now}`),
    remove('dialogues', sql`from dialogues where expires_at <= ${now}`),
    remove('answers', sql`from answers where sent_at <= ${now - answersKept}`),
    remove('console_chat', sql`from console_chat where said_at <= ${now - saidKept}`),
    remove('fanouts', sql`from fanouts where done_at < ${now - kept.fanouts}`),
    remove(
      'operations',
      sql`from operations where ${amongOldest('operations')}
        and settled_at < ${now - kept.operations} and ${noneOpen('operations.post_id')}`,
    ),
    remove(
      'posts',
      sql`from posts where ${amongOldest('posts')}
        and created_at < ${now - kept.posts} and ${noneOpen('posts.id')}`,
    ),
    remove(
      'posts',
      sql`from posts where chat_id in (select chats.id from chats
        where chats.state = 'gone' and chats.state_at < ${now - kept.gone})`,
    ),
    () => forgetTold(base, now - kept.notices, batch),
    remove(
      'renderings',
      sql`from renderings where created_at < ${now - kept.notices} and key like 'notice %'
        and not exists (select 1 from posts where posts.rendering = renderings.key)
        and key not in (${openRenderings})`,
    ),
    remove(
      'renderings',
      sql`from renderings where created_at < ${now - kept.renderings}
        and not exists (select 1 from posts where posts.rendering = renderings.key)
        and key not in (${openRenderings})`,
    ),
    remove('troubles', sql`from troubles where ended_at < ${now - kept.notices}`),
    () => forgetGone(base, now - kept.gone, batch),
  ]
}

const amongOldest = (table: 'operations' | 'posts') =>
  sql`id <= (select max(id) from (select id from ${sql.table(table)} order by id limit ${oldest}) as first)`

const noneOpen = (post: string) =>
  sql`not exists (select 1 from operations as open
    where open.post_id = ${sql.ref(post)} and open.state in ('due', 'sending'))`

/** Read once a statement, and only where a rendering is old; each part by a partial index. */
const openRenderings = sql`
  select rendering from operations where state = 'due' and waits_for is null and platform <> ''
  union select rendering from operations where waits_for is not null
  union select rendering from operations where state = 'sending'
  union select rendering from operations where state in ('unknown', 'rejected', 'failed')`

/** By where the rows lie, since not every table has one column that names them. */
async function removeRows(
  { dialect, write }: Base,
  table: keyof Schema,
  rows: RawBuilder<unknown>,
): Promise<number> {
  const found =
    dialect === 'sqlite'
      ? sql`rowid in (select rowid ${rows} limit ${batch})`
      : sql`ctid = any(array(select ctid ${rows} limit ${batch}))`
  const removed = await write((tx) =>
    sql`delete from ${sql.table(table)} where ${found}`.execute(tx),
  )
  return Number(removed.numAffectedRows ?? 0)
}
