/** The worker where something comes in between: an unknown outcome, a crash, a clock that jumps, sleep, a stop. */
import { describe, expect, it } from 'vitest'
import type { Budgets } from '../../src/delivery/pace.ts'
import type { Chat } from '../../src/news.ts'
import { useDatabases } from '../support/databases.ts'
import { failure, free, workerStage } from '../support/worker-stage.ts'

const databases = useDatabases()

const stage = (options: { idempotent?: boolean; kind?: Chat['kind']; budgets?: Budgets } = {}) =>
  workerStage(databases, options)

describe('an outcome that is unknown', () => {
  const lost = { facts: failure({ kind: 'unknown-outcome', detail: 'time-out' }), stored: true }

  it('is held in a channel: nothing is doubled, an editor will say', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'text')
    desk.platform.failNext(lost)
    await desk.settle()
    desk.later(3_600_000)
    await desk.settle()
    expect(desk.platform.posts(chat.address)).toHaveLength(1)
    expect(await desk.states()).toEqual(['1 unknown'])
  })

  it('is repeated once to a private chat', async () => {
    const desk = await stage({ kind: 'private' })
    const chat = await desk.addChat('amal')
    await desk.plan([chat.id], 'text')
    // The reference platform knows a repeated marker, so these are lost before they are stored.
    desk.platform.failNext({ facts: lost.facts })
    desk.platform.failNext({ facts: lost.facts })
    await desk.settle()
    desk.later(3_600_000)
    await desk.settle()
    desk.later(3_600_000)
    await desk.settle()
    const outcomes = desk.told.flatMap((event) =>
      event.type === 'operation-failed' ? [event.outcome] : [],
    )
    expect(outcomes).toEqual(['repeat', 'unknown'])
    expect(await desk.states()).toEqual(['1 unknown'])
  })

  it('does not hold up what comes after it', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'first')
    desk.platform.failNext(lost)
    await desk.settle()
    await desk.plan([chat.id], 'second')
    await desk.settle()
    expect(desk.platform.posts(chat.address).map((post) => post.text)).toEqual(['first', 'second'])
  })
})

describe('a crash', () => {
  it('doubles nothing and strands nothing where the platform knows a repeated send, however often', async () => {
    const desk = await stage({ idempotent: true })
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'one', 'two')
    for (let crash = 1; crash <= 2; crash += 1) {
      desk.platform.failNext('stall')
      await desk.work().pass()
      // Its lease ends with its time: nobody gives it back.
      desk.later(60_000)
    }
    await desk.settle()
    expect(desk.platform.posts(chat.address).map((post) => post.text)).toEqual(['one', 'two'])
    expect(desk.told.filter((event) => event.type === 'operations-recovered')).toEqual([
      { type: 'operations-recovered', platform: 'memory', unknown: 0, repeated: 1, toReaders: 0 },
      { type: 'operations-recovered', platform: 'memory', unknown: 0, repeated: 1, toReaders: 0 },
    ])
  })
})

describe('a clock that jumps', () => {
  it('leaves what is in hand to the process that has it, and is settled under its old lease', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'one')
    await desk.worker.pass()
    expect(await desk.states()).toEqual(['1 sending'])
    desk.later(2 * 3_600_000)
    await desk.worker.pass()
    await desk.worker.idle()
    expect(await desk.states()).toEqual(['1 sent'])
    expect(desk.platform.posts(chat.address).map((post) => post.text)).toEqual(['one'])
  })
})

describe('a machine that sleeps', () => {
  it('makes no call under a lease that others may hold by now', async () => {
    const pace = { every: 100, burst: 1 }
    const desk = await stage({ budgets: { bot: pace, private: free, shared: free } })
    const chats = await Promise.all(['a', 'b', 'c', 'd'].map((name) => desk.addChat(name)))
    await desk.plan(
      chats.map(({ id }) => id),
      'text',
    )
    await desk.worker.pass()
    desk.later(20_000)
    await desk.worker.idle()
    expect(await desk.states()).toEqual(['1 due', '3 sent'])
    await desk.settle()
    expect(chats.map(({ address }) => desk.platform.posts(address).length)).toEqual([1, 1, 1, 1])
  })
})

describe('stopping', () => {
  it('gives back at once what was taken and has not left yet', async () => {
    const pace = { every: 100, burst: 1 }
    const desk = await stage({ budgets: { bot: pace, private: free, shared: free } })
    const chats = await Promise.all(['a', 'b', 'c', 'd'].map((name) => desk.addChat(name)))
    await desk.plan(
      chats.map(({ id }) => id),
      'text',
    )
    await desk.worker.pass()
    await desk.worker.stop(0)
    expect(await desk.states()).toEqual(['1 due', '3 sent'])
    expect(chats.map(({ address }) => desk.platform.posts(address).length)).toEqual([1, 1, 1, 0])
  })

  it('aborts a call that stalls and records that its outcome is unknown', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'text')
    desk.platform.failNext('stall')
    await desk.worker.pass()
    await desk.worker.stop(0)
    expect(await desk.states()).toEqual(['1 unknown'])
  })
})
