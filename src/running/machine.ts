/** What a start needs of the machine: folders that can be written and a port that is free. */

import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Config, Fault } from '../config.ts'

/** Stops a start that the checks let through, such as a port taken in between. */
export class StartFailure extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(`${fault.name}: ${fault.problem}. ${fault.cure}`)
    this.name = 'StartFailure'
    this.fault = fault
  }
}

/** Makes the folders of the data folder where they are missing, and tries folder and port as far as they are known. Names every fault. */
export async function checkMachine({
  dataDir,
  host,
  port,
}: Partial<Pick<Config, 'dataDir' | 'host' | 'port'>>): Promise<Fault[]> {
  const faults = await Promise.all([
    dataDir === undefined ? undefined : folderFault(dataDir),
    host === undefined || port === undefined ? undefined : portFault(host, port),
  ])
  return faults.filter((fault) => fault !== undefined)
}

async function folderFault(dataDir: string): Promise<Fault | undefined> {
  try {
    for (const folder of ['', 'inbox', 'inbox/done', 'inbox/held', 'pictures']) {
      const path = join(dataDir, folder)
      await makeFolder(path)
      const probe = join(path, `.write-check-${process.pid}`)
      await writeFile(probe, '')
      await rm(probe)
    }
    return undefined
  } catch (error) {
    return {
      name: 'BARID_DATA_DIR',
      problem: `${dataDir} cannot be written (${codeOf(error)})`,
      cure: 'Give the user that runs Barid the right to write there, free space on the disk, or name another folder.',
    }
  }
}

/** With its parents. Node's own `recursive` tries for ever where a file system takes no folder, such as `/proc`. */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return
  if (dirname(path) !== path) await makeFolder(dirname(path))
  await mkdir(path).catch(async (error: unknown) => {
    // Another process that starts at the same time was first.
    if (!(await isFolder(path))) throw error
  })
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

/** Why a port cannot be listened on. */
export function listenFault(code: string, host: string, port: number): Fault {
  if (code === 'EADDRINUSE')
    return {
      name: 'BARID_PORT',
      problem: `port ${port} is in use, perhaps by another Barid`,
      cure: 'Stop the other program, or set BARID_PORT to a free port.',
    }
  if (code === 'EACCES')
    return {
      name: 'BARID_PORT',
      problem: `port ${port} may not be opened by this user`,
      cure: 'Set BARID_PORT to a port above 1023.',
    }
  return {
    name: 'BARID_HOST',
    problem: `${host} cannot be listened on (${code})`,
    cure: 'Set BARID_HOST to 127.0.0.1 or to an address of this machine.',
  }
}

function portFault(host: string, port: number): Promise<Fault | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(listenFault(codeOf(error), host, port)))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)))
  })
}

/** The system's code of an error, such as `EACCES`. */
export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
