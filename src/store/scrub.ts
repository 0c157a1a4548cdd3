/** After an erasure: what was erased leaves the files of the database too, as far as the database lets it. */

import { sql } from 'kysely'
import type { Base } from './base.ts'

/**
 * SQLite overwrites what is erased (`secure_delete`), but its full-text index keeps words until it is merged, and the write-ahead log
 * keeps pages until it is cut. PostgreSQL frees the rows; its own log keeps them until it is recycled.
 */
export async function scrub({ db, dialect }: Base): Promise<void> {
  if (dialect === 'postgres') {
    await sql`vacuum items, item_revisions, item_topics, item_search, renderings, dialogues, console_chat, cache`.execute(
      db,
    )
    return
  }
  await sql`insert into item_search (item_search) values ('optimize')`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}
