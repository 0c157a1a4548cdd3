/** Every fault that keeps the server from starting, found as far as the others let them be found. */

import type { Config, Fault, Reading } from '../config.ts'
import { checkMachine } from './machine.ts'
import { connect } from '../store/connect.ts'
import { secretFileIn } from '../store/secret.ts'
import { StoreFailure } from '../store/store.ts'

/** Looks at settings, folders and port; where one of them is wrong, at the store too, so that all is told at once. */
export async function checkStart(reading: Reading): Promise<Fault[]> {
  const known = 'config' in reading ? reading.config : reading.known
  const faults = 'config' in reading ? [] : [...reading.faults]
  faults.push(...(await checkMachine(known)))
  if (faults.length > 0) faults.push(...(await checkStore(known, faults)))
  return faults
}

/** A store is not opened with a secret, or at a place, that is known to be wrong: it would be made anew. */
const spoilsStore = new Set(['BARID_SECRET', 'DATABASE_URL', 'BARID_DATA_DIR'])

async function checkStore(known: Partial<Config>, faults: Fault[]): Promise<Fault[]> {
  const { dataDir, database, secret } = known
  if (dataDir === undefined || !database) return []
  if (faults.some(({ name }) => spoilsStore.has(name))) return []
  const secretFile = secretFileIn(dataDir)
  try {
    const options = { url: database.url, secret, secretFile, server: true, onFault: () => {} }
    await (await connect(options)).close()
    return []
  } catch (error) {
    if (error instanceof StoreFailure) return [storeFault(error)]
    throw error
  }
}

/** The failure as a fault: its first sentence says what is wrong, the others what to do. */
export function storeFault({ kind, message }: StoreFailure): Fault {
  const [, problem = message, cure = ''] = /^(.+?)\.\s+(.+)$/s.exec(message) ?? []
  const name = kind === 'wrong-secret' ? 'BARID_SECRET' : 'DATABASE_URL'
  return { name, problem: problem.charAt(0).toLowerCase() + problem.slice(1), cure }
}
