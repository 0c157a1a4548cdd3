/** The server's life: what starts in which order, and how it stops without losing what is in hand. */

import type { Loop } from './loop.ts'
import type { PlatformRun } from './platform-run.ts'
import type { Schedule } from '../schedule.ts'
import type { DropFolder } from '../sources/drop-folder.ts'
import type { Web } from '../web/server.ts'

export type ServerParts = {
  web: Web
  /** Tells `barid console` where the server is. */
  console: {
    opens(port: number): Promise<{ link(now: number): string; close(): Promise<void> }>
  }
  inbox: DropFolder
  platforms: PlatformRun[]
  /** Fan-out and re-reading of the archive. */
  loops: Loop[]
  schedule: Schedule
  closeStore(): Promise<void>
}

export type Server = {
  /** Resolves when it listens. Rejects with `StartFailure`. */
  start(): Promise<{ port: number; consoleLink(now: number): string }>
  /** Intake ends, what is in flight is finished or recorded, the store closes: under 10 s. */
  stop(): Promise<void>
  /** What is not ready yet, in words. */
  missing(): string[]
}

/** Calls in flight may take this long at a stop before they are cut off and recorded as unknown. */
const patience = 5_000

export function createServerRun(parts: ServerParts): Server {
  const { web, inbox, platforms, loops, schedule } = parts
  let started = false
  let door: Awaited<ReturnType<ServerParts['console']['opens']>> | undefined
  return {
    async start() {
      const { port } = await web.listen()
      inbox.start()
      for (const loop of loops) loop.start()
      for (const platform of platforms) platform.start()
      door = await parts.console.opens(port)
      started = true
      return { port, consoleLink: door.link }
    },
    missing() {
      if (!started) return ['the server is starting']
      return platforms.flatMap((platform) => platform.missing() ?? [])
    },
    async stop() {
      started = false
      await Promise.all([inbox.stop(), schedule.stop(), web.close(), door?.close()])
      await Promise.all(platforms.map((platform) => platform.stopIntake()))
      await Promise.all(loops.map((loop) => loop.stop()))
      await Promise.all(platforms.map((platform) => platform.stop(patience)))
      await parts.closeStore()
    },
  }
}
