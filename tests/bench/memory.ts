/** Figures of memory: what the server holds when it is ready and after a minute idle, beside Node alone and Node with both SDKs. */
import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Archive } from './archive-folder.ts'
import { verdict, type Row, type Table } from './figures.ts'
import { startPlatforms, startServerProcess } from './server-process.ts'

/** Milliseconds. */
const idle = 60_000
const settled = 3_000

const megabyte = 1_048_576

export async function benchMemory({ config, items }: Archive): Promise<Table[]> {
  const rows: Row[] = [
    { process: 'Node alone', 'ready MB': await ofScript('') },
    {
      process: 'Node with grammY and discord.js loaded',
      'ready MB': await ofScript(`await import('grammy'); await import('discord.js');`),
    },
  ]
  const platforms = await startPlatforms()
  const environment = { BARID_DATA_DIR: config.dataDir, BARID_SECRET: config.secret ?? '' }
  const measure = async (process: string, settings: Record<string, string>) => {
    const server = await startServerProcess({ ...environment, ...settings, LOG_LEVEL: 'warn' })
    const ready = await residentSize(server.pid)
    await sleep(idle)
    const after = await residentSize(server.pid)
    await server.stop()
    rows.push({ process, 'ready MB': ready, 'after 60 s MB': after })
    return after
  }
  // What Node compiles at a first start, it holds until its end.
  const first = await startServerProcess({ ...environment, ...platforms.environment })
  await first.stop()
  await measure('Barid without a platform', {})
  const size = await measure('Barid with both platforms', platforms.environment)
  await platforms.close()
  const notes = [verdict('under 160 MB after 60 s idle with both platforms', size, 160)]
  return [{ title: `Memory (resident set), ${items} items`, rows, notes }]
}

async function ofScript(script: string): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', `${script} setInterval(() => {}, 1000)`],
    { cwd: join(import.meta.dirname, '../..'), stdio: 'ignore' },
  )
  await sleep(settled)
  const size = await residentSize(child.pid ?? 0)
  child.kill()
  return size
}

/** In MB of 2^20 bytes. */
async function residentSize(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return (Number(stdout) * 1_024) / megabyte
}
