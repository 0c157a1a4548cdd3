/** One way to send a message to many chats, in a process of its own, so that its processor time is its own. Run by `startSender`. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { broadcastBarid } from './barid-sender.ts'
import { rivals, type Rival } from './rivals.ts'
import type { Sending } from './sending.ts'

export type Contestant = 'barid' | Rival

type Task = Sending & { contestant: Contestant }

/** Milliseconds since 1970, and of processor time. */
export type Sent = { began: number; ended: number; cpu: number }

export type SenderProcess = { go(): Promise<Sent>; close(): Promise<void> }

/** Resolves when it is ready to begin. */
export async function startSender(task: Task): Promise<SenderProcess> {
  const child = fork(import.meta.filename, [JSON.stringify(task)], {
    execArgv: ['--max-semi-space-size=2'],
  })
  await once(child, 'message')
  return {
    async go() {
      const done = once(child, 'message')
      child.send('go')
      return (await done)[0] as Sent
    },
    async close() {
      child.send('end')
      await once(child, 'exit')
    },
  }
}

async function run({ contestant, ...sending }: Task): Promise<void> {
  const ready = contestant === 'barid' ? await broadcastBarid(sending) : rivals[contestant](sending)
  const go = async () => {
    const before = process.cpuUsage()
    const started = Date.now()
    const { began = started } = (await ready()) ?? {}
    const { user, system } = process.cpuUsage(before)
    process.send?.({ began, ended: Date.now(), cpu: (user + system) / 1_000 })
  }
  process.on('message', (said) => {
    if (said === 'end') process.exit()
    else void go()
  })
  process.send?.('ready')
}

if (process.argv[1] === import.meta.filename) await run(JSON.parse(process.argv[2] ?? '{}') as Task)
