/** A database of an earlier version: its news goes on as it was, and what is redacted leaves what that version wrote, too. */
import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, it } from 'vitest'
import type { DialectName } from '../../src/store/base.ts'
import { first } from '../../src/store/migrations/0001-first.ts'
import { chosenChats } from '../../src/store/migrations/0002-chosen-chats.ts'
import { openOperations } from '../../src/store/migrations/0003-open-operations.ts'
import { readers } from '../../src/store/migrations/0004-readers.ts'
import { places } from '../../src/store/migrations/0005-places.ts'
import { ages } from '../../src/store/migrations/0006-ages.ts'
import type { Schema } from '../../src/store/schema.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { newItem } from '../support/news.ts'
import { noon } from '../support/outbox-stage.ts'

const databases = useDatabases()

const earlier = (dialect: DialectName) => ({
  '0001-first': first(dialect),
  '0002-chosen-chats': chosenChats,
  '0003-open-operations': openOperations,
  '0004-readers': readers(dialect),
  '0005-places': places,
  '0006-ages': ages,
})

const content = JSON.stringify({ ...newItem({ title: 'zebulonia' }).content, kind: 'news' })
const payload = (text: string) => JSON.stringify([{ kind: 'text', payload: { text } }])

/** An item in its second revision in a channel, and an edit that is due; what its posts showed is kept under `a` to `d`. */
const rows = [
  `insert into stories (id, created_at) values (1, 1)`,
  `insert into items (id, story_id, source, identity, revision, language, kind, title, stored_at,
    visible_from) values (1, 1, 'inbox', 'one', 2, 'en', 'news', 'zebulonia', 1, 1)`,
  ...[1, 2].map(
    (revision) => `insert into item_revisions (item_id, revision, content, identity, "by",
    created_at) values (1, ${revision}, '${content}', 'one', 'cli', 1)`,
  ),
  `insert into chats (id, platform, kind, address_key, address_sealed, language, pairs, state,
    state_at, created_at) values (1, 'memory', 'channel', 'k', 's', 'en', 'preferred', 'active', 1, 1)`,
  ...['a', 'b', 'c', 'd'].map(
    (key) =>
      `insert into renderings (key, posts, created_at) values ('${key}', '${payload(`zebulonia ${key}`)}', 1)`,
  ),
  `insert into posts (id, chat_id, part, state, kind, revision, rendering, has_keyboard, created_at)
    values (1, 1, 0, 'standing', 'text', 2, 'b', 0, 1)`,
  `insert into post_items (post_id, chat_id, item_id, part) values (1, 1, 1, 0)`,
  ...[
    { revision: 1, kind: 'send', rendering: 'a', state: 'sent' },
    { revision: 2, kind: 'revise', rendering: 'b', state: 'sent' },
    { revision: 3, kind: 'revise', rendering: 'c', state: 'due' },
  ].map(
    ({ revision, kind, rendering, state }) =>
      `insert into operations (post_id, chat_id, platform, kind, revision, rendering, part, state,
    priority, silent, not_before, holds_until, attempts, repeated, created_at) values (1, 1, 'memory',
    '${kind}', ${revision}, '${rendering}', 0, '${state}', 20, 0, 1, 1, 0, 0, 1)`,
  ),
  ...['publish', 'revise', 'revise'].map(
    (kind, at) => `insert into fanouts (kind, item_id, story_id, revision, cursor, not_before,
    done_at, created_at) values ('${kind}', 1, 1, ${Math.min(at + 1, 2)}, 1, 1, 1, 1)`,
  ),
]

/** Before the whole store opens it; the same drivers, so that both kinds of database are met as they are. */
async function makeEarlier(url: string, dialect: DialectName): Promise<void> {
  const driver =
    dialect === 'sqlite'
      ? (await import('../../src/store/sqlite.ts')).sqliteDialect(url.slice('sqlite:'.length))
      : (await import('../../src/store/postgres.ts')).postgresDialect(url, () => {})
  const db = new Kysely<Schema>({ dialect: driver })
  const provider = { getMigrations: async () => earlier(dialect) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
  for (const row of rows) await sql.raw(row).execute(db)
  if (dialect === 'postgres') {
    for (const table of ['items', 'fanouts', 'posts', 'operations', 'chats']) {
      await sql`select setval(pg_get_serial_sequence(${table}, 'id'), 99)`.execute(db)
    }
  }
  await db.destroy()
}

describe.each(dialects)('a database of an earlier version on %s', (dialect) => {
  async function upgraded() {
    const url = await databases.empty(dialect)
    await makeEarlier(url, dialect)
    const { base } = await databases.connect(dialect, { url })
    const store = await databases.open(dialect, { url })
    return { base, store }
  }

  it('knows whose words each payload holds, and keeps none that nothing names', async () => {
    const { base } = await upgraded()
    const kept = base.db.selectFrom('renderings').select(['key', 'item_id']).orderBy('key')
    expect((await kept.execute()).map((row) => ({ ...row }))).toEqual([
      { key: 'a', item_id: 1 },
      { key: 'b', item_id: 1 },
      { key: 'c', item_id: 1 },
    ])
  })

  it('goes on as it was: what stands is told of, and what is due can still be changed', async () => {
    const { store } = await upgraded()
    expect(await store.outbox.ofItem(1)).toMatchObject([{ kind: 'revise', state: 'due' }])
    expect(await store.items.get(1)).toMatchObject({ revision: 2, title: 'zebulonia' })
    const who = { by: 'cli', now: noon }
    const changed = await store.items.change(1, { verb: 'correct', line: 'x', tells: true }, who)
    expect(changed).toMatchObject({ outcome: 'changed', revision: 3 })
    expect(await store.fanouts.due(noon, 9)).toMatchObject([{ item: 1, verb: 'correct' }])
  })

  it('forgets what is redacted in all that was ever rendered of it', async () => {
    const { base, store } = await upgraded()
    await store.items.change(1, { verb: 'redact' }, { by: 'cli', now: noon })
    for (const table of ['items', 'item_revisions', 'renderings'] as const) {
      const all = await base.db.selectFrom(table).selectAll().execute()
      expect(JSON.stringify(all)).not.toMatch(/zebulonia/i)
    }
    expect(await store.outbox.ofItem(1)).toMatchObject([{ state: 'sent' }])
  })
})
