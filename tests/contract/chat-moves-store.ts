/** The contract of chats whose address changes. */
import { describe, expect, it } from 'vitest'
import { minute, noon, type Stage } from '../support/outbox-stage.ts'

const by = { by: 'cli', now: noon }

export function chatMovesContract(name: string, open: () => Promise<Stage>): void {
  describe(`chats that move on ${name}`, () => {
    it('go on under their new address, and forget posts that did not move', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1, { kind: 'group' })
      const sent = await stage.publish([a], ['one'])
      await stage.deliver(noon)
      await stage.publish([a], ['two'])
      await stage.chats.move('memory:1', 'memory:-100', noon)
      await stage.chats.move('memory:1', 'memory:-100', noon)
      expect(await stage.chats.byAddress('memory:1')).toBeUndefined()
      expect(await stage.chats.byAddress('memory:-100')).toMatchObject({ id: a, state: 'active' })
      const revise = await stage.addFanout({ ...sent, kind: 'revise' })
      const [chat] = await stage.fanouts.chats(revise, 1)
      expect(chat?.posts).toMatchObject([{ state: 'gone' }])
      const [two] = await stage.take(noon)
      expect(two).toMatchObject({ address: 'memory:-100' })
    })

    it('hand what is due to the chat that is there already, but nothing that it has', async () => {
      const stage = await open()
      const [old = 0, there = 0] = await stage.addChats(2)
      await stage.publish([old, there], ['both'])
      await stage.publish([old], ['one', 'two'])
      await stage.chats.move('memory:1', 'memory:2', noon)
      expect(await stage.chats.get(old)).toMatchObject({ state: 'gone', reason: 'moved' })
      expect(await stage.deliver(noon)).toEqual([`${there}:both`, `${there}:one`, `${there}:two`])
      const counts = (await stage.outbox.counts()).map(({ state, count }) => [state, count])
      expect(counts).toEqual([
        ['cancelled', 1],
        ['sent', 3],
      ])
    })

    it('bring their subscription where there is none', async () => {
      const stage = await open()
      const [, there = 0] = await stage.addChats(2)
      await stage.chats.remove('memory:2', by)
      await stage.chats.move('memory:1', 'memory:2', noon + minute)
      const chat = await stage.chats.get(there)
      expect(chat).toMatchObject({ state: 'active', subscription: { format: 'full' } })
    })

    it('tell of those in trouble: shared ones that are paused, or lately gone by themselves', async () => {
      const stage = await open()
      const [paused = 0, lost = 0, old = 0, active = 0] = await stage.addChats(4, {
        kind: 'channel',
      })
      const [reader = 0] = await stage.addChats(1)
      await stage.addChats(1, { kind: 'channel' })
      for (const chat of [paused, reader]) {
        await stage.chats.setState(chat, 'paused', 'no-access', noon + minute)
      }
      await stage.chats.setState(lost, 'gone', 'chat-not-found', noon + minute)
      await stage.chats.setState(old, 'gone', 'chat-not-found', noon - minute)
      await stage.chats.remove('memory:6', by)
      const found = await stage.chats.troubled(noon)
      expect(found.map(({ id, state, since }) => [id, state, since])).toEqual([
        [paused, 'paused', noon + minute],
        [lost, 'gone', noon + minute],
      ])
      expect((await stage.chats.paused('memory')).map(({ id }) => id)).toEqual([paused, reader])
      expect(await stage.chats.paused('telegram')).toEqual([])
      expect(await stage.chats.facts(active)).toMatchObject({ since: noon, addedAt: noon })
      expect(await stage.chats.facts(999)).toBeUndefined()
    })
  })
}
