/** What the desk keeps: sources, the owner's settings, and the audit. */

import type { Base } from './base.ts'
import type { AuditLog, Settings, Source, SourceSettings, Sources } from './ports/desk.ts'
import type { Schema } from './schema.ts'

export function createSources(base: Base): Sources {
  const select = base.db.selectFrom('sources').selectAll()
  return {
    all: async () => (await select.orderBy('key').execute()).map(sourceOf),
    async get(key) {
      const row = await select.where('key', '=', key).executeTakeFirst()
      return row && sourceOf(row)
    },
    put: ({ key, kind, settings }, { by, now }) =>
      base.write(async (tx) => {
        const values = { kind, settings: JSON.stringify(settings) }
        await tx
          .insertInto('sources')
          .values({ key, ...values })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
          .execute()
        await base.audit(tx, { at: now, by, action: 'source-set', detail: key })
      }),
  }
}

const sourceOf = (row: Schema['sources']): Source => ({
  key: row.key,
  kind: row.kind as Source['kind'],
  settings: JSON.parse(row.settings) as SourceSettings,
})

export function createSettings(base: Base): Settings {
  const { db } = base
  return {
    async all() {
      const rows = await db.selectFrom('settings').selectAll().orderBy('key').execute()
      return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
    },
    async get(key) {
      const query = db.selectFrom('settings').select('value').where('key', '=', key)
      return (await query.executeTakeFirst())?.value
    },
    set: (key, value, { by, now }) =>
      base.write(async (tx) => {
        if (value === undefined) {
          await tx.deleteFrom('settings').where('key', '=', key).execute()
        } else {
          await tx
            .insertInto('settings')
            .values({ key, value })
            .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
            .execute()
        }
        await base.audit(tx, { at: now, by, action: 'setting-set', detail: key })
      }),
  }
}

export const createAuditLog = ({ db }: Base): AuditLog => ({
  list: (limit) =>
    db
      .selectFrom('audit')
      .select(['at', 'by', 'action', 'detail'])
      .orderBy('id', 'desc')
      .limit(limit)
      .execute(),
})
