/** One way to send a message to many chats, in a process of its own, so that its processor time is its own. Run by `startSender`. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { broadcastBarid } from './barid-sender.ts'
import { rivals, type Rival } from './rivals.ts'

export type Contestant = 'barid' | Rival

export type Sending = {
  contestant: Contestant
  root: string
  chats: number
  rate: number
  paid: boolean
}

/** Milliseconds since 1970, and of processor time. */
export type Sent = { began: number; ended: number; cpu: number }

/** The first private chat; the others follow. */
export const firstChat = 10_000_001

export type SenderProcess = { go(): Promise<Sent>; close(): Promise<void> }

/** Resolves when it is ready to begin. */
export async function startSender(sending: Sending): Promise<SenderProcess> {
  const child = fork(import.meta.filename, [JSON.stringify(sending)], {
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

async function run({ contestant, ...sending }: Sending): Promise<void> {
  const ready = contestant === 'barid' ? await broadcastBarid(sending) : rivals[contestant](sending)
  process.on('message', async (said) => {
    if (said === 'end') return process.exit()
    const before = process.cpuUsage()
    const started = Date.now()
    const { began = started } = (await ready()) ?? {}
    const { user, system } = process.cpuUsage(before)
    process.send?.({ began, ended: Date.now(), cpu: (user + system) / 1_000 })
  })
  process.send?.('ready')
}

if (process.argv[1] === import.meta.filename)
  await run(JSON.parse(process.argv[2] ?? '{}') as Sending)
