/** The contract of an outbox: who goes when, and that nothing is claimed twice or lost with its claimer. */
import { describe, expect, it } from 'vitest'
import type { Settlement } from '../../src/store/ports/outbox.ts'
import { minute, noon, receipt, second, textOf, type Stage } from '../support/outbox-stage.ts'

const failure = { kind: 'unreachable', detail: 'connection-refused' } as const

const again = (id: number, notBefore: number, holdsUntil: number): Settlement => ({
  id,
  outcome: 'again',
  notBefore,
  holdsUntil,
  failure,
})

export function outboxContract(name: string, open: () => Promise<Stage>): void {
  describe(`order in the outbox of ${name}`, () => {
    it('sends the parts of a message one after the other, and the next message after them', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(2)
      await stage.publish([a, b], ['one', 'two'])
      await stage.publish([a], ['three'])
      expect((await stage.take(noon)).map(textOf)).toEqual(['one', 'one'])
      expect(await stage.outbox.ready('memory', noon, 10)).toEqual([])
    })

    it('delivers everything once, in order in each chat', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(2)
      await stage.publish([a, b], ['one', 'two'])
      await stage.publish([a, b], ['three'])
      const sent = await stage.deliver(noon)
      expect(sent.filter((one) => one.startsWith(`${a}:`))).toEqual(
        ['one', 'two', 'three'].map((text) => `${a}:${text}`),
      )
      expect(sent).toHaveLength(6)
      expect(await stage.deliver(noon + minute)).toEqual([])
    })

    it('lets the smaller priority go first, then the older', async () => {
      const stage = await open()
      const chats = await stage.addChats(3)
      const [a = 0, b = 0, c = 0] = chats
      await stage.publish([a], ['slow'], { priority: 40 })
      await stage.publish([b], ['urgent'], { priority: 30 })
      await stage.publish([c, a], ['urgent too'], { priority: 30 })
      const ready = await stage.outbox.ready('memory', noon, 10)
      expect(ready.map((one) => one.chat)).toEqual([b, c, a])
      expect(ready.map((one) => one.priority)).toEqual([30, 30, 30])
    })

    it('is ready up to the limit, and for one platform', async () => {
      const stage = await open()
      await stage.publish(await stage.addChats(5), ['one'])
      expect(await stage.outbox.ready('memory', noon, 3)).toHaveLength(3)
      expect(await stage.outbox.ready('telegram', noon, 3)).toEqual([])
    })

    it('lets a post that waits for a retry hold later ones until its hold ends, not longer', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(2)
      await stage.publish([a, b], ['one'])
      await stage.publish([a], ['two'])
      const taken = await stage.take(noon)
      const late = noon + 10 * minute
      await stage.settle(
        taken.map(({ id }) => again(id, late, noon + minute)),
        noon,
      )
      expect(await stage.deliver(noon + minute - 1)).toEqual([])
      expect(await stage.deliver(noon + minute)).toEqual([`${a}:two`])
      expect(await stage.deliver(late)).toEqual([`${a}:one`, `${b}:one`])
    })

    it('never lets a later part overtake an earlier one, however long it waits', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      await stage.publish([a], ['one', 'two', 'three'])
      await stage.arrived(await stage.take(noon), noon)
      const [two] = await stage.take(noon)
      await stage.settle([again(two?.id ?? 0, noon + 10 * minute, noon + minute)], noon)
      expect(await stage.deliver(noon + 2 * minute)).toEqual([])
      expect(await stage.deliver(noon + 10 * minute)).toEqual([`${a}:two`, `${a}:three`])
    })

    it('lets a due retry go before what came later', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      await stage.publish([a], ['one'])
      await stage.publish([a], ['two'])
      const [one] = await stage.take(noon)
      await stage.settle([again(one?.id ?? 0, noon + second, noon + minute)], noon)
      expect(await stage.deliver(noon + second)).toEqual([`${a}:one`, `${a}:two`])
    })

    it('counts the posts of items by state, those of readers apart', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(2, { kind: 'channel' })
      const [reader = 0] = await stage.addChats(1, { kind: 'private' })
      const one = await stage.publish([a, b, reader], ['one'])
      const two = await stage.publish([a], ['two'])
      const [first] = await stage.take(noon, 1)
      await stage.arrived(first ? [first] : [], noon)
      const due = { platform: 'memory', private: true, state: 'due' }
      expect(await stage.outbox.ofItems([one.item, two.item])).toEqual([
        { ...due, item: one.item, private: false, count: 1 },
        { ...due, item: one.item, private: false, state: 'sent', count: 1 },
        { ...due, item: one.item, private: true, count: 1 },
        { ...due, item: two.item, private: false, count: 1 },
      ])
      expect(await stage.outbox.ofItems([])).toEqual([])
    })

    it('keeps for a paused chat what is not too old, and settles the rest as failed', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const old = await stage.publish([a], ['old', 'older'], { expiresAt: noon + minute })
      await stage.publish([a], ['new'], { expiresAt: noon + 10 * minute })
      await stage.chats.setState(a, 'paused', 'no-rights', noon)
      expect(await stage.outbox.expire(noon + minute - 1)).toEqual([])
      expect(await stage.outbox.expire(noon + minute)).toEqual([
        { platform: 'memory', count: 2, toReaders: 2 },
      ])
      expect(await stage.outbox.expire(noon + minute)).toEqual([])
      const facts = { state: 'failed', failure: { kind: 'gone', detail: 'expired' } }
      expect(await stage.outbox.ofItem(old.item)).toMatchObject([facts, facts])
      await stage.chats.setState(a, 'active', undefined, noon + minute)
      expect(await stage.deliver(noon + minute)).toEqual([`${a}:new`])
    })

    it('sends everything after an outage of days, in order, also where a right is missing for a moment', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(2)
      const later = noon + 5 * 24 * 60 * minute
      await stage.publish([a, b], ['one', 'two'], { expiresAt: noon + minute })
      await stage.publish([a, b], ['three'], { expiresAt: noon + minute })
      await stage.chats.setState(b, 'paused', 'no-rights', later)
      expect(await stage.outbox.expire(later + minute - 1)).toEqual([])
      const texts = ['one', 'two', 'three']
      expect(await stage.deliver(later)).toEqual(texts.map((text) => `${a}:${text}`))
      await stage.chats.setState(b, 'active', undefined, later)
      expect(await stage.deliver(later)).toEqual(texts.map((text) => `${b}:${text}`))
    })

    it('passes over chats that must wait, however much is due there', async () => {
      const stage = await open()
      const held = await stage.addChats(200)
      await stage.publish(held, ['one', 'two'])
      const [free = 0] = await stage.addChats(1)
      await stage.publish([free], ['now'])
      const ready = await stage.outbox.ready('memory', noon, 16, held)
      expect(ready.map((one) => one.chat)).toEqual([free])
    })
  })

  describe(`claims on the outbox of ${name}`, () => {
    it('gives what the sender needs, the same marker in every attempt', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1, { kind: 'channel' })
      const fanout = await stage.publish([a], ['one', 'two'], { silent: true })
      const [first] = await stage.take(noon)
      expect(first).toMatchObject({
        chat: a,
        chatKind: 'channel',
        kind: 'send',
        item: fanout.item,
        part: 0,
        address: 'memory:1',
        silent: true,
        attempts: 1,
        priority: 40,
      })
      expect(first?.marker).toMatch(/^[A-Za-z0-9_-]{16}$/)
      expect(first).not.toHaveProperty('replyTo')
      expect(first).not.toHaveProperty('firstAttemptAt')
      await stage.settle([again(first?.id ?? 0, noon + second, noon + minute)], noon)
      const [retried] = await stage.take(noon + second)
      expect(retried).toMatchObject({ marker: first?.marker, attempts: 2 })
      expect(retried).not.toHaveProperty('firstAttemptAt')
      await stage.settle(
        [{ id: first?.id ?? 0, outcome: 'sent', receipt: receipt('77'), at: noon }],
        noon,
      )
      const [part] = await stage.take(noon + second)
      expect(part).toMatchObject({ part: 1, replyTo: { id: '77' } })
      expect(part?.marker).not.toBe(first?.marker)
    })

    it('never gives one operation to two claimers', async () => {
      const stage = await open()
      await stage.publish(await stage.addChats(200), ['one'])
      const ids = (await stage.outbox.ready('memory', noon, 200)).map((one) => one.id)
      const claimers = await Promise.all(
        ['a', 'b', 'c', 'd'].map(async (owner) => {
          const { outbox, leases } = stage.process(owner)
          const lease = await leases.acquire('sender', `memory:${owner}`, noon)
          return async (some: number[]) => (lease ? outbox.claim(some, lease, noon) : [])
        }),
      )
      const claimed = await Promise.all(
        claimers.flatMap((claim, turn) =>
          Array.from({ length: 10 }, (_, i) => {
            const start = ((i + turn * 3) % 10) * 20
            return claim(ids.slice(start, start + 20))
          }),
        ),
      )
      const taken = claimed.flat().map((one) => one.id)
      expect(taken.toSorted((a, b) => a - b)).toEqual(ids)
      expect((await stage.outbox.counts()).map(({ state, count }) => [state, count])).toEqual([
        ['sending', 200],
      ])
    })

    it('refuses a lease that has ended or was taken over', async () => {
      const stage = await open()
      await stage.publish(await stage.addChats(1), ['one'])
      const ids = (await stage.outbox.ready('memory', noon, 1)).map((one) => one.id)
      const lease = await stage.lease(noon)
      expect(await stage.outbox.claim(ids, lease, noon + 15 * second)).toEqual([])
      const other = stage.process('second')
      const theirs = await other.leases.acquire('sender', 'memory', noon + 15 * second)
      expect(await stage.outbox.claim(ids, lease, noon + second)).toEqual([])
      expect(theirs && (await other.outbox.claim(ids, theirs, noon + 16 * second))).toHaveLength(1)
    })

    it('claims nothing whose time has not come, whose chat has paused, or that is no more due', async () => {
      const stage = await open()
      const [a = 0, b = 0, c = 0] = await stage.addChats(3)
      await stage.publish([a, b, c], ['one'])
      const ids = (await stage.outbox.ready('memory', noon, 3)).map((one) => one.id)
      const [first] = await stage.outbox.claim(ids.slice(0, 1), await stage.lease(), noon)
      await stage.settle([again(first?.id ?? 0, noon + minute, noon + minute)], noon)
      await stage.chats.setState(b, 'paused', 'no-rights', noon)
      await stage.chats.setState(c, 'gone', 'chat-not-found', noon)
      expect(await stage.outbox.claim(ids, await stage.lease(), noon)).toEqual([])
    })
  })
}
