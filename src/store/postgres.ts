/** Kysely over a pool of PostgreSQL connections: whole numbers as numbers, failures in the store's words. */

import { Client, Pool, types, type CustomTypesConfig, type PoolClient } from 'pg'
import { PostgresDialect, type Dialect, type PostgresPoolClient } from 'kysely'
import { postgresFailure } from './driver-failure.ts'

/** How long to wait for a connection, in milliseconds. */
const connectTimeout = 5_000

const int8 = 20

/** The driver gives int8 as text; every number of ours is below 2^53. */
const numericTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === int8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}

/** `onFault` hears of connections that break while nobody uses them; the pool replaces them by itself. */
export function postgresDialect(url: string, onFault: (fault: unknown) => void): Dialect {
  const pool = new Pool({
    connectionString: url,
    types: numericTypes,
    max: 10,
    connectionTimeoutMillis: connectTimeout,
  })
  // A connection that breaks while it works rejects its query; without a listener it would also end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', (error) => onFault(postgresFailure(error)))
  return new PostgresDialect({
    pool: {
      options: pool.options,
      Client: Client,
      end: () => pool.end(),
      connect: async () => translated(await pool.connect().catch(rejectFailure)),
    },
  })
}

function translated(client: PoolClient): PostgresPoolClient {
  const query = (sql: string, parameters: readonly unknown[]) =>
    client.query(sql, [...parameters]).catch(rejectFailure)
  return {
    // The overload for cursors is left out: nothing here streams.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  }
}

const rejectFailure = (error: unknown): never => {
  throw postgresFailure(error)
}
