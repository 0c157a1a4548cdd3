/** node-cron as a source of ticks, in UTC; what is due is computed by the jobs, not slept for. */

import type { ScheduledTask } from 'node-cron'
import type { Events } from './events.ts'

export type Schedule = {
  /**
   * Runs the job at each tick of a cron expression; a tick is left out while the job still runs. A job that rejects is told as a
   * `fault` and runs again at the next tick. Rejects for an expression that is none.
   */
  every(expression: string, name: string, job: () => Promise<void>): Promise<void>
  /** No more ticks; resolves when running jobs have ended. */
  stop(): Promise<void>
}

/** node-cron writes to the console by itself unless it is given these. Overlaps and late ticks are no fault: jobs catch up. */
const silent = { info() {}, warn() {}, error() {}, debug() {} }

export function createSchedule(events: Events): Schedule {
  const tasks: ScheduledTask[] = []
  const running = new Map<string, Promise<void>>()

  async function run(name: string, job: () => Promise<void>): Promise<void> {
    try {
      await job()
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      events.emit({ type: 'fault', where: name, detail })
    } finally {
      running.delete(name)
    }
  }

  return {
    async every(expression, name, job) {
      const { schedule } = await import('node-cron')
      const tick = () => {
        if (!running.has(name)) running.set(name, run(name, job))
      }
      tasks.push(
        schedule(expression, tick, {
          name,
          timezone: 'UTC',
          logger: silent,
          suppressMissedWarning: true,
        }),
      )
    },
    async stop() {
      for (const task of tasks) await task.destroy()
      await Promise.all(running.values())
    },
  }
}
