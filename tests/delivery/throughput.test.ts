/** The worker with much to do: lanes, places and money. */
import { describe, expect, it } from 'vitest'
import type { Budgets } from '../../src/delivery/pace.ts'
import { useDatabases } from '../support/databases.ts'
import { failure, free, workerStage } from '../support/worker-stage.ts'

const databases = useDatabases()

async function stage(bot: Partial<Budgets> = {}) {
  const desk = await workerStage(databases, {
    budgets: { bot: free, private: free, shared: free, ...bot },
  })
  return {
    ...desk,
    async readers(name: string, count: number): Promise<number[]> {
      const ids: number[] = []
      for (let at = 0; at < count; at += 1) {
        ids.push((await desk.addChat(`${name}${at}`, 'private')).id)
      }
      return ids
    },
    async passes(count: number): Promise<void> {
      for (let pass = 0; pass < count; pass += 1) {
        await desk.run()
        desk.later(100)
      }
    },
  }
}

describe('the worker', () => {
  it('lets a lane that alone fills every place keep no lower one waiting', async () => {
    const desk = await stage({ bot: { every: 25 } })
    await desk.planAs(30, await desk.readers('urgent', 60), 'urgent')
    const archive = await desk.planAs(60, await desk.readers('archive', 20), 'archive')
    await desk.passes(6)
    const sent = desk.told.flatMap((event) => (event.type === 'operation-sent' ? [event.item] : []))
    expect(sent.length).toBeGreaterThan(20)
    expect(sent.filter((item) => item === archive).length / sent.length).toBeGreaterThan(0.1)
  })

  it('has no more under way than the places that are stated', async () => {
    const desk = await stage()
    await desk.plan(await desk.readers('amal', 30), 'text')
    await desk.worker.pass()
    expect(await desk.states()).toEqual(['22 due', '8 sending'])
    await desk.worker.idle()
    await desk.settle()
    expect(await desk.states()).toEqual(['30 sent'])
  })

  it('sends for nothing what is paid for and refused, and tells it', async () => {
    const desk = await stage({ bot: { every: 1 }, free: { every: 40 } })
    await desk.plan(await desk.readers('amal', 10), 'text')
    const facts = failure({ kind: 'malformed', detail: 'paid-broadcast-refused' })
    desk.platform.failNext({ facts })
    await desk.passes(20)
    expect(await desk.states()).toEqual(['10 sent'])
    const faults = desk.told.flatMap((event) => (event.type === 'fault' ? [event.detail] : []))
    expect(faults).toEqual([expect.stringContaining('paid broadcasts are refused')])
  })
})
