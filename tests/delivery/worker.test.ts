/** The worker over a real store and the reference platform: what fails, what is repeated, and in which order posts arrive. */
import { describe, expect, it, vi } from 'vitest'
import type { Budgets } from '../../src/delivery/pace.ts'
import type { Chat } from '../../src/news.ts'
import { useDatabases } from '../support/databases.ts'
import { failure, free, workerStage } from '../support/worker-stage.ts'

const databases = useDatabases()

const stage = (options: { idempotent?: boolean; kind?: Chat['kind']; budgets?: Budgets } = {}) =>
  workerStage(databases, options)

describe('sending', () => {
  it('goes out part by part, each a reply to the first', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'one', 'two', 'three')
    await desk.settle()
    const posts = desk.platform.posts(chat.address)
    expect(posts.map((post) => post.text)).toEqual(['one', 'two', 'three'])
    expect(posts.map((post) => post.replyTo)).toEqual([undefined, posts[0]?.id, posts[0]?.id])
    expect(await desk.states()).toEqual(['3 sent'])
  })

  it('resumes at the part that failed', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'one', 'two', 'three', 'four')
    await desk.run()
    await desk.run()
    desk.platform.failNext({ facts: failure({ kind: 'unreachable' }) })
    await desk.settle()
    expect(desk.platform.posts(chat.address)).toHaveLength(2)
    desk.later(3_000)
    await desk.settle()
    expect(desk.platform.posts(chat.address).map((post) => post.text)).toEqual([
      'one',
      'two',
      'three',
      'four',
    ])
  })

  it('one bad chat holds up no other', async () => {
    const desk = await stage()
    const [bad, good] = [await desk.addChat('bad'), await desk.addChat('good')]
    desk.platform.vanish(bad.address)
    await desk.plan([bad.id, good.id], 'text')
    await desk.settle()
    expect(desk.platform.posts(good.address)).toHaveLength(1)
    expect(await desk.store.chats.get(bad.id)).toMatchObject({ state: 'gone' })
    expect(await desk.states()).toEqual(['1 cancelled', '1 sent'])
  })

  it('an outage of days loses nothing and changes no order', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    const hour = 3_600_000
    for (const text of ['one', 'two', 'three']) {
      await desk.plan([chat.id], text)
      for (let tries = 0; tries < 8; tries += 1) {
        desk.platform.failNext({ facts: failure({ kind: 'unreachable' }) })
        await desk.run()
        desk.later(tries < 7 ? 61_000 : 24 * hour)
      }
    }
    await desk.settle()
    const texts = desk.platform.posts(chat.address).map((post) => post.text)
    expect(texts).toEqual(['one', 'two', 'three'])
  })

  it('a post that waits for a retry holds later ones for a minute and no longer', async () => {
    const desk = await stage({ idempotent: true })
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'first')
    // Six tries at 2, 4, 8, 16, 32 s: the next is due after 64 s.
    for (const wait of [0, 2_000, 4_000, 8_000, 16_000, 32_000]) {
      desk.later(wait)
      desk.platform.failNext({ facts: failure({ kind: 'unknown-outcome' }) })
      await desk.settle()
    }
    await desk.plan([chat.id], 'second')
    desk.later(59_999)
    await desk.settle()
    expect(desk.platform.posts(chat.address)).toEqual([])
    desk.later(1)
    await desk.settle()
    expect(desk.platform.posts(chat.address).map((post) => post.text)).toEqual(['second'])
    desk.later(4_000)
    await desk.settle()
    expect(desk.platform.posts(chat.address).map((post) => post.text)).toEqual(['second', 'first'])
  })

  it('a rate limit holds its chat as long as the platform says, and no other', async () => {
    const desk = await stage()
    const [held, other] = [await desk.addChat('held'), await desk.addChat('other')]
    await desk.plan([held.id], 'text')
    desk.platform.failNext({ facts: failure({ kind: 'rate-limited', retryAfter: 35_000 }) })
    await desk.settle()
    await desk.plan([held.id, other.id], 'next')
    desk.later(34_000)
    await desk.settle()
    expect(desk.platform.posts(held.address)).toEqual([])
    expect(desk.platform.posts(other.address)).toHaveLength(1)
    desk.later(1_000)
    await desk.settle()
    expect(desk.platform.posts(held.address).map((post) => post.text)).toEqual(['text', 'next'])
  })

  it('two hundred chats on hold keep no other waiting, also after a restart', async () => {
    const desk = await stage()
    const held: number[] = []
    for (let i = 0; i < 200; i += 1) held.push((await desk.addChat(`held${i}`)).id)
    for (const chat of held) await desk.store.holds.set('memory', chat, desk.now() + 600_000)
    await desk.plan(held, 'first')
    await desk.plan(held, 'second')
    const untouched = await desk.addChat('untouched')
    await desk.plan([untouched.id], 'at once')
    await desk.run()
    expect(desk.platform.posts(untouched.address)).toHaveLength(1)
    expect(await desk.states()).toEqual(['1 sent', '400 due'])
  })

  it('a limit of the whole bot that was guessed is known after a restart, and written seldom', async () => {
    const desk = await stage({
      budgets: { bot: { every: 50 }, private: free, shared: free, saysScope: false },
    })
    const chats: number[] = []
    for (let i = 0; i < 40; i += 1) chats.push((await desk.addChat(`chat${i}`)).id)
    await desk.plan(chats, 'text')
    let written = 0
    const { set } = desk.store.rates
    desk.store.rates.set = async (...rate) => {
      written += 1
      return set(...rate)
    }
    const facts = failure({ kind: 'rate-limited', detail: 'flood', retryAfter: 1_000 })
    for (let call = 0; call < 3; call += 1) desk.platform.failNext({ facts })
    await desk.run()
    desk.later(2_000)
    await desk.run()
    expect(written).toBe(1)
    await desk.worker.stop(0)
    const next = desk.work()
    const claim = vi.spyOn(desk.store.outbox, 'claim')
    await next.pass()
    await next.idle()
    // At the rate of the budget it would be six or more.
    expect(claim.mock.calls[0]?.[0].length).toBeLessThan(4)
  })

  it('five hundred groups that have had their share keep no reader waiting', async () => {
    const shared = { every: 3_000, burst: 1 }
    const desk = await stage({ budgets: { bot: free, private: free, shared } })
    const groups: number[] = []
    for (let i = 0; i < 500; i += 1) groups.push((await desk.addChat(`group${i}`, 'group')).id)
    await desk.plan(groups, 'first')
    await desk.settle()
    await desk.plan(groups, 'second')
    const reader = await desk.addChat('amal', 'private')
    await desk.plan([reader.id], 'at once')
    await desk.run()
    expect(desk.platform.posts(reader.address)).toHaveLength(1)
    expect(await desk.states()).toEqual(['500 due', '501 sent'])
  })

  it('a missing right pauses the chat, keeps its posts, and lets them go when it comes back', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'first')
    desk.platform.failNext({ facts: failure({ kind: 'forbidden', detail: 'no-right-to-post' }) })
    await desk.settle()
    await desk.plan([chat.id], 'second')
    desk.later(3_600_000)
    await desk.settle()
    expect(await desk.store.chats.get(chat.id)).toMatchObject({
      state: 'paused',
      reason: 'no-right-to-post',
    })
    expect(desk.platform.posts(chat.address)).toEqual([])
    await desk.store.chats.setState(chat.id, 'active', undefined, desk.now())
    await desk.settle()
    expect(desk.platform.posts(chat.address).map((post) => post.text)).toEqual(['first', 'second'])
  })

  it('a payload that the platform will never take is a dead letter, and its later parts stay back', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'one', 'two')
    desk.platform.failNext({ facts: failure({ kind: 'malformed', detail: 'entities' }) })
    await desk.settle()
    await desk.plan([chat.id], 'next item')
    await desk.settle()
    expect(desk.platform.posts(chat.address).map((post) => post.text)).toEqual(['next item'])
    expect(await desk.states()).toEqual(['1 cancelled', '1 rejected', '1 sent'])
  })

  it('a chat that moved gets its post at the new address at once', async () => {
    const slow = { every: 60_000, burst: 1 }
    const desk = await stage({ budgets: { bot: free, private: free, shared: slow } })
    const chat = await desk.addChat('old')
    const movedTo = desk.platform.chat('new')
    await desk.plan([chat.id], 'text')
    desk.platform.failNext({ facts: failure({ kind: 'moved', movedTo }) })
    await desk.settle()
    expect(desk.platform.posts(movedTo)).toHaveLength(1)
    expect(await desk.store.chats.byAddress(movedTo)).toMatchObject({
      id: chat.id,
      state: 'active',
    })
  })

  it('a limit of the whole bot is told once, whatever met it', async () => {
    const desk = await stage()
    const chats = [await desk.addChat('one'), await desk.addChat('two')]
    await desk.plan(
      chats.map(({ id }) => id),
      'text',
    )
    const facts = failure({
      kind: 'rate-limited',
      detail: 'too-many',
      retryAfter: 540_000,
      scope: 'bot',
    })
    for (let call = 0; call < 2; call += 1) desk.platform.failNext({ facts })
    await desk.settle()
    expect(desk.told.filter((event) => event.type === 'platform-held')).toEqual([
      { type: 'platform-held', platform: 'memory', detail: 'too-many', retryIn: 540_000 },
    ])
  })

  it('a refused token stops the platform, is told once, and loses nothing', async () => {
    const desk = await stage()
    const chat = await desk.addChat('news')
    await desk.plan([chat.id], 'text')
    desk.platform.failNext({ facts: failure({ kind: 'unauthorised' }) })
    await desk.settle()
    desk.later(3_600_000)
    await desk.settle()
    expect(desk.told.filter((event) => event.type === 'platform-refused')).toHaveLength(1)
    expect(await desk.states()).toEqual(['1 due'])
  })
})
