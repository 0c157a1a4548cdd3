/** Roles of the desk: one a person, each grant and revocation in the audit. */

import type { Kysely, Transaction } from 'kysely'
import type { Address } from '../news.ts'
import { addressKey, sealedAddress } from './addresses.ts'
import type { Base } from './base.ts'
import { preferenceColumns } from './people-rows.ts'
import type { Role, Roles } from './ports/people.ts'
import type { Schema } from './schema.ts'

export async function roleOf(db: Kysely<Schema>, person: number): Promise<Role | undefined> {
  const row = await db
    .selectFrom('roles')
    .select('role')
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.role as Role | undefined
}

/** Who chose nothing and follows nothing was known for the role alone. */
async function dropBare(tx: Transaction<Schema>, person: number): Promise<void> {
  let bare = tx.deleteFrom('people').where('id', '=', person).where('chat_id', 'is', null)
  for (const column of preferenceColumns) bare = bare.where(column, 'is', null)
  await bare.execute()
}

export function createRoles(base: Base): Roles {
  const { db, seal, write } = base

  const idOf = async (reads: Kysely<Schema>, address: Address) =>
    (
      await reads
        .selectFrom('people')
        .select('id')
        .where('address_key', '=', addressKey(seal, address))
        .executeTakeFirst()
    )?.id

  return {
    async of(person) {
      const id = await idOf(db, person)
      return id === undefined ? undefined : roleOf(db, id)
    },

    grant: (person, role, { by, now }) =>
      write(async (tx) => {
        const own = sealedAddress(seal, person)
        const { id } = await tx
          .insertInto('people')
          .values({ ...own, created_at: now })
          .onConflict((conflict) =>
            conflict.column('address_key').doUpdateSet({ address_key: own.address_key }),
          )
          .returning('id')
          .executeTakeFirstOrThrow()
        if ((await roleOf(tx, id)) === role) return
        await tx.deleteFrom('roles').where('person_id', '=', id).execute()
        await tx
          .insertInto('roles')
          .values({ person_id: id, role, granted_by: by, granted_at: now })
          .execute()
        const detail = JSON.stringify({ person: id, role })
        await base.audit(tx, { at: now, by, action: 'role-grant', detail })
      }),

    revoke: (person, { by, now }) =>
      write(async (tx) => {
        const id = await idOf(tx, person)
        // Locked, so that of two owners who revoke each other one stays.
        const owners = await tx
          .selectFrom('roles')
          .select('person_id')
          .where('role', '=', 'owner')
          .orderBy('person_id')
          .$if(base.dialect === 'postgres', (query) => query.forUpdate())
          .execute()
        const role = id === undefined ? undefined : await roleOf(tx, id)
        if (id === undefined || !role || (role === 'owner' && owners.length === 1)) return false
        await tx.deleteFrom('roles').where('person_id', '=', id).execute()
        await dropBare(tx, id)
        const detail = JSON.stringify({ person: id, role })
        await base.audit(tx, { at: now, by, action: 'role-revoke', detail })
        return true
      }),

    async all() {
      const rows = await db
        .selectFrom('roles')
        .innerJoin('people', 'people.id', 'roles.person_id')
        .select(['people.address_sealed', 'roles.role', 'roles.granted_at'])
        .orderBy('roles.granted_at')
        .orderBy('people.id')
        .execute()
      return rows.map((row) => ({
        person: seal.open(row.address_sealed),
        role: row.role as Role,
        since: row.granted_at,
      }))
    },
  }
}
