/** Turns what the drivers throw into `StoreFailure`, with a sentence that says what to do next. */

import { StoreFailure, type StoreFailureKind } from './store.ts'

const advice: Record<'locked' | 'full' | 'damaged', string> = {
  locked:
    'The database is locked by another program for too long. Close what has it open (a backup, a database browser) and try again.',
  full: 'There is no room left for the database. Free space on its disk; what was confirmed before is kept.',
  damaged:
    'The database is damaged, or the file is not a database. Stop Barid, keep a copy of it and put the last backup in its place.',
}

const known = (kind: keyof typeof advice, cause: unknown) =>
  new StoreFailure(kind, advice[kind], { cause })

/** Primary result codes: https://sqlite.org/rescode.html */
const sqliteKinds: Record<number, StoreFailureKind> = {
  3: 'unreachable',
  5: 'locked',
  6: 'locked',
  8: 'unreachable',
  10: 'unreachable',
  11: 'damaged',
  13: 'full',
  14: 'unreachable',
  26: 'damaged',
}

/** A `StoreFailure` for what the world did wrong; any other error as it is. */
export function sqliteFailure(error: unknown, path: string): unknown {
  const code = (error as { errcode?: unknown }).errcode
  const kind = typeof code === 'number' ? sqliteKinds[code & 0xff] : undefined
  if (kind === undefined) return error
  if (kind === 'locked' || kind === 'full' || kind === 'damaged') return known(kind, error)
  return new StoreFailure(
    'unreachable',
    `The database file ${path} cannot be opened, read or written. Check that its folder exists and belongs to the user that runs Barid, and that the disk works.`,
    { cause: error },
  )
}

/** SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const postgresKinds: [RegExp, StoreFailureKind][] = [
  [/^(53100|53200)$/, 'full'],
  [/^(55P03|40001|40P01)$/, 'locked'],
  [/^(XX001|XX002)$/, 'damaged'],
  [/^(08|28|57P|3D|53300)/, 'unreachable'],
  // The network's own codes, such as ECONNREFUSED and EAI_AGAIN; ERR_… are programmer errors.
  [/^E(?!RR_)[A-Z_]+$/, 'unreachable'],
]

/** What the driver says in words alone: a connection that ends, or is refused for its encryption. */
const postgresWords =
  /connection (terminated|ended|timeout)|timeout exceeded|not queryable|SSL|certificate/i

/** As `sqliteFailure`. */
export function postgresFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as { code?: unknown }
  const named = typeof code === 'string' ? code : undefined
  const kind =
    postgresKinds.find(([pattern]) => pattern.test(named ?? ''))?.[1] ??
    (postgresWords.test(error.message) ? 'unreachable' : undefined)
  if (kind === undefined) return error
  if (kind === 'locked' || kind === 'full' || kind === 'damaged') return known(kind, error)
  return new StoreFailure(
    'unreachable',
    `The database server cannot be used (${named ?? 'connection lost'}). Check DATABASE_URL, the user’s rights and that the server runs.`,
    { cause: error },
  )
}
