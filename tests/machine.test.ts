/** What a start needs of the machine: folders made, and each obstacle named with its cure. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkMachine, listenFault } from '../src/running/machine.ts'

const host = '127.0.0.1'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'barid-machine-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('checkMachine', () => {
  it('makes the folders and leaves nothing else behind', async () => {
    const dataDir = join(folder, 'deep', 'data')
    expect(await checkMachine({ dataDir, host, port: 0 })).toEqual([])
    expect(readdirSync(dataDir, { recursive: true }).map(String).toSorted()).toEqual(
      ['inbox', join('inbox', 'done'), join('inbox', 'held'), 'pictures'].toSorted(),
    )
  })

  it('names a folder that cannot be and a port in use, both at once', async () => {
    const dataDir = join(folder, 'data')
    writeFileSync(dataDir, 'a file is in the way')
    const other = createServer()
    await new Promise<void>((resolve) => other.listen({ host, port: 0 }, resolve))
    const { port } = other.address() as AddressInfo
    const faults = await checkMachine({ dataDir, host, port })
    await new Promise((resolve) => other.close(resolve))
    expect(faults).toEqual([
      {
        name: 'BARID_DATA_DIR',
        problem: `${dataDir} cannot be written (EEXIST)`,
        cure: expect.stringContaining('name another folder'),
      },
      {
        name: 'BARID_PORT',
        problem: `port ${port} is in use, perhaps by another Barid`,
        cure: expect.stringContaining('set BARID_PORT to a free port'),
      },
    ])
    expect(existsSync(join(folder, 'inbox'))).toBe(false)
  })

  it('names an address that this machine has not', async () => {
    // 192.0.2.0/24 is reserved for documentation (RFC 5737).
    const faults = await checkMachine({ dataDir: folder, host: '192.0.2.1', port: 0 })
    expect(faults).toMatchObject([{ name: 'BARID_HOST', problem: expect.stringMatching(/192/) }])
  })

  it('says what to do where a low port is not allowed', () => {
    expect(listenFault('EACCES', host, 80)).toMatchObject({
      name: 'BARID_PORT',
      cure: 'Set BARID_PORT to a port above 1023.',
    })
  })
})
