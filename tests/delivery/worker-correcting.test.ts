/** The worker and corrections: the newest only, in place, ahead of what else waits. */
import { describe, expect, it } from 'vitest'
import type { Budgets } from '../../src/delivery/pace.ts'
import type { Chat } from '../../src/news.ts'
import { useDatabases } from '../support/databases.ts'
import { failure, shorten, workerStage } from '../support/worker-stage.ts'

const databases = useDatabases()

const stage = (options: { idempotent?: boolean; kind?: Chat['kind']; budgets?: Budgets } = {}) =>
  workerStage(databases, options)

describe('correcting', () => {
  const refusal = (detail: string) => ({ facts: failure({ kind: 'malformed', detail }) })

  async function corrected(...parts: string[]) {
    const desk = await stage()
    const chat = await desk.addChat('news')
    const item = await desk.plan([chat.id], ...parts)
    await desk.settle()
    await shorten(desk.store, item, 'better', desk.now())
    return { desk, texts: () => desk.platform.posts(chat.address).map((post) => post.text) }
  }

  it('edits the first part, then removes the others', async () => {
    const { desk, texts } = await corrected('one', 'two', 'three')
    await desk.settle()
    expect(texts()).toEqual(['better'])
  })

  it('makes a notice of a part that is too old to be removed, in the language of the chat', async () => {
    const { desk, texts } = await corrected('one', 'two')
    await desk.run()
    desk.platform.failNext(refusal('too-old'))
    await desk.settle()
    expect(texts()).toEqual(['better', 'removed, in en for a channel'])
    expect(await desk.states()).toEqual(['4 sent'])
  })

  it('answers a post that takes no edit', async () => {
    const { desk, texts } = await corrected('one')
    desk.platform.failNext(refusal('not-editable'))
    await desk.settle()
    expect(texts()).toEqual(['one', 'better'])
  })

  it('puts a new post in the place of one that cannot become it', async () => {
    const { desk, texts } = await corrected('one', 'two')
    desk.platform.failNext(refusal('kind-changed'))
    await desk.settle()
    expect(texts()).toEqual(['better'])
  })

  it('says so where a post cannot be edited because its id is not known', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    const item = await desk.plan([chat.id], 'one')
    desk.platform.failNext({ facts: failure({ kind: 'unknown-outcome' }), stored: true })
    await desk.settle()
    const lost = desk.told.flatMap((one) => (one.type === 'operation-failed' ? [one] : []))
    const by = { by: 'test', now: desk.now() }
    expect(await desk.store.outbox.decide(lost[0]?.operation ?? 0, 'arrived', by)).toBe(true)
    await shorten(desk.store, item, 'better', desk.now())
    await desk.settle()
    expect(desk.told.at(-1)).toMatchObject({
      outcome: 'rejected',
      failure: { detail: 'no-receipt' },
    })
  })
})
