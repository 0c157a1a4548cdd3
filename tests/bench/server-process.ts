/** Barid as an operator starts it: a process of its own, asked until it is ready. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { startFakeDiscord } from '../fakes/discord/discord.ts'
import { startTelegramFake } from '../fakes/telegram/telegram.ts'

export type ServerProcess = {
  pid: number
  /** Milliseconds from the spawn to the first 200 of `/readyz`. */
  readyAfter: number
  stop(): Promise<void>
}

const barid = join(import.meta.dirname, '../../bin/barid.js')

/** How often readiness is asked, in milliseconds: the figures are as exact as this. */
const askEvery = 5
const patience = 30_000

/** Rejects with what the server wrote where it ends before it is ready. */
export async function startServerProcess(
  environment: Record<string, string> & { BARID_DATA_DIR: string },
): Promise<ServerProcess> {
  await mkdir(environment.BARID_DATA_DIR, { recursive: true })
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=2', barid, 'start'], {
    // Nothing of the operator's own settings.
    env: { PATH: process.env['PATH'], BARID_PORT: String(port), ...environment },
    cwd: environment.BARID_DATA_DIR,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  }
  const exited = once(child, 'exit')
  while (!(await isReady(port))) {
    if (child.exitCode !== null || performance.now() - began > patience) {
      child.kill('SIGKILL')
      throw new Error(`The server did not get ready:\n${said.join('')}`)
    }
    await sleep(askEvery)
  }
  const readyAfter = performance.now() - began
  return {
    pid: child.pid ?? 0,
    readyAfter,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`)
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

/** Both platforms on loopback, and the settings that lead there. */
export async function startPlatforms() {
  const [telegram, discord] = await Promise.all([startTelegramFake(), startFakeDiscord()])
  return {
    environment: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DISCORD_BOT_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.apiRoot(),
    },
    async close() {
      await Promise.all([telegram.close(), discord.close()])
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
