/** Leases: one living holder a role and bot, told from all earlier ones by a fence that grows. */

import type { Transaction } from 'kysely'
import type { Instant } from '../news.ts'
import type { Base } from './base.ts'
import type { Lock } from './lock.ts'
import type { Lease, LeaseRole, Leases } from './ports/running.ts'
import type { Schema } from './schema.ts'

/** How long a lease lasts without being renewed, in milliseconds. */
const lasts = 15_000

export function createLeases(base: Base, lock: Lock): Leases {
  async function isFree(row: { owner: string; until: Instant }, now: Instant): Promise<boolean> {
    return row.until <= now || row.owner === lock.owner || (await lock.isDead(row.owner))
  }

  return {
    async acquire(role, bot, now) {
      await lock.hold()
      return base.write(async (tx) => {
        const row = await lockedRow(base, tx, role, bot)
        if (!(await isFree(row, now))) return undefined
        const lease = { role, bot, owner: lock.owner, until: now + lasts, fence: row.fence + 1 }
        await tx
          .updateTable('leases')
          .set({ owner: lease.owner, until: lease.until, fence: lease.fence })
          .where('role', '=', role)
          .where('bot', '=', bot)
          .execute()
        return lease
      })
    },

    async renew(lease, now) {
      await lock.hold()
      return base.write(async (tx) => {
        const renewed = { ...lease, until: now + lasts }
        // A lease whose time is up stays ended: what it left in `sending` may be recovered by now.
        const result = await held(tx, lease)
          .set({ until: renewed.until })
          .where('until', '>', now)
          .executeTakeFirst()
        return result.numUpdatedRows === 1n ? renewed : undefined
      })
    },

    release: (lease) =>
      base.write(async (tx) => {
        await held(tx, lease).set({ until: 0 }).execute()
      }),
  }
}

/** The row is kept for ever, so that a fence is never given twice. */
async function lockedRow(base: Base, tx: Transaction<Schema>, role: LeaseRole, bot: string) {
  await tx
    .insertInto('leases')
    .values({ role, bot, owner: '', until: 0, fence: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return tx
    .selectFrom('leases')
    .select(['owner', 'until', 'fence'])
    .where('role', '=', role)
    .where('bot', '=', bot)
    .$if(base.dialect === 'postgres', (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
}

const held = (tx: Transaction<Schema>, { role, bot, owner, fence }: Lease) =>
  tx
    .updateTable('leases')
    .where('role', '=', role)
    .where('bot', '=', bot)
    .where('owner', '=', owner)
    .where('fence', '=', fence)
