/** Statements of the way of every message: built once, run often. Kysely builds a query anew at each call, which costs more than to run it. */

import { sql, type CompiledQuery, type Kysely, type RawBuilder } from 'kysely'
import type { Base } from './base.ts'
import type { Schema } from './schema.ts'

/** In the place of what each run brings. */
type Slots<V> = { [K in keyof V & string]: RawBuilder<V[K]> }

type Query<R> = { compile(db: Kysely<Schema>): CompiledQuery<R> }

/** Runs the statement in `db`, which is the base's own or a transaction of it. */
type Statement<V, R> = (base: Base, db: Kysely<Schema>, values: V) => Promise<R[]>

const slotName = Symbol('slot')

type Slot = { [slotName]: string }

const slotsOf = <V>() =>
  new Proxy({}, { get: (_, name) => sql.val({ [slotName]: name }) }) as Slots<V>

/** `build` is called once for each base; what differs from run to run stands in slots. */
export const prepared =
  <V extends object>() =>
  <R>(build: (base: Base, slots: Slots<V>) => Query<R>): Statement<V, R> => {
    const kept = new WeakMap<Base, CompiledQuery<R>>()

    function compiled(base: Base): CompiledQuery<R> {
      const known = kept.get(base) ?? build(base, slotsOf<V>()).compile(base.db)
      kept.set(base, known)
      return known
    }

    return async (base, db, values) => {
      const query = compiled(base)
      const parameters = query.parameters.map((one) => {
        const slot = (one as Slot | null)?.[slotName] as keyof V | undefined
        return slot === undefined ? one : values[slot]
      })
      const { rows } = await db.executeQuery<R>({ ...query, parameters })
      return rows
    }
  }
