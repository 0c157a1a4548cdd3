/** Starts and stops: config → wiring → run; intake ends first, then what is in flight, then the store. */

import type { Config, Fault } from './config.ts'
import { createEvents } from './events.ts'
import { createLog } from './log.ts'
import { StartFailure, checkMachine } from './machine.ts'
import { StoreFailure } from './store/store.ts'
import { createServer } from './wiring.ts'
import type { Server } from './server.ts'

const version = '0.1.0'

/** Resolves when the server has stopped, or with every fault that kept it from starting. */
export async function serve(config: Config): Promise<{ faults: Fault[] } | { stopped: true }> {
  const faults = await checkMachine(config)
  if (faults.length > 0) return { faults }
  const events = createEvents()
  createLog(events, config.logLevel)
  const signalled = nextSignal()
  let server: Server
  try {
    server = await createServer(config, events)
  } catch (error) {
    return { faults: [faultOf(error)] }
  }
  try {
    const { port } = await server.start()
    events.emit({ type: 'started', at: `http://${config.host}:${port}`, version })
  } catch (error) {
    await server.stop()
    return { faults: [faultOf(error)] }
  }
  events.emit({ type: 'stopping', signal: await signalled })
  await server.stop()
  events.emit({ type: 'stopped' })
  return { stopped: true }
}

/** A second signal ends the process at once, as people expect. */
function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal))
  })
}

/** @throws what is no fault of the world */
function faultOf(error: unknown): Fault {
  if (error instanceof StartFailure) return error.fault
  if (error instanceof StoreFailure) {
    return { name: 'DATABASE_URL', problem: error.kind, cure: error.message }
  }
  throw error
}
