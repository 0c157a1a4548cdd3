/** Starts and stops: config → wiring → run; intake ends first, then what is in flight, then the store. */

import type { Fault, Reading } from './config.ts'
import { createEvents } from './events.ts'
import { createLog } from './log.ts'
import { StartFailure } from './running/machine.ts'
import type { Server } from './running/server.ts'
import { checkStart, storeFault } from './running/start-check.ts'
import { StoreFailure } from './store/store.ts'
import { createServer } from './wiring.ts'

/** Resolves when the server has stopped, or with every fault that kept it from starting. */
export async function serve(
  reading: Reading,
  version: string,
): Promise<{ faults: Fault[] } | { stopped: true }> {
  const faults = await checkStart(reading)
  if ('faults' in reading || faults.length > 0) return { faults }
  const { config } = reading
  const events = createEvents()
  createLog(events, config.logLevel)
  // A library's forgotten promise is told and ends nothing: what it belonged to is still in the outbox.
  process.on('unhandledRejection', (error) =>
    events.emit({ type: 'fault', where: 'process', detail: String(error) }),
  )
  const signalled = nextSignal()
  let server: Server
  try {
    server = await createServer(config, events)
  } catch (error) {
    return { faults: [faultOf(error)] }
  }
  try {
    const { port, consoleLink } = await server.start()
    events.emit({ type: 'started', at: `http://${config.host}:${port}`, version })
    tellConsole(consoleLink(Date.now()))
  } catch (error) {
    await server.stop()
    return { faults: [faultOf(error)] }
  }
  events.emit({ type: 'stopping', signal: await signalled })
  await server.stop()
  events.emit({ type: 'stopped' })
  return { stopped: true }
}

/** Ctrl-C under npm arrives twice, from the terminal and from npm: what comes within this time is one signal. Milliseconds. */
const sameSignal = 500

/** A second signal ends the process at once, as people expect. */
function nextSignal(): Promise<string> {
  // SIGHUP: the terminal was closed.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  return new Promise((resolve) => {
    const take = (signal: string) => {
      resolve(signal)
      setTimeout(() => signals.forEach((one) => process.off(one, take)), sameSignal).unref()
    }
    for (const signal of signals) process.on(signal, take)
  })
}

/** In a sentence for people, beside the log: the link is no matter for logs, though it opens once and ends soon. */
function tellConsole(link: string): void {
  process.stdout.write(
    `Open the console: ${link}\nThe link opens once, within ten minutes; npx barid console prints another.\n`,
  )
}

/** @throws what is no fault of the world */
function faultOf(error: unknown): Fault {
  if (error instanceof StartFailure) return error.fault
  if (error instanceof StoreFailure) return storeFault(error)
  throw error
}
