/** Plans of short replies that tell of a change: one a chat and change, sent once what they answer stands as it should. */

import { sql, type Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import { idIn, insertRows } from './bulk.ts'
import { livingChats, operationRow } from './planned-sends.ts'
import type { PlannedOperation } from './ports/fanouts.ts'
import type { Schema } from './schema.ts'
import { takenBack } from './taken-back.ts'

type Tx = Transaction<Schema>
type Notice = PlannedOperation & { replyTo: number }

/** After the edits: a notice waits for the one of the post that it answers. */
export async function writeNotices(
  base: Base,
  tx: Tx,
  operations: PlannedOperation[],
  now: Instant,
): Promise<void> {
  const notices = operations.flatMap((one) =>
    one.subject === 'notice' && one.replyTo !== undefined ? [{ ...one, replyTo: one.replyTo }] : [],
  )
  if (notices.length === 0) return
  const answered = await answerable(base, tx, notices)
  const platforms = await livingChats(base, tx, notices)
  const sends = notices.filter((one) => platforms.has(one.chat) && answered.has(one.replyTo))
  if (sends.length === 0) return
  const posts = sends.map((one) => ({
    chat_id: one.chat,
    part: 0,
    state: 'planned',
    kind: 'text',
    has_keyboard: 0,
    revision: one.revision,
    rendering: one.rendering,
    reply_to: one.replyTo,
    subject: 'notice' as const,
    created_at: now,
  }))
  const ending = sql<{ id: number; chat_id: number }>`on conflict do nothing returning id, chat_id`
  const made = await insertRows(base, 'posts', posts, ending).execute(tx)
  const ids = new Map(made.rows.map((row) => [row.chat_id, row.id]))
  const rows = sends.flatMap((one) => {
    const post = ids.get(one.chat)
    if (post === undefined) return []
    const waitsFor = answered.get(one.replyTo)?.isEdited ? one.replyTo : null
    return [operationRow(one, { post, platform: platforms.get(one.chat) ?? '', waitsFor }, now)]
  })
  if (rows.length > 0) await insertRows(base, 'operations', rows).execute(tx)
  const publishing = sends.flatMap((one) => {
    const post = ids.get(one.chat)
    if (post === undefined || !one.announced || !answered.get(one.replyTo)?.isPublished) return []
    const place = { post, platform: platforms.get(one.chat) ?? '', waitsFor: post }
    return [operationRow({ ...one, kind: 'publish' }, place, now)]
  })
  if (publishing.length > 0) await insertRows(base, 'operations', publishing).execute(tx)
}

type Answered = {
  /** An edit of the same change is still due there. */
  isEdited: boolean
  /** Followers of the channel have it: what tells of it is told to them, too. */
  isPublished: boolean
}

/** The posts that stand and that the change reaches. */
async function answerable(base: Base, tx: Tx, notices: Notice[]): Promise<Map<number, Answered>> {
  const [first] = notices
  const withdrawn = await takenBack(tx, first?.revision ?? 0)
  const rows = await tx
    .selectFrom('posts')
    .leftJoin('operations', (join) =>
      join
        .onRef('operations.post_id', '=', 'posts.id')
        .on('operations.revision', '=', first?.revision ?? 0)
        .on('operations.kind', '=', 'revise')
        .on('operations.state', 'in', ['due', 'sending']),
    )
    .select(({ exists, selectFrom }) => [
      ...(['posts.id', 'operations.id as edit'] as const),
      exists(
        selectFrom('operations as publishing')
          .select('publishing.id')
          .whereRef('publishing.post_id', '=', 'posts.id')
          .where('publishing.kind', '=', 'publish')
          .where('publishing.state', '<>', sql.lit('sent' as const)),
      ).as('unpublished'),
    ])
    .where(
      idIn(
        base,
        'posts.id',
        notices.map((one) => one.replyTo),
      ),
    )
    .where('posts.state', '=', 'standing')
    .$if(withdrawn === undefined, (query) => query.where('posts.changed_at', 'is', null))
    .execute()
  return new Map(
    rows.map((row) => [row.id, { isEdited: row.edit !== null, isPublished: !row.unpublished }]),
  )
}
