/** The secret behind the seal: given, or made once beside the data; a wrong one is refused before anything is read with it. */

import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { DialectName } from './base.ts'
import type { Schema } from './schema.ts'
import { createSeal, type Seal } from './seal.ts'
import { StoreFailure } from './store.ts'

export type SecretOptions = {
  /** As configured; wins over the file. */
  secret?: string | undefined
  /** Where SQLite's secret is kept: 43 characters, mode 0600, in no backup. */
  secretFile: string
}

/** Where the secret is made and kept when none is set. */
export const secretFileIn = (dataDir: string) => join(dataDir, 'secret')

/** Rejects with `StoreFailure` of kind `wrong-secret` when the data was sealed under another secret. */
export async function openSeal(
  db: Kysely<Schema>,
  dialect: DialectName,
  options: SecretOptions,
): Promise<Seal> {
  const known = await checkValue(db)
  const seal = createSeal(await findSecret(dialect, options, known === undefined))
  const check = seal.keyedHash('barid secret check')
  if (known === undefined) {
    await db
      .insertInto('meta')
      .values({ key: 'secret-check', value: check })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  // Read again: another process may have been first.
  if ((await checkValue(db)) !== check) {
    throw new StoreFailure(
      'wrong-secret',
      `The secret does not fit the data. Set BARID_SECRET to the one that was used before, or put the file ${options.secretFile} back from where you keep it.`,
    )
  }
  return seal
}

async function checkValue(db: Kysely<Schema>): Promise<string | undefined> {
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'secret-check')
    .executeTakeFirst()
  return row?.value
}

async function findSecret(
  dialect: DialectName,
  { secret, secretFile }: SecretOptions,
  mayMake: boolean,
): Promise<string> {
  if (secret) return secret
  if (dialect === 'postgres') {
    throw new StoreFailure(
      'wrong-secret',
      'With PostgreSQL the secret must be given. Set BARID_SECRET to at least 32 random characters, the same for every process, and keep a copy.',
    )
  }
  const kept = await readIfThere(secretFile)
  if (kept !== undefined) return kept
  if (!mayMake) {
    throw new StoreFailure(
      'wrong-secret',
      `The secret file ${secretFile} is missing, and the data cannot be read without it. Put it back, or set BARID_SECRET.`,
    )
  }
  const made = randomBytes(32).toString('base64url')
  const whole = `${secretFile}.${randomUUID()}`
  try {
    await writeFile(whole, made, { mode: 0o600, flush: true })
    // The name appears with the whole secret behind it: nobody can read half of one.
    await link(whole, secretFile)
    return made
  } catch (error) {
    // Another process that starts at the same time was first.
    const theirs = await readIfThere(secretFile)
    if (theirs !== undefined) return theirs
    throw new StoreFailure(
      'unreachable',
      `The secret file ${secretFile} cannot be written. Check that its folder exists and is writable.`,
      { cause: error },
    )
  } finally {
    await rm(whole, { force: true })
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new StoreFailure(
      'unreachable',
      `The secret file ${file} cannot be read. Check its rights.`,
      { cause: error },
    )
  }
}
