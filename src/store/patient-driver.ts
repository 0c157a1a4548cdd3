/** Waits for a locked SQLite database without stopping the process. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseConnection, Driver, SqliteDriver } from 'kysely'
import { StoreFailure } from './store.ts'

/** Between two attempts, in milliseconds. */
const pause = 5

/**
 * SQLite's own waiting would stop the process, and the lock's holder may be another connection of this very process.
 * What is refused as locked was not begun, so it can be repeated; `patience` is in milliseconds.
 */
export function patientDriver(driver: SqliteDriver, patience: number): Driver {
  const acquire = driver.acquireConnection.bind(driver)
  const patient = (connection: DatabaseConnection): DatabaseConnection => ({
    streamQuery: connection.streamQuery.bind(connection),
    async executeQuery<R>(...query: Parameters<DatabaseConnection['executeQuery']>) {
      for (let waited = 0; ; waited += pause) {
        try {
          return await connection.executeQuery<R>(...query)
        } catch (error) {
          const locked = error instanceof StoreFailure && error.kind === 'locked'
          if (!locked || waited >= patience) throw error
          await sleep(pause)
        }
      }
    },
  })
  return Object.assign(driver, { acquireConnection: async () => patient(await acquire()) })
}
