/** Brings a database to the tables that this version knows, and refuses one from a newer version. */

import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { DialectName } from './base.ts'
import { first } from './migrations/0001-first.ts'
import { chosenChats } from './migrations/0002-chosen-chats.ts'
import { openOperations } from './migrations/0003-open-operations.ts'
import { readers } from './migrations/0004-readers.ts'
import { places } from './migrations/0005-places.ts'
import { ages } from './migrations/0006-ages.ts'
import { otherLanguage } from './migrations/0007-other-language.ts'
import { changes } from './migrations/0008-changes.ts'
import { notices } from './migrations/0009-notices.ts'
import { dialogues } from './migrations/0010-dialogues.ts'
import { corrections } from './migrations/0011-corrections.ts'
import { consoleChat } from './migrations/0012-console-chat.ts'
import type { Schema } from './schema.ts'
import { StoreFailure } from './store.ts'

/** Processes that start together follow one another; each migration is one transaction. */
export async function migrate(db: Kysely<Schema>, dialect: DialectName): Promise<void> {
  const migrations: Record<string, Migration> = {
    '0001-first': first(dialect),
    '0002-chosen-chats': chosenChats,
    '0003-open-operations': openOperations,
    '0004-readers': readers(dialect),
    '0005-places': places,
    '0006-ages': ages,
    '0007-other-language': otherLanguage,
    '0008-changes': changes(dialect),
    '0009-notices': notices(dialect),
    '0010-dialogues': dialogues(dialect),
    '0011-corrections': corrections(dialect),
    '0012-console-chat': consoleChat(dialect),
  }
  const ahead = (await applied(db)).filter((name) => !(name in migrations))
  if (ahead.length > 0) {
    throw new StoreFailure(
      'newer-version',
      `The database was made by a newer version of Barid (it has ${ahead.join(', ')}). Start that version, or restore a backup made before the update.`,
    )
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

async function applied(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return []
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute()
  return rows.map((row) => row.name)
}
