/** PostgreSQL's form of the lock: a session's advisory lock per owner, on a connection of its own. */

import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { sql, type Kysely } from 'kysely'
import { postgresFailure } from './driver-failure.ts'
import type { Lock } from './lock.ts'
import type { Schema } from './schema.ts'

/** `onFault` hears when the connection breaks; until `hold` is called again others may take over. */
export async function postgresLock(
  url: string,
  db: Kysely<Schema>,
  owner: string,
  onFault: (fault: unknown) => void,
): Promise<Lock> {
  let session: Client | undefined

  const hold = async () => {
    if (session) return
    const client = new Client({ connectionString: url, keepAlive: true })
    let broken = false
    client.on('error', (error) => {
      session = undefined
      // A cut connection is told twice by the driver: by the server's last words and by the socket.
      if (!broken) onFault(postgresFailure(error))
      broken = true
    })
    try {
      await client.connect()
      await client.query('select pg_advisory_lock($1::bigint)', [lockNumber(owner)])
    } catch (error) {
      await client.end().catch(() => {})
      throw postgresFailure(error)
    }
    session = client
  }

  await hold()
  return {
    owner,
    hold,
    async isDead(other) {
      if (other === owner) return false
      // Freed again with its statement: it only asks.
      const answer = await sql<{
        free: boolean
      }>`select pg_try_advisory_xact_lock(${lockNumber(other)}::bigint) as free`.execute(db)
      return answer.rows[0]?.free === true
    },
    async close() {
      await session?.end()
      session = undefined
    },
  }
}

/** Advisory locks are named by 64-bit numbers. */
const lockNumber = (owner: string): string =>
  createHash('sha256').update(`barid owner ${owner}`).digest().readBigInt64BE().toString()
