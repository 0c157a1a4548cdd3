/** A lock that is freed with the process, whatever ends it: proves to others that the owner of a lease is dead. */

import { DatabaseSync } from 'node:sqlite'
import { sqliteFailure } from './driver-failure.ts'
import { StoreFailure } from './store.ts'

export type Lock = {
  /** Random per process; written into leases. */
  owner: string
  /** Takes the lock again where its connection was lost; nothing to do otherwise. Call it before a lease is taken or renewed. */
  hold(): Promise<void>
  /** True only when proven. A process never proves itself dead. */
  isDead(owner: string): Promise<boolean>
  close(): Promise<void>
}

/** For a process that is no server, such as the CLI: it takes no lease and proves nothing. */
export const noLock = (owner: string): Lock => ({
  owner,
  hold: async () => {},
  isDead: async () => false,
  close: async () => {},
})

/**
 * SQLite has one server: it holds an exclusive transaction on a small database beside the data, so every other owner is dead.
 * WARNING: a program that opens and closes the lock file inside this process (a copy of the folder) frees it (POSIX fcntl).
 * Throws `StoreFailure`, of kind `second-server` where another process holds it.
 */
export function sqliteLock(databasePath: string, owner: string): Lock {
  const path = databasePath === ':memory:' ? databasePath : `${databasePath}.lock`
  const file = holdFile(path, databasePath)
  return {
    owner,
    hold: async () => {},
    isDead: async (other) => other !== owner,
    close: async () => file.close(),
  }
}

function holdFile(path: string, databasePath: string): DatabaseSync {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path, { timeout: 0 })
    file.exec('begin exclusive')
    return file
  } catch (cause) {
    file?.close()
    const failure = sqliteFailure(cause, path)
    if (!(failure instanceof StoreFailure) || failure.kind !== 'locked') throw failure
    throw new StoreFailure(
      'second-server',
      `Another Barid server already runs on ${databasePath}. Stop it first; several processes need PostgreSQL (DATABASE_URL=postgres://…).`,
      { cause },
    )
  }
}
